package io.driftmeter.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.schema.Column;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Which columns of the annotations are recorded is configured. */
class ColumnChoiceTest {

  @Configuration(proxyBeanMethods = false)
  @Import({PlainApplication.class, FraudModel.class})
  static class Fraud {}

  static Stream<Arguments> choices() {
    return Stream.of(
        argumentSet("all", "", List.of("amount", "country", "risk")),
        argumentSet(
            "those that are named",
            "driftmeter.models.fraud.include=amount,risk",
            List.of("amount", "risk")),
        argumentSet(
            "all but those that are named",
            "driftmeter.models.fraud.exclude=country",
            List.of("amount", "risk")),
        argumentSet("no output", "driftmeter.models.fraud.include=country", List.of("country")));
  }

  @ParameterizedTest
  @MethodSource("choices")
  void theChosenColumnsAreRecorded(String property, List<String> columns) {
    try (App app = App.plain(Fraud.class, property)) {
      app.bean(FraudModel.class).score(10, null);
      app.monitor("fraud").closeWindow();

      assertThat(app.monitor("fraud").schema().columns())
          .extracting(Column::name)
          .containsExactlyElementsOf(columns);
      if (columns.contains("country")) {
        assertThat(app.monitor("fraud").counts().states("country").count(ValueState.MISSING))
            .isOne();
      }
      assertThat(app.monitor("fraud").counts().rows()).isOne();
    }
  }

  @Test
  void aNameThatIsNoColumnFailsTheStart() {
    assertThat(App.failure(Fraud.class, "driftmeter.models.fraud.exclude=county"))
        .isEqualTo(
            "driftmeter.models.fraud.include or .exclude names 'county', which is no column; known columns: amount, country, risk");
  }

  @Test
  void aChoiceThatLeavesNoColumnFailsTheStart() {
    assertThat(
            App.failure(
                Fraud.class,
                "driftmeter.models.fraud.include=risk",
                "driftmeter.models.fraud.exclude=risk"))
        .isEqualTo("driftmeter.models.fraud.include and .exclude leave no column");
  }
}
