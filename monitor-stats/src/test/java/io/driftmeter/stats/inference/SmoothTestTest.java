package io.driftmeter.stats.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.stats.measure.Comparison;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The golden values are in {@link DriftTestTest}. */
class SmoothTestTest {

  private static final long[] REFERENCE = {900, 1100, 1000, 950, 1050, 1000, 980, 1020};

  @Test
  void hasFourComponentsAtMost() {
    assertThat(smooth(REFERENCE, shifted(), 8).components()).isEqualTo(4);
    for (int ordered = 0; ordered <= 5; ordered++) {
      assertThat(smooth(REFERENCE, shifted(), ordered).components())
          .isEqualTo(Math.max(0, ordered - 1));
    }
  }

  @Test
  void asManyComponentsAsSpareBinsAreAlmostTheChiSquareStatistic() {
    for (int bins = 2; bins <= 5; bins++) {
      long[] reference = Arrays.copyOf(REFERENCE, bins);
      long[] live = Arrays.copyOf(shifted(), bins);
      double chiSquare = TwoSampleChiSquare.of(Comparison.of(reference, live)).statistic();
      assertThat(smooth(reference, live, bins).statistic())
          .isCloseTo(chiSquare, within(0.01 * chiSquare));
    }
  }

  @Test
  void seesAShiftThatTheChiSquareStatisticDilutes() {
    long[] reference = new long[20];
    long[] live = new long[20];
    Arrays.fill(reference, 5000);
    Arrays.setAll(live, bin -> 81 + 2 * bin); // a tilt of 40 % from end to end
    DriftTestResult result = DriftTest.ofTolerance(0).test(reference, live, 20);
    assertThat(result.smoothPValue()).isLessThan(0.1 * result.chiSquarePValue());
  }

  @Test
  void binsWithoutOrderAreNotItsBusiness() {
    long[] reference = {900, 1100, 1000, 5, 70};
    long[] live = {90, 100, 120, 900, 0};
    assertThat(smooth(reference, live, 3))
        .isEqualTo(smooth(Arrays.copyOf(reference, 3), Arrays.copyOf(live, 3), 3));
  }

  @Test
  void aComponentThatRestsOnFewRowsEndsThem() {
    // the second bin is expected to hold 0.5, 4 and 6 of the 1000 live rows
    assertThat(smooth(new long[] {9995, 5}, new long[] {1000, 0}, 2).components()).isZero();
    assertThat(smooth(new long[] {9960, 40}, new long[] {996, 4}, 2).components()).isZero();
    assertThat(smooth(new long[] {9940, 60}, new long[] {994, 6}, 2).components()).isOne();
  }

  @Test
  void aDegenerateComponentEndsThem() {
    long[] counts = {1_000_000_000, 100, 100, 100};
    assertThat(smooth(counts, counts.clone(), 4).components()).isOne();
  }

  @Test
  void anEmptySideHasNone() {
    assertThat(smooth(new long[] {5, 6, 7}, new long[] {0, 0, 7}, 2))
        .isEqualTo(new SmoothTest(0, 0));
    assertThat(smooth(new long[] {0, 0, 7}, new long[] {5, 6, 7}, 2))
        .isEqualTo(new SmoothTest(0, 0));
  }

  @Test
  void refusesAnOrderedCountOutOfRange() {
    for (int bad : new int[] {-1, 9}) {
      assertThatThrownBy(() -> smooth(REFERENCE, REFERENCE, bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("ordered is " + bad + ", not within 0 and 8");
    }
  }

  private static long[] shifted() {
    return new long[] {80, 100, 95, 110, 100, 120, 130, 115};
  }

  private static SmoothTest smooth(long[] reference, long[] live, int ordered) {
    return SmoothTest.of(Comparison.of(reference, live), ordered);
  }
}
