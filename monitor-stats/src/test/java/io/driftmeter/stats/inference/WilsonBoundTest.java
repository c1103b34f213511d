package io.driftmeter.stats.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wilson's bound, against its formula with the normal quantiles of scipy. */
class WilsonBoundTest {

  @ParameterizedTest
  @CsvSource({
    "12, 2000, 0.95, 0.003751477342819303",
    "100, 2000, 0.95, 0.042574281725464604",
    "3, 4, 0.9, 0.4325414503690775"
  })
  void agreesWithTheGoldenValues(double hits, double total, double confidence, double lower) {
    assertThat(WilsonBound.lower(hits, total, confidence)).isEqualTo(lower, within(1e-12));
  }

  @Test
  void withoutHitsOrTrialsNothingIsExceeded() {
    assertThat(WilsonBound.lower(0, 2_000, 0.95)).isZero();
    assertThat(WilsonBound.lower(0, 0, 0.95)).isZero();
  }

  @Test
  void whatIsDetectableIsAboveTheAcceptedShareAndShrinksWithTheTrials() {
    double few = WilsonBound.smallestDetectable(500, 0.01, 1e-5);
    double many = WilsonBound.smallestDetectable(50_000, 0.01, 1e-5);
    assertThat(many).isBetween(0.01, 0.02);
    assertThat(few).isBetween(many, 0.05);
    assertThat(WilsonBound.smallestDetectable(2_000, 0, 1e-5)).as("a few of 2000").isPositive();
    assertThat(WilsonBound.smallestDetectable(0, 0.01, 1e-5)).isEqualTo(1);
  }

  @Test
  void whatIsOutOfRangeIsRefusedByName() {
    assertThatThrownBy(() -> WilsonBound.lower(1, 2, 1)).hasMessageContaining("confidence is 1.0");
    assertThatThrownBy(() -> WilsonBound.smallestDetectable(10, 2, 0.01))
        .hasMessageContaining("accepted is 2.0");
  }
}
