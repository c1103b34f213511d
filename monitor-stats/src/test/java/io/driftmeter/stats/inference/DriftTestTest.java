package io.driftmeter.stats.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.stats.GoldenTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriftTestTest {

  @Test
  void agreesWithTheGoldenValues() {
    for (String[] row : GoldenTable.rows(DriftTestTest.class, "drift.tsv")) {
      DriftTest test =
          new DriftTest(
              number(row[3]),
              new Dependence(number(row[4]), number(row[5])),
              new Dependence(number(row[6]), number(row[7])));
      DriftTestResult result =
          test.test(GoldenTable.longs(row[0]), GoldenTable.longs(row[1]), Integer.parseInt(row[2]));
      String what = String.join(" ", row);
      assertThat(members(result.bins())).as(what).isEqualTo(row[8]);
      assertThat(result.smooth().components()).as(what).isEqualTo(Integer.parseInt(row[9]));
      GoldenTable.assertClose(result.chiSquare().statistic(), number(row[10]), 1e-12, what);
      assertClose(result.smooth().statistic(), number(row[11]), 1e-11, what);
      GoldenTable.assertClose(result.psi(), number(row[12]), 1e-12, what);
      assertClose(result.correctedPsi(), number(row[13]), 1e-12, what);
      assertClose(result.psiLowerBound(0.75), number(row[14]), 1e-10, what);
      GoldenTable.assertClose(result.chiSquarePValue(), number(row[15]), 1e-11, what);
      GoldenTable.assertClose(result.smoothPValue(), number(row[16]), 1e-10, what);
      GoldenTable.assertClose(result.smallestDetectable(0.001), number(row[17]), 1e-7, what);
    }
  }

  /** As relative errors, but differences of nearly equal numbers have an absolute one as well. */
  private static void assertClose(double actual, double expected, double relative, String what) {
    assertThat(GoldenTable.error(actual, expected, 1e-15))
        .as("%s: %s against %s", what, actual, expected)
        .isLessThanOrEqualTo(relative);
  }

  private static String members(MergedBins bins) {
    List<String> groups = new ArrayList<>();
    for (int bin = 0; bin < bins.size(); bin++) {
      groups.add(Arrays.toString(bins.members(bin)).replaceAll("[\\[\\] ]", ""));
    }
    return String.join(";", groups);
  }

  @Test
  void anEmptySideProvesNothing() {
    for (long[] live : new long[][] {{0, 0}, {0, 0, 0}}) {
      DriftTestResult result =
          DriftTest.ofTolerance(0.01).test(new long[] {5, 6, 7}, Arrays.copyOf(live, 3), 2);
      provesNothing(result);
      assertThat(result.psi()).isNaN();
      assertThat(result.correctedPsi()).isNaN();
      assertThat(result.psiLowerBound(0.9)).isNaN();
      assertThat(result.effectiveCount()).isZero();
    }
  }

  @Test
  void aSingleOccupiedBinProvesNothing() {
    DriftTestResult result =
        DriftTest.ofTolerance(0).test(new long[] {0, 700, 0}, new long[] {0, 900, 0}, 3);
    provesNothing(result);
    assertThat(result.psi()).isZero();
    assertThat(result.psiLowerBound(0.9)).isZero();
  }

  @Test
  void oneObservationProvesNothing() {
    provesNothing(
        DriftTest.ofTolerance(0).test(new long[] {1000, 1000, 1000}, new long[] {0, 0, 1}, 3));
    provesNothing(DriftTest.ofTolerance(0).test(new long[] {1, 0}, new long[] {0, 1}, 2));
  }

  private static void provesNothing(DriftTestResult result) {
    assertThat(result.pValue()).isEqualTo(1);
    assertThat(result.chiSquarePValue()).isEqualTo(1);
    assertThat(result.smoothPValue()).isEqualTo(1);
    assertThat(result.smooth()).isEqualTo(new SmoothTest(0, 0));
    assertThat(result.degrees()).isZero();
    assertThat(result.smallestDetectable(0.01)).isInfinite();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.01})
  void equalCountsDoNotDiffer(double tolerance) {
    long[] counts = {1_000_000_007, 3, 0, 900, 77, 12_345, 1, 0, 600};
    for (int ordered = 0; ordered <= counts.length; ordered++) {
      DriftTestResult same = DriftTest.ofTolerance(tolerance).test(counts, counts.clone(), ordered);
      assertThat(same.chiSquare().statistic()).isZero();
      assertThat(same.smooth().statistic()).isZero();
      assertThat(same.pValue()).isEqualTo(1);
      assertThat(same.psi()).isZero();
      assertThat(same.correctedPsi()).isZero();
      assertThat(same.psiLowerBound(0.99)).isZero();
    }
  }

  @Test
  void binsThatAreEmptyOnBothSidesChangeNothing() {
    DriftTest test = DriftTest.ofTolerance(0.001);
    DriftTestResult with =
        test.test(
            new long[] {0, 500, 0, 600, 700, 0, 80, 0}, new long[] {0, 60, 0, 55, 90, 0, 9, 0}, 6);
    DriftTestResult without =
        test.test(new long[] {500, 600, 700, 80}, new long[] {60, 55, 90, 9}, 3);
    assertThat(with.pValue()).isEqualTo(without.pValue());
    assertThat(with.smooth().components()).isEqualTo(2);
    GoldenTable.assertClose(
        with.smooth().statistic(), without.smooth().statistic(), 1e-14, "smooth");
  }

  @Test
  void hugeCountsAreTested() {
    long huge = 1L << 53;
    long[] reference = {huge, huge, huge};
    long[] live = {huge, huge, huge + 1};
    DriftTestResult same = DriftTest.ofTolerance(0).test(reference, live, 3);
    assertThat(same.pValue()).isGreaterThan(0.999);
    assertThat(same.correctedPsi()).isZero();
    live[2] = huge + huge / 2;
    assertThat(DriftTest.ofTolerance(0).test(reference, live, 3).chiSquarePValue())
        .isEqualTo(1e-15);
  }

  @Test
  void withoutAnOrderThereIsNoSmoothTest() {
    long[] reference = {1000, 1000, 1000};
    long[] live = {100, 100, 190};
    DriftTestResult result = DriftTest.ofTolerance(0.01).test(reference, live, 0);
    assertThat(result.smooth()).isEqualTo(new SmoothTest(0, 0));
    assertThat(result.pValue()).isEqualTo(result.chiSquarePValue());
    DriftTestResult inOrder = DriftTest.ofTolerance(0.01).test(reference, live, 3);
    assertThat(inOrder.chiSquarePValue()).isEqualTo(result.chiSquarePValue());
    assertThat(inOrder.pValue())
        .isEqualTo(2 * Math.min(inOrder.chiSquarePValue(), inOrder.smoothPValue()));
    assertThat(inOrder.smallestDetectable(0.01))
        .isGreaterThan(result.smallestDetectable(0.01))
        .isEqualTo(result.smallestDetectable(0.005));
  }

  @Test
  void dependenceForgivesMore() {
    long[] reference = {10_000, 10_000, 10_000, 10_000};
    long[] live = {400, 300, 300, 290};
    DriftTestResult independent = DriftTest.ofTolerance(0.001).test(reference, live, 4);
    DriftTestResult dependent =
        new DriftTest(0.001, new Dependence(4, 2), new Dependence(8, 1.5)).test(reference, live, 4);
    assertThat(dependent.chiSquarePValue()).isGreaterThan(independent.chiSquarePValue());
    assertThat(dependent.smoothPValue()).isGreaterThan(independent.smoothPValue());
    assertThat(dependent.correctedPsi()).isLessThan(independent.correctedPsi());
    assertThat(dependent.psiLowerBound(0.9)).isLessThanOrEqualTo(independent.psiLowerBound(0.9));
    assertThat(dependent.effectiveCount()).isEqualTo(1290 / 4.0);
    assertThat(dependent.degrees()).isEqualTo(2);
  }

  @Test
  void contributionsNameTheBinThatMoved() {
    DriftTestResult result =
        DriftTest.ofTolerance(0.01)
            .test(new long[] {1000, 0, 1000, 1000}, new long[] {100, 0, 100, 190}, 4);
    assertThat(result.bins().members(2)).containsExactly(3);
    assertThat(result.chiSquare().contribution(2))
        .isGreaterThan(result.chiSquare().contribution(0));
    assertThat(result.chiSquare().size()).isEqualTo(3);
    assertThat(result.degrees()).isEqualTo(2);
  }

  @Test
  void aWiderToleranceForgivesMore() {
    long[] reference = {10_000, 10_000, 10_000};
    long[] live = {400, 300, 300};
    double before = 0;
    for (double tolerance : new double[] {0, 0.001, 0.01, 0.1, 1}) {
      double pValue = DriftTest.ofTolerance(tolerance).test(reference, live, 3).chiSquarePValue();
      assertThat(pValue).isGreaterThan(before);
      before = pValue;
    }
  }

  @Test
  void refusesArgumentsOutOfRange() {
    refuses(() -> DriftTest.ofTolerance(-1), "tolerance is -1.0, not finite and at least 0");
    DriftTestResult result =
        DriftTest.ofTolerance(0.01).test(new long[] {50, 50}, new long[] {50, 50}, 0);
    refuses(() -> result.smallestDetectable(0.9), "alpha is 0.9, not between 2.0E-15 and 0.8");
    refuses(() -> result.psiLowerBound(1), "confidence is 1.0, not between 0.5 and 1.0");
    refuses(() -> result.smallestDetectable(0.1, 1), "power is 1.0, not between 0.0 and 1.0");
  }

  private static void refuses(Runnable call, String message) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  private static double number(String cell) {
    return Double.parseDouble(cell);
  }
}
