package io.driftmeter.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.api.fleet.FleetBin;
import io.driftmeter.api.fleet.FleetColumn;
import io.driftmeter.api.schema.ColumnKind;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What is published, and what replicas have in common, is settled by properties. */
class MeterPropertiesTest {

  @Configuration(proxyBeanMethods = false)
  @Import(PlainApplication.class)
  static class Served {
    @Bean
    LateArrivalModel lateArrival() {
      return new LateArrivalModel();
    }

    @Bean
    MeterRegistry registry() {
      return new SimpleMeterRegistry();
    }
  }

  @TempDir private Path folder;

  private App served(String... properties) throws IOException {
    String reference = Flights.saved(folder.resolve("reference.json"), "3");
    String[] all = Arrays.copyOf(properties, properties.length + 1);
    all[properties.length] = reference;
    return App.plain(Served.class, all);
  }

  private static List<FleetColumn> columns(App app, ColumnKind kind) {
    return app.monitor("late-arrival").fleet().orElseThrow().columns().stream()
        .filter(column -> column.column().kind() == kind)
        .toList();
  }

  private static long series(App app) {
    return series(app, "model.bin.values");
  }

  private static long series(App app, String name) {
    return app.bean(MeterRegistry.class).getMeters().stream()
        .filter(meter -> meter.getId().getName().equals(name))
        .count();
  }

  @Test
  void theNumberOfBinsIsAProperty() throws IOException {
    try (App app = served("driftmeter.models.late-arrival.fleet-bins=4")) {
      assertThat(columns(app, ColumnKind.NUMERIC))
          .isNotEmpty()
          .allSatisfy(column -> assertThat(column.bins()).hasSizeLessThanOrEqualTo(4));
      assertThat(series(app)).isPositive();
    }
  }

  @Test
  void noBinsAreNoFleet() throws IOException {
    try (App app = served("driftmeter.models.late-arrival.fleet-bins=0")) {
      assertThat(app.monitor("late-arrival").fleet()).isEmpty();
      assertThat(series(app)).isZero();
    }
  }

  @Test
  void namesOfCategoriesAreLabelsWhereTheyAreAskedFor() throws IOException {
    try (App app = served("driftmeter.models.late-arrival.fleet-category-names=true")) {
      assertThat(columns(app, ColumnKind.CATEGORICAL))
          .flatExtracting(FleetColumn::bins)
          .extracting(FleetBin::range)
          .contains("other")
          .noneMatch(range -> range.startsWith("category "));
    }
  }

  @Test
  void theSeriesOfTheFleetAreCapped() throws IOException {
    try (App app = served("driftmeter.meters.fleet-series=0")) {
      assertThat(series(app)).isZero();
      assertThat(app.log()).anyMatch(line -> line.contains("are not exported for the fleet"));
    }
  }

  @Test
  void theColumnsInDetailAreCapped() throws IOException {
    try (App app = served("driftmeter.meters.detailed-columns=0")) {
      int columns = app.monitor("late-arrival").schema().columns().size();
      assertThat(series(app, "model.values")).isZero();
      assertThat(app.bean(MeterRegistry.class).find("model.alarm").tag("check", "any").meters())
          .hasSize(columns);
      assertThat(app.log())
          .anyMatch(line -> line.contains(columns + " columns are published in brief"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "fleet-series, -1, 1000000",
    "fleet-series, 1000001, 1000000",
    "detailed-columns, -1, 10000",
    "detailed-columns, 10001, 10000"
  })
  void aCapOutOfRangeFailsTheStart(String property, int value, int most) {
    assertThatThrownBy(() -> served("driftmeter.meters." + property + "=" + value).close())
        .hasStackTraceContaining(
            "driftmeter.meters.%s is %d, but must be 0 to %d".formatted(property, value, most));
  }
}
