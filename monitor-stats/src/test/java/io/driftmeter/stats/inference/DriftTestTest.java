package io.driftmeter.stats.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.stats.GoldenTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriftTestTest {

  @Test
  void agreesWithTheGoldenValues() {
    for (String[] row : GoldenTable.rows(DriftTestTest.class, "drift.tsv")) {
      Dependence dependence = new Dependence(number(row[4]), number(row[5]), number(row[6]));
      DriftTestResult result =
          new DriftTest(number(row[3]), dependence)
              .test(GoldenTable.longs(row[0]), GoldenTable.longs(row[1]), Integer.parseInt(row[2]));
      String what = String.join(" ", row);
      assertThat(members(result.bins())).as(what).isEqualTo(row[7]);
      GoldenTable.assertClose(result.chiSquare().statistic(), number(row[8]), 1e-12, what);
      GoldenTable.assertClose(result.psi(), number(row[9]), 1e-12, what);
      assertThat(GoldenTable.error(result.correctedPsi(), number(row[10]), 1e-15))
          .as(what)
          .isLessThan(1e-12);
      GoldenTable.assertClose(result.anyPValue(), number(row[11]), 1e-11, what);
      GoldenTable.assertClose(result.driftPValue(), number(row[12]), 1e-11, what);
      GoldenTable.assertClose(result.smallestDetectable(0.001), number(row[13]), 1e-11, what);
    }
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
    DriftTestResult result = DriftTest.ofTolerance(0.01).test(new long[] {5, 6}, new long[2], 2);
    assertThat(result.driftPValue()).isEqualTo(1);
    assertThat(result.anyPValue()).isEqualTo(1);
    assertThat(result.psi()).isNaN();
    assertThat(result.correctedPsi()).isNaN();
    assertThat(result.smallestDetectable(0.01)).isInfinite();
  }

  @Test
  void hugeCountsAreTested() {
    long huge = 1L << 53;
    long[] reference = {huge, huge, huge};
    long[] live = {huge, huge, huge + 1};
    DriftTestResult same = DriftTest.ofTolerance(0).test(reference, live, 3);
    assertThat(same.anyPValue()).isGreaterThan(0.999);
    assertThat(same.correctedPsi()).isZero();
    live[2] = huge + huge / 2;
    assertThat(DriftTest.ofTolerance(0).test(reference, live, 3).driftPValue()).isEqualTo(1e-15);
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
      double pValue = DriftTest.ofTolerance(tolerance).test(reference, live, 3).driftPValue();
      assertThat(pValue).isGreaterThan(before);
      before = pValue;
    }
  }

  @Test
  void refusesArgumentsOutOfRange() {
    refuses(() -> DriftTest.ofTolerance(-1), "tolerance is -1.0, not finite and at least 0");
    refuses(() -> new Dependence(0, 1, 1), "scale is 0.0, not positive and finite");
    refuses(() -> new Dependence(1, Double.NaN, 1), "degrees is NaN, not positive");
    refuses(() -> new Dependence(1, 1, Double.NaN), "inflation is NaN, not positive and finite");
    DriftTestResult result =
        DriftTest.ofTolerance(0.01).test(new long[] {50, 50}, new long[] {50, 50}, 0);
    refuses(() -> result.smallestDetectable(0.9), "alpha is 0.9, not between 1.0E-15 and 0.8");
    refuses(() -> result.smallestDetectable(0.1, 1), "power is 1.0, not between 0.0 and 1.0");
  }

  private static void refuses(Runnable call, String message) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  private static double number(String cell) {
    return Double.parseDouble(cell);
  }
}
