package io.driftmeter.stats.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How often the drift test raises a false alarm when the truth lies on the boundary of the
 * tolerance, and how often it sees a drift of the size that it calls detectable. Both samples are
 * drawn anew in every replicate, row by row, independently.
 */
class DriftTestSimulationTest {

  private static final int REPLICATES = 20_000;
  private static final double LEVEL = 0.01;

  /** Shapes of the reference over the bins. */
  enum Shape {
    UNIFORM,
    SKEWED,
    SPARSE;

    double[] shares() {
      return switch (this) {
        case UNIFORM -> shares(20, bin -> 1);
        case SKEWED -> shares(20, bin -> 1 / (1.0 + bin));
        case SPARSE -> shares(30, bin -> Math.pow(0.75, bin));
      };
    }

    private static double[] shares(int bins, IntToDoubleFunction weight) {
      return scaled(IntStream.range(0, bins).mapToDouble(weight).toArray());
    }
  }

  /** How the live shares differ: all a little, or one bin much. */
  enum Change {
    TILT,
    SPIKE;

    double[] apply(double[] shares, double size) {
      double[] changed = shares.clone();
      switch (this) {
        case TILT -> Arrays.setAll(changed, i -> shares[i] * Math.exp(size * i / shares.length));
        case SPIKE -> changed[shares.length - 1] *= 1 + size;
      }
      return scaled(changed);
    }
  }

  // two standard errors of each rate are 0.0014
  @ParameterizedTest
  @CsvSource({
    "UNIFORM, TILT, 0.01, 1000, 5000",
    "UNIFORM, TILT, 0.1, 500, 5000",
    "UNIFORM, TILT, 0.01, 4000, 4000",
    "SKEWED, TILT, 0, 500, 2000",
    "SPARSE, TILT, 0, 500, 2000"
  })
  void falseAlarmsAreAsRareAsPromised(Shape shape, Change change, double tolerance, int n, int m) {
    assertThat(alarms(shape, change, tolerance, tolerance, n, m, REPLICATES))
        .isBetween(0.006, 0.014);
  }

  /**
   * A change that multiplies the share of a few bins alarms more often on the boundary, as {@link
   * DriftTest} says; these stay below twice the level. src/test/golden/boundary.py has more.
   */
  @ParameterizedTest
  @CsvSource({
    "SKEWED, TILT, 0.02, 1000, 5000",
    "UNIFORM, SPIKE, 0.01, 1000, 5000",
    "SKEWED, SPIKE, 0.01, 2000, 5000"
  })
  void growthOfAFewBinsAlarmsMoreOftenThanPromised(
      Shape shape, Change change, double tolerance, int n, int m) {
    assertThat(alarms(shape, change, tolerance, tolerance, n, m, REPLICATES))
        .isBetween(0.006, 0.022);
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
    assertThat(alarms(shape, Change.TILT, tolerance, detectable, n, m, 2000)).isBetween(0.7, 0.9);
  }

  /** Share of the replicates in which the test of the tolerance rejects at the level. */
  private static double alarms(
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
    Multinomial live = new Multinomial(changed(shares, change, divergence, (double) n / (n + m)));
    SplittableRandom random = new SplittableRandom(20261124);
    int alarms = 0;
    for (int i = 0; i < replicates; i++) {
      long[] referenceCounts = reference.draw(m, random);
      long[] liveCounts = live.draw(n, random);
      if (test.test(referenceCounts, liveCounts, shares.length).driftPValue() <= LEVEL) {
        alarms++;
      }
    }
    double rate = (double) alarms / replicates;
    System.out.printf(
        "%s %s, tolerance %s, divergence %.4f, n %d, m %d: rate %.4f%n",
        shape, change, tolerance, divergence, n, m, rate);
    return rate;
  }

  /** Changes the shares until they are as far from the old ones as asked. */
  private static double[] changed(
      double[] shares, Change change, double divergence, double liveWeight) {
    double low = 0;
    double high = 20;
    for (int i = 0; i < 100; i++) {
      double middle = (low + high) / 2;
      if (divergence(shares, change.apply(shares, middle), liveWeight) < divergence) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return change.apply(shares, low);
  }

  /** {@code sum (q - p)^2 / r}, with r the average of both weighted by counts. */
  private static double divergence(double[] p, double[] q, double liveWeight) {
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      double pooled = liveWeight * q[i] + (1 - liveWeight) * p[i];
      sum += (q[i] - p[i]) * (q[i] - p[i]) / pooled;
    }
    return sum;
  }

  private static double[] scaled(double[] weights) {
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / sum).toArray();
  }

  /** Draws rows into bins through a table of 2^14 equally likely entries, refined at its edges. */
  private static final class Multinomial {

    private static final int TABLE = 1 << 14;

    private final double[] cumulative;
    private final int[] firstCandidate = new int[TABLE];

    Multinomial(double[] shares) {
      cumulative = shares.clone();
      Arrays.parallelPrefix(cumulative, Double::sum);
      cumulative[cumulative.length - 1] = 1;
      int bin = 0;
      for (int i = 0; i < TABLE; i++) {
        while (cumulative[bin] <= (double) i / TABLE) {
          bin++;
        }
        firstCandidate[i] = bin;
      }
    }

    long[] draw(int rows, SplittableRandom random) {
      long[] counts = new long[cumulative.length];
      for (int row = 0; row < rows; row++) {
        double u = random.nextDouble();
        int bin = firstCandidate[(int) (u * TABLE)];
        while (cumulative[bin] <= u) {
          bin++;
        }
        counts[bin]++;
      }
      return counts;
    }
  }
}
