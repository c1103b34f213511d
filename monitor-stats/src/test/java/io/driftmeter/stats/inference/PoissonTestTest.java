package io.driftmeter.stats.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tails of counts, against {@code scipy.stats.poisson}: cdf(k, m) and sf(k - 1, m). */
class PoissonTestTest {

  @ParameterizedTest
  @CsvSource({
    "0, 3.5, 0.0301973834223185, 1.0",
    "3, 10, 0.010336050675925726, 0.9972306042844884",
    "250, 400, 5.116190123430955e-16, 0.9999999999999997",
    "5, 0.2, 0.9999999250914553, 2.2581905529578234e-06",
    "1500, 1000, 1.0, 3.1520793370541912e-49",
    "1000000, 1010000, 1.0714118236215537e-23, 1.0"
  })
  void agreesWithTheGoldenValues(long count, double mean, double atMost, double atLeast) {
    assertThat(PoissonTest.lowerTail(count, mean)).isEqualTo(atMost, within(1e-9 * atMost));
    assertThat(PoissonTest.upperTail(count, mean)).isEqualTo(atLeast, within(1e-9 * atLeast));
  }

  @Test
  void nothingIsCertainOfAMeanOfNothing() {
    assertThat(PoissonTest.lowerTail(0, 0)).isEqualTo(1);
    assertThat(PoissonTest.upperTail(0, 0)).isEqualTo(1);
    assertThat(PoissonTest.upperTail(1, 0)).isZero();
  }

  @Test
  void whatIsOutOfRangeIsRefusedByName() {
    assertThatThrownBy(() -> PoissonTest.lowerTail(-1, 1)).hasMessageContaining("count is -1");
    assertThatThrownBy(() -> PoissonTest.upperTail(1, Double.NaN)).hasMessageContaining("mean");
  }
}
