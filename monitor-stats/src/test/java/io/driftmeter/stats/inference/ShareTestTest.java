package io.driftmeter.stats.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.stats.GoldenTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTestTest {

  @Test
  void agreesWithTheGoldenValues() {
    double worst = 0;
    for (String[] row : GoldenTable.rows(ShareTestTest.class, "share.tsv")) {
      double expected = Double.parseDouble(row[6]);
      double actual = test(row).moreThan(Double.parseDouble(row[4]));
      GoldenTable.assertClose(actual, expected, 1e-10, String.join(" ", row));
      worst = Math.max(worst, GoldenTable.error(actual, expected, 0));
    }
    System.out.printf("shares: largest relative error %.1e%n", worst);
  }

  @Test
  void fewerEventsAreMoreOfTheOtherRows() {
    for (String[] row : GoldenTable.rows(ShareTestTest.class, "share.tsv")) {
      ShareTest test = test(row);
      ShareTest opposite =
          new ShareTest(
              test.live() - test.liveCount(),
              test.live(),
              test.reference() - test.referenceCount(),
              test.reference(),
              test.dispersion());
      double allowance = Double.parseDouble(row[4]);
      assertThat(opposite.fewerThan(allowance)).isEqualTo(test.moreThan(allowance));
    }
  }

  private static ShareTest test(String[] row) {
    return new ShareTest(
        Long.parseLong(row[0]),
        Long.parseLong(row[1]),
        Long.parseLong(row[2]),
        Long.parseLong(row[3]),
        Double.parseDouble(row[5]));
  }

  @Test
  void seesATripledDecisionRate() {
    // 0.2 % of the reference; 0.6 % of 2000 and of 4000 live rows
    assertThat(ShareTest.of(12, 2000, 100, 50_000).moreThan(0)).isBetween(1e-4, 1e-2);
    assertThat(ShareTest.of(24, 4000, 100, 50_000).moreThan(0)).isBetween(1e-6, 2e-5);
    assertThat(ShareTest.of(24, 4000, 100, 50_000).ratioLowerBound(0.999)).isBetween(1.3, 1.5);
    assertThat(ShareTest.of(4, 2000, 100, 50_000).moreThan(0)).isGreaterThan(0.5);
  }

  @Test
  void seesThatDecisionsStop() {
    assertThat(ShareTest.of(0, 5000, 100, 50_000).fewerThan(0)).isBetween(1e-5, 1e-4);
    assertThat(ShareTest.of(0, 5000, 100, 50_000).ratioUpperBound(0.99)).isBetween(0.3, 0.6);
  }

  @ParameterizedTest
  @CsvSource({
    "12, 2000, 100, 50000, 1", "3, 400, 900, 1000, 1", "390, 400, 900, 1000, 1",
    "40, 2000, 100, 50000, 2.5", "1, 2000, 0, 50000, 1", "500000000, 1000000000, 400, 1000, 1",
    "7, 9, 3, 7, 1"
  })
  void boundsInvertTheTest(long x, long n, long y, long m, double dispersion) {
    ShareTest test = new ShareTest(x, n, y, m, dispersion);
    double before = 0;
    for (double level : new double[] {1e-9, 1e-3, 0.3}) {
      double bound = test.ratioLowerBound(1 - level);
      assertThat(bound).isGreaterThan(before);
      before = bound;
      // no factor at all is the plain test
      assertThat(bound >= 1).isEqualTo(test.moreThan(0) <= level * (1 + 1e-6));
      double upper = test.ratioUpperBound(1 - level);
      assertThat(upper).isGreaterThan(test.ratioLowerBound(0.6));
      assertThat(upper <= 1).isEqualTo(test.fewerThan(0) <= level * (1 + 1e-6));
    }
  }

  @Test
  void boundsHoldTheRatioOfTheRates() {
    ShareTest test = ShareTest.of(600, 100_000, 20_000, 10_000_000);
    assertThat(test.ratioLowerBound(0.5)).isCloseTo(3, within(0.01));
    assertThat(test.ratioUpperBound(0.5)).isCloseTo(3, within(0.01));
    assertThat(test.ratioLowerBound(0.975))
        .isCloseTo(3 * (1 - 1.96 / Math.sqrt(600)), within(0.03));
    assertThat(test.ratioUpperBound(0.975))
        .isCloseTo(3 * (1 + 1.96 / Math.sqrt(600)), within(0.03));
  }

  @Test
  void nothingOnOneSideHasBounds() {
    ShareTest unseenBefore = ShareTest.of(5, 2000, 0, 50_000);
    assertThat(unseenBefore.ratioLowerBound(0.99)).isBetween(5.0, 100.0);
    assertThat(unseenBefore.ratioUpperBound(0.99)).isInfinite();
    ShareTest gone = ShareTest.of(0, 2000, 500, 50_000);
    assertThat(gone.ratioLowerBound(0.99)).isZero();
    assertThat(gone.ratioUpperBound(0.99)).isBetween(0.05, 1.0);
    ShareTest never = ShareTest.of(0, 2000, 0, 50_000);
    assertThat(never.ratioLowerBound(0.99)).isZero();
    assertThat(never.ratioUpperBound(0.99)).isInfinite();
    ShareTest always = ShareTest.of(2000, 2000, 50_000, 50_000);
    assertThat(always.ratioLowerBound(0.99)).isBetween(0.9, 1.0);
    assertThat(always.ratioUpperBound(0.99)).isInfinite();
  }

  @Test
  void emptySidesProveNothing() {
    for (ShareTest empty : new ShareTest[] {ShareTest.of(0, 0, 3, 9), ShareTest.of(3, 9, 0, 0)}) {
      assertThat(empty.moreThan(0)).isEqualTo(1);
      assertThat(empty.fewerThan(0)).isEqualTo(1);
      assertThat(empty.smallestDetectable(0.01, 0)).isEqualTo(1);
      assertThat(empty.ratioUpperBound(0.99)).isInfinite();
    }
    assertThat(ShareTest.of(0, 0, 3, 9).ratioLowerBound(0.99)).isZero();
  }

  @Test
  void anAllowanceAndDispersionForgiveMore() {
    double before = 0;
    for (double allowance : new double[] {0, 0.001, 0.01, 0.02, 1}) {
      double pValue = ShareTest.of(40, 2000, 100, 50_000).moreThan(allowance);
      assertThat(pValue).isGreaterThan(before);
      before = pValue;
    }
    assertThat(before).isEqualTo(1);
    before = 0;
    for (double dispersion : new double[] {1, 1.3, 4, 50}) {
      double pValue = new ShareTest(40, 2000, 100, 50_000, dispersion).moreThan(0);
      assertThat(pValue).isGreaterThan(before);
      before = pValue;
    }
    assertThat(before).isEqualTo(1);
  }

  @Test
  void billionsOfRowsAreCompared() {
    long billion = 1_000_000_000;
    assertThat(ShareTest.of(billion / 2, billion, billion / 2, billion).moreThan(0))
        .isCloseTo(0.5, within(1e-4));
    assertThat(ShareTest.of(billion, billion, billion - 1, billion).moreThan(0))
        .isCloseTo(0.5, within(1e-9));
    assertThat(ShareTest.of(billion, billion, 0, billion).moreThan(0)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "2000, 100, 50000, 0.01, 0",
    "2000, 100, 50000, 0.0001, 0.005",
    "500, 50, 100, 0.01, 0",
    "100000, 0, 50000, 0.001, 0"
  })
  void aDetectableShareIsDetected(long n, long y, long m, double alpha, double allowance) {
    double share = ShareTest.of(0, n, y, m).smallestDetectable(alpha, allowance);
    long significant = 0;
    while (ShareTest.of(significant, n, y, m).moreThan(allowance) > alpha) {
      significant++;
    }
    assertThat(BinomialTest.upperTail(significant, n, share)).isBetween(0.77, 0.83);
  }

  @Test
  void refusesArgumentsOutOfRange() {
    refuses(() -> ShareTest.of(3, 2, 0, 1), "liveCount is 3, more than live, 2");
    refuses(() -> ShareTest.of(0, 1, -1, 1), "referenceCount is -1, negative");
    refuses(
        () -> new ShareTest(0, 1, 0, 1, Double.NaN),
        "dispersion is NaN, not finite and at least 1");
    ShareTest test = ShareTest.of(1, 2, 3, 4);
    refuses(() -> test.moreThan(-0.1), "allowance is -0.1, not within 0 and 1");
    refuses(() -> test.fewerThan(Double.NaN), "allowance is NaN, not within 0 and 1");
    refuses(() -> test.ratioLowerBound(1), "confidence is 1.0, not between 0.0 and 1.0");
    refuses(() -> test.ratioUpperBound(0), "confidence is 0.0, not between 0.0 and 1.0");
    refuses(() -> test.smallestDetectable(0, 0), "alpha is 0.0, not between 0.0 and 1.0");
  }

  private static void refuses(Runnable call, String message) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
