package io.driftmeter.stats.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  @Test
  void copiesItsArrays() {
    long[] reference = {1, 2};
    long[] live = {3, 4};
    double[] positions = {0, 1};
    Comparison comparison = Comparison.ordered(reference, live, positions);
    reference[0] = 100;
    live[0] = 100;
    positions[0] = -100;
    assertThat(comparison.reference(0)).isEqualTo(1);
    assertThat(comparison.live(0)).isEqualTo(3);
    assertThat(comparison.position(0)).isZero();
    assertThat(comparison.referenceTotal()).isEqualTo(3);
    assertThat(comparison.liveTotal()).isEqualTo(7);
    assertThat(comparison.isOrdered()).isTrue();
  }

  @Test
  void shareDifferencesAreRightHoweverClose() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 20_000; i++) {
      long n = random.nextLong(1, 1L << random.nextInt(1, 62));
      long m = random.nextBoolean() ? n + random.nextInt(3) : random.nextLong(1, 1L << 61);
      long a = random.nextLong(n + 1);
      long near = (long) ((double) a / n * m) + random.nextInt(-2, 3);
      long b = Math.max(0, Math.min(m, near));
      BigInteger top = big(a).multiply(big(m)).subtract(big(b).multiply(big(n)));
      double expected =
          new BigDecimal(top)
              .divide(new BigDecimal(big(n).multiply(big(m))), MathContext.DECIMAL128)
              .doubleValue();
      double actual = Shares.difference(a, n, b, m);
      assertThat(Math.abs(actual - expected))
          .as("%s/%s - %s/%s", a, n, b, m)
          .isLessThanOrEqualTo(3 * Math.ulp(expected));
    }
  }

  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }

  @Test
  void anEmptySideHasNoShares() {
    Comparison comparison = Comparison.of(new long[] {1, 2}, new long[2]);
    assertThat(comparison.isDefined()).isFalse();
    assertThat(comparison.liveShare(0)).isNaN();
    assertThat(comparison.shareDifference(0)).isNaN();
    assertThat(comparison.referenceShare(1)).isEqualTo(2 / 3.0);
  }

  @Test
  void refusesBadInputWithItsReason() {
    long[] two = {1, 2};
    refuses(() -> Comparison.of(new long[0], new long[0]), "reference has no bins");
    refuses(() -> Comparison.of(two, new long[3]), "live has 3 bins, reference has 2");
    refuses(() -> Comparison.of(two, new long[] {0, -1}), "live[1] is -1, negative");
    refuses(
        () -> Comparison.of(new long[] {Comparison.MAX_TOTAL, 1}, two),
        "total of reference exceeds 1152921504606846976");
    refuses(
        () -> Comparison.of(two, new long[] {Long.MAX_VALUE, Long.MAX_VALUE}),
        "total of live exceeds 1152921504606846976");
    refuses(
        () -> Comparison.ordered(two, two, new double[1]), "positions has 1 bins, reference has 2");
    refuses(
        () -> Comparison.ordered(two, two, new double[] {0, Double.NaN}),
        "positions[1] is NaN, not finite or below its predecessor");
    refuses(
        () -> Comparison.ordered(two, two, new double[] {0, -1}),
        "positions[1] is -1.0, not finite or below its predecessor");
    assertThatThrownBy(() -> Comparison.of(two, two).position(0))
        .isInstanceOf(IllegalStateException.class);
  }

  private static void refuses(Runnable call, String message) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
