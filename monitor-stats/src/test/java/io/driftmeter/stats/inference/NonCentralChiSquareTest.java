package io.driftmeter.stats.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.stats.GoldenTable;
import java.util.List;
import org.junit.jupiter.api.Test;

class NonCentralChiSquareTest {

  private static final List<String[]> TAILS =
      GoldenTable.rows(NonCentralChiSquareTest.class, "tails.tsv");

  @Test
  void tailsAgreeWithTheGoldenValues() {
    double worst = 0;
    for (String[] row : TAILS) {
      double expected = number(row[3]);
      double actual = NonCentralChiSquare.upperTail(number(row[2]), number(row[0]), number(row[1]));
      if (expected < NonCentralChiSquare.SMALLEST_PROBABILITY) {
        assertThat(actual).isEqualTo(NonCentralChiSquare.SMALLEST_PROBABILITY);
        continue;
      }
      GoldenTable.assertClose(
          actual, expected, expected < 1e-12 ? 1e-4 : 1e-10, String.join(" ", row));
      worst = Math.max(worst, GoldenTable.error(actual, expected, 0));
    }
    System.out.printf("non-central chi-square: largest relative error %.1e%n", worst);
    assertThat(worst).isLessThan(1e-10);
  }

  @Test
  void centralTailsAreRightFarOut() {
    double worst = 0;
    for (String[] row : TAILS) {
      double expected = number(row[3]);
      if (number(row[1]) == 0) {
        double actual = ChiSquare.upperTail(number(row[2]), number(row[0]));
        GoldenTable.assertClose(actual, expected, 1e-12, String.join(" ", row));
        worst = Math.max(worst, GoldenTable.error(actual, expected, 0));
      }
    }
    System.out.printf("chi-square: largest relative error %.1e%n", worst);
    // /usr/bin/python3 -c 'from scipy.stats import chi2; print(repr(chi2.sf(200, 19)))', scipy
    // 1.10.1
    GoldenTable.assertClose(
        ChiSquare.upperTail(200, 19), 3.4047651393116526e-32, 1e-10, "df 19, x 200");
  }

  @Test
  void criticalValuesAgreeWithTheGoldenValues() {
    double worst = 0;
    for (String[] row : GoldenTable.rows(NonCentralChiSquareTest.class, "critical.tsv")) {
      double expected = number(row[3]);
      double actual =
          NonCentralChiSquare.criticalValue(number(row[2]), number(row[0]), number(row[1]));
      GoldenTable.assertClose(actual, expected, 1e-11, String.join(" ", row));
      worst = Math.max(worst, GoldenTable.error(actual, expected, 0));
    }
    System.out.printf("critical values: largest relative error %.1e%n", worst);
  }

  @Test
  void whatIsDetectableExceedsTheCriticalValueWithTheAskedPower() {
    for (double degrees : new double[] {0.7, 1, 19, 400}) {
      for (double noncentrality : new double[] {0, 0.5, 20, 18_000}) {
        for (double alpha : new double[] {1e-14, 1e-6, 0.01}) {
          double detectable = NonCentralChiSquare.detectable(alpha, 0.8, degrees, noncentrality);
          double critical = NonCentralChiSquare.criticalValue(alpha, degrees, noncentrality);
          GoldenTable.assertClose(
              NonCentralChiSquare.upperTail(critical, degrees, detectable),
              0.8,
              5e-4,
              "degrees %s, noncentrality %s, alpha %s".formatted(degrees, noncentrality, alpha));
        }
      }
    }
  }

  @Test
  void tailsFallInXAndRiseInNoncentrality() {
    for (double noncentrality : new double[] {0, 1e-9, 1, 20, 18_000, 1e7}) {
      double before = 1;
      double sd = Math.sqrt(38 + 4 * noncentrality);
      for (double z = -10; z < 12; z += 0.25) {
        double x = 19 + noncentrality + z * sd;
        double tail = NonCentralChiSquare.upperTail(x, 19, noncentrality);
        double rounding = 1e-11 * Math.max(1, noncentrality / 10_000) * tail;
        assertThat(tail).isLessThanOrEqualTo(before + rounding);
        assertThat(NonCentralChiSquare.upperTail(x, 19, noncentrality + 0.1 * sd))
            .isGreaterThanOrEqualTo(tail - rounding);
        before = tail;
      }
    }
  }

  @Test
  void theEndsOfTheLine() {
    assertThat(NonCentralChiSquare.upperTail(0, 19, 20)).isEqualTo(1);
    assertThat(NonCentralChiSquare.upperTail(-1, 19, 20)).isEqualTo(1);
    assertThat(NonCentralChiSquare.upperTail(Double.MIN_VALUE, 19, 20)).isEqualTo(1);
    for (double far : new double[] {1e6, 1e300, Double.MAX_VALUE, Double.POSITIVE_INFINITY}) {
      assertThat(NonCentralChiSquare.upperTail(far, 19, 20)).isEqualTo(1e-15);
      assertThat(ChiSquare.upperTail(far, 19)).isZero();
    }
  }

  @Test
  void refusesArgumentsOutOfRange() {
    refuses(() -> NonCentralChiSquare.upperTail(Double.NaN, 19, 20), "x is NaN");
    refuses(
        () -> NonCentralChiSquare.upperTail(1, 0, 20), "degrees is 0.0, not positive and finite");
    refuses(
        () -> NonCentralChiSquare.upperTail(1, 19, -1),
        "noncentrality is -1.0, not finite and at least 0");
    refuses(
        () -> NonCentralChiSquare.criticalValue(1, 19, 20), "alpha is 1.0, not between 1.0E-15");
    refuses(
        () -> NonCentralChiSquare.criticalValue(1e-16, 19, 20), "alpha is 1.0E-16, not between");
    refuses(() -> ChiSquare.upperTail(1, Double.NaN), "degrees is NaN, not positive and finite");
  }

  private static void refuses(Runnable call, String message) {
    assertThatThrownBy(call::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  private static double number(String cell) {
    return Double.parseDouble(cell);
  }
}
