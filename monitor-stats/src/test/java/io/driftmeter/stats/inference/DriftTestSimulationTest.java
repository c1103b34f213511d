package io.driftmeter.stats.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How often the drift test raises a false alarm when the truth lies on the boundary of the
 * tolerance, and how often it sees a drift of the size that it calls detectable. Both samples are
 * drawn anew in every replicate, with independent rows.
 */
class DriftTestSimulationTest {

  private static final int REPLICATES = 20_000;
  private static final double LEVEL = 0.01;

  /** Shapes of the reference over the bins. */
  enum Shape {
    UNIFORM,
    SKEWED,
    SPARSE,
    ATOM;

    double[] shares() {
      return switch (this) {
        case UNIFORM -> shares(20, bin -> 1);
        case SKEWED -> shares(20, bin -> 1 / (1.0 + bin));
        case SPARSE -> shares(30, bin -> Math.pow(0.75, bin));
        case ATOM -> shares(10, bin -> bin == 0 ? 500 : 1);
      };
    }

    private static double[] shares(int bins, IntToDoubleFunction weight) {
      return scaled(IntStream.range(0, bins).mapToDouble(weight).toArray());
    }
  }

  /** How the live shares differ: all a little, or one bin much. */
  enum Change {
    TILT,
    TILT_BACK,
    SPIKE,
    DROP;

    double[] apply(double[] shares, double size) {
      double[] changed = shares.clone();
      switch (this) {
        case TILT -> Arrays.setAll(changed, i -> shares[i] * Math.exp(size * i / shares.length));
        case TILT_BACK ->
            Arrays.setAll(changed, i -> shares[i] * Math.exp(-size * i / shares.length));
        case SPIKE -> changed[shares.length - 1] *= 1 + size;
        case DROP -> changed[0] *= Math.exp(-size);
      }
      return scaled(changed);
    }
  }

  // two standard errors of each rate are 0.0014
  @ParameterizedTest
  @CsvSource({
    "UNIFORM, TILT, 0.01, 1000, 5000",
    "UNIFORM, TILT, 0.1, 500, 5000",
    "UNIFORM, TILT, 0.2, 100000, 500000",
    "UNIFORM, TILT, 0.01, 4000, 4000",
    "UNIFORM, SPIKE, 0.01, 1000, 5000",
    "UNIFORM, SPIKE, 0.1, 1000, 5000",
    "UNIFORM, DROP, 0.02, 2000, 20000",
    "SKEWED, SPIKE, 0.01, 2000, 5000",
    "SKEWED, TILT, 0.02, 1000, 5000",
    "SKEWED, TILT_BACK, 0.02, 5000, 25000",
    "SKEWED, DROP, 0.1, 2000, 20000",
    "SKEWED, TILT, 0, 500, 2000",
    "SPARSE, TILT, 0, 500, 2000"
  })
  void falseAlarmsAreAsRareAsPromised(Shape shape, Change change, double tolerance, int n, int m) {
    Alarms alarms = alarms(shape, change, tolerance, tolerance, n, m, REPLICATES);
    assertThat(alarms.chiSquare()).isBetween(0.006, 0.014);
    assertThat(alarms.pair()).isLessThanOrEqualTo(0.012);
  }

  @ParameterizedTest
  @CsvSource({
    "SPARSE, 500, 500",
    "SPARSE, 500, 5000",
    "SPARSE, 10000, 100000",
    "ATOM, 500, 5000",
    "ATOM, 2000, 20000",
    "ATOM, 10000, 20000",
    "SKEWED, 100000, 500000"
  })
  void withoutAnyChangeThePairIsAsRareAsPromised(Shape shape, int n, int m) {
    assertThat(alarms(shape, Change.TILT, 0, 0, n, m, REPLICATES).pair())
        .isLessThanOrEqualTo(0.012);
  }

  /** The long form, about two minutes: -Ddriftmeter.simulation=long. */
  @ParameterizedTest
  @EnabledIfSystemProperty(named = "driftmeter.simulation", matches = "long")
  @ValueSource(doubles = {0.01, 0.02, 0.05, 0.1, 0.2})
  void falseAlarmsAreAsRareAtEverySize(double tolerance) {
    for (int n : new int[] {500, 2000, 10_000, 100_000}) {
      for (Change change : Change.values()) {
        Alarms alarms = alarms(Shape.UNIFORM, change, tolerance, tolerance, n, 10 * n, 50_000);
        // a bin that all but vanishes has almost no variance left
        assertThat(alarms.chiSquare()).isBetween(change == Change.DROP ? 0 : 0.006, 0.014);
        assertThat(alarms.pair()).isLessThanOrEqualTo(0.012);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "UNIFORM, 0.01, 2000, 20000",
    "UNIFORM, 0, 1000, 10000",
    "SKEWED, 0.02, 1000, 10000",
    "SPARSE, 0, 1000, 10000"
  })
  void aDetectableDriftIsDetected(Shape shape, double tolerance, int n, int m) {
    long[] reference = Arrays.stream(shape.shares()).mapToLong(p -> Math.round(p * m)).toArray();
    long[] live = Arrays.stream(shape.shares()).mapToLong(p -> Math.round(p * n)).toArray();
    int bins = reference.length;
    double detectable =
        DriftTest.ofTolerance(tolerance).test(reference, live, bins).smallestDetectable(LEVEL);
    assertThat(alarms(shape, Change.TILT, tolerance, detectable, n, m, 2000).chiSquareOfPair())
        .isBetween(0.7, 0.9);
  }

  @ParameterizedTest
  @CsvSource({
    "UNIFORM, TILT, 0.05, 2000",
    "UNIFORM, SPIKE, 0.05, 500",
    "SKEWED, DROP, 0.1, 2000",
    "SKEWED, TILT, 0.02, 20000"
  })
  void theLowerBoundIsRarelyAboveTheTruth(Shape shape, Change change, double divergence, int n) {
    double[] p = shape.shares();
    double[] q = changed(p, change, divergence);
    double truth =
        IntStream.range(0, p.length).mapToDouble(i -> (q[i] - p[i]) * Math.log(q[i] / p[i])).sum();
    Multinomial reference = new Multinomial(p);
    Multinomial live = new Multinomial(q);
    SplittableRandom random = new SplittableRandom(20261124);
    int above = 0;
    for (int i = 0; i < REPLICATES; i++) {
      DriftTestResult result =
          DriftTest.ofTolerance(0)
              .test(reference.draw(10L * n, random), live.draw(n, random), p.length);
      above += result.psiLowerBound(0.99) > truth ? 1 : 0;
    }
    double rate = (double) above / REPLICATES;
    System.out.printf(
        "%s %s %s n %d: bound above %.4f: %.4f%n", shape, change, divergence, n, truth, rate);
    assertThat(rate).isLessThanOrEqualTo(0.0125);
  }

  /** Shares of the replicates in which the test of the tolerance rejects at the level. */
  private record Alarms(double chiSquare, double chiSquareOfPair, double pair) {}

  private static Alarms alarms(
      Shape shape,
      Change change,
      double tolerance,
      double divergence,
      int n,
      int m,
      int replicates) {
    DriftTest test = DriftTest.ofTolerance(tolerance);
    double[] shares = shape.shares();
    Multinomial reference = new Multinomial(shares);
    Multinomial live = new Multinomial(changed(shares, change, divergence));
    SplittableRandom random = new SplittableRandom(20261124);
    int chiSquare = 0;
    int chiSquareOfPair = 0;
    int pair = 0;
    for (int i = 0; i < replicates; i++) {
      long[] referenceCounts = reference.draw(m, random);
      long[] liveCounts = live.draw(n, random);
      DriftTestResult result = test.test(referenceCounts, liveCounts, shares.length);
      chiSquare += result.chiSquarePValue() <= LEVEL ? 1 : 0;
      chiSquareOfPair += result.chiSquarePValue() <= LEVEL / 2 ? 1 : 0;
      pair += result.pValue() <= LEVEL ? 1 : 0;
    }
    Alarms alarms =
        new Alarms(
            (double) chiSquare / replicates,
            (double) chiSquareOfPair / replicates,
            (double) pair / replicates);
    System.out.printf(
        "%s %s, tolerance %s, divergence %.4f, n %d, m %d: %s%n",
        shape, change, tolerance, divergence, n, m, alarms);
    return alarms;
  }

  /** Changes the shares until they are as far from the old ones as asked. */
  private static double[] changed(double[] shares, Change change, double divergence) {
    double low = 0;
    double high = 20;
    for (int i = 0; i < 100; i++) {
      double middle = (low + high) / 2;
      if (divergence(shares, change.apply(shares, middle)) < divergence) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return change.apply(shares, low);
  }

  /** {@code 4 sum (root q - root p)^2}. */
  private static double divergence(double[] p, double[] q) {
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      double gap = Math.sqrt(q[i]) - Math.sqrt(p[i]);
      sum += 4 * gap * gap;
    }
    return sum;
  }

  private static double[] scaled(double[] weights) {
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / sum).toArray();
  }

  /** Draws counts bin by bin, each from the binomial law of the rows that are left. */
  private static final class Multinomial {

    private final double[] shares;

    Multinomial(double[] shares) {
      this.shares = shares;
    }

    long[] draw(long rows, SplittableRandom random) {
      long[] counts = new long[shares.length];
      double left = 1;
      for (int bin = 0; bin < shares.length - 1; bin++) {
        counts[bin] = binomial(rows, Math.min(1, shares[bin] / left), random);
        rows -= counts[bin];
        left -= shares[bin];
      }
      counts[shares.length - 1] = rows;
      return counts;
    }

    /** Inversion from the mode outwards, which takes a few standard deviations of steps. */
    private static long binomial(long n, double share, SplittableRandom random) {
      if (n == 0 || share == 1) {
        return n;
      }
      double odds = share / (1 - share);
      double u = random.nextDouble();
      long up = (long) ((n + 1) * share);
      long down = up;
      double upper = SaddlePoint.binomial((double) up, (double) n, share);
      double lower = upper;
      u -= upper;
      while (u > 0 && (upper > 1e-20 || lower > 1e-20)) {
        upper *= odds * (n - up) / (up + 1);
        up++;
        u -= upper;
        if (u <= 0) {
          return up;
        }
        lower *= down / odds / (n - down + 1);
        down--;
        u -= lower;
      }
      return Math.max(down, 0);
    }
  }
}
