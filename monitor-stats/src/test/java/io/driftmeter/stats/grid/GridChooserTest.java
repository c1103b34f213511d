package io.driftmeter.stats.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The resolution of chosen grids. The measured figure is the share of the fullest bucket that is
 * <em>not explained by a single distinct value</em>: the bucket's values less its most frequent
 * one. A bucket with one distinct value is as fine as a bucket can be, whether that value is an
 * atom (more than 5 %) or an ordinary integer of 3 %.
 */
class GridChooserTest {

  private static final int DRAWS = 100_000;
  private static final long SEED = 20261124L;
  private static final List<String> TABLE = new ArrayList<>();

  static Stream<Arguments> columns() {
    BetaDistribution arcsine = new BetaDistribution(0.5, 0.5);
    return Stream.of(
        column("normal", Random::nextGaussian),
        column("uniform", Random::nextDouble),
        column("logit-normal probability", r -> 1 / (1 + Math.exp(-(2 * r.nextGaussian() - 3)))),
        column("years 1950..2026", r -> 1950 + r.nextInt(77)),
        column("Kelvin", r -> 288 + 10 * r.nextGaussian()),
        column("latitude", r -> Math.toDegrees(Math.asin(2 * r.nextDouble() - 1))),
        column("longitude", r -> 360 * r.nextDouble() - 180),
        column("epoch seconds of a year", r -> 1_767_225_600L + r.nextInt(31_536_000)),
        column("log-normal 0.5", r -> Math.exp(0.5 * r.nextGaussian())),
        column("log-normal 1", r -> Math.exp(r.nextGaussian())),
        column("log-normal 2", r -> Math.exp(2 * r.nextGaussian())),
        column("log-normal 3", r -> Math.exp(3 * r.nextGaussian())),
        column("Pareto 1.1", r -> Math.pow(1 - r.nextDouble(), -1 / 1.1)),
        column("Cauchy", r -> Math.tan(Math.PI * (r.nextDouble() - 0.5))),
        column("80 % zeros, log-normal 1", r -> r.nextInt(5) > 0 ? 0 : Math.exp(r.nextGaussian())),
        column("integers 0..10", r -> r.nextInt(11)),
        column("integers 0..1000", r -> r.nextInt(1001)),
        column("booleans", r -> r.nextInt(2)),
        column("beta(.5, .5)", r -> arcsine.inverseCumulativeProbability(r.nextDouble())),
        column("beta(.05, 2)", GridChooserTest::betaOfMostlyNothing),
        column("two far narrow modes", r -> r.nextInt(2) * 1e6 + 1e-6 * r.nextGaussian()),
        column(
            "sentinel 999 in 998..1000", r -> r.nextInt(4) == 0 ? 999 : 998 + 2 * r.nextDouble()),
        column(
            "sentinels around 999",
            r -> r.nextInt(3) > 0 ? 998 + r.nextInt(3) : 100 * r.nextGaussian()),
        column("sentinel -1e9, normal", r -> r.nextInt(9) == 0 ? -1e9 : r.nextGaussian()),
        column(
            "sentinel MAX_VALUE, normal",
            r -> r.nextInt(9) == 0 ? Double.MAX_VALUE : r.nextGaussian()),
        column("1e-300 times normal", r -> 1e-300 * r.nextGaussian()),
        column("1e300 times normal", r -> 1e300 * r.nextGaussian()),
        column("all of the doubles' range", r -> Double.MAX_VALUE * (2 * r.nextDouble() - 1)),
        column("denormals", r -> Double.MIN_VALUE * r.nextInt(1 << 20)),
        column("any bits", r -> finite(r)));
  }

  private static Arguments column(String name, ToDoubleFunction<Random> draw) {
    Random random = new Random(SEED);
    double[] values = new double[DRAWS];
    Arrays.setAll(values, i -> draw.applyAsDouble(random));
    Arrays.sort(values);
    return Arguments.argumentSet(name + ", seed " + SEED, name, values);
  }

  /** P(X > x) of beta(.05, 2) is nearly that of U^(1/.05) away from 1; rejection makes it exact. */
  private static double betaOfMostlyNothing(Random random) {
    while (true) {
      double x = Math.pow(random.nextDouble(), 20);
      if (random.nextDouble() < 1 - x) {
        return x;
      }
    }
  }

  private static double finite(Random random) {
    double x = Double.longBitsToDouble(random.nextLong());
    return Double.isFinite(x) ? x : finite(random);
  }

  @ParameterizedTest
  @MethodSource("columns")
  void theFullestBucketHoldsAtMostTwoPercentBesideItsCommonestValue(String name, double[] sorted) {
    long start = System.nanoTime();
    Grid grid = GridChooser.choose(sorted);
    long millis = (System.nanoTime() - start) / 1_000_000;

    double fullest = fullest(grid, sorted);
    TABLE.add(
        String.format(
            Locale.ROOT,
            "%-28s %5.2f %%  %4d buckets  %3d ms  %s",
            name,
            100 * fullest,
            grid.size(),
            millis,
            grid));
    assertThat(fullest).as("%s, seed %s: %s", name, SEED, grid).isLessThanOrEqualTo(0.02);
    assertThat(grid.size()).isLessThanOrEqualTo(1280);
  }

  @ParameterizedTest
  @MethodSource("columns")
  void everyAtomHasItsBucketNearlyToItself(String name, double[] sorted) {
    Grid grid = GridChooser.choose(sorted);

    for (Atom atom : Atom.find(sorted, 20)) {
      int bucket = grid.index(atom.value());
      long others =
          Arrays.stream(sorted).filter(x -> x != atom.value() && grid.index(x) == bucket).count();
      assertThat((double) others / sorted.length).as("beside %s", atom).isLessThan(0.006);
    }
  }

  @ParameterizedTest
  @MethodSource("columns")
  void theReferenceAndOrdinaryNewExtremesAreInsideTheGrid(String name, double[] sorted) {
    Grid grid = GridChooser.choose(sorted);
    double min = sorted[0];
    double max = sorted[sorted.length - 1];

    assertThat(grid.index(min)).isNotNegative();
    if (max < Double.MAX_VALUE / 2) {
      double tail = max - sorted[sorted.length * 9 / 10];
      assertThat(grid.index(max + tail / 2)).isLessThan(grid.size());
    }
    if (min > -Double.MAX_VALUE / 2) {
      double tail = sorted[sorted.length / 10] - min;
      assertThat(grid.index(min - tail / 2)).isNotNegative();
    }
  }

  private static double fullest(Grid grid, double[] values) {
    Map<Integer, Map<Double, Integer>> buckets = new HashMap<>();
    for (double x : values) {
      buckets.computeIfAbsent(grid.index(x), b -> new HashMap<>()).merge(x + 0.0, 1, Integer::sum);
    }
    double fullest = 0;
    for (Map<Double, Integer> bucket : buckets.values()) {
      int all = bucket.values().stream().mapToInt(c -> c).sum();
      int commonest = bucket.values().stream().mapToInt(c -> c).max().orElseThrow();
      fullest = Math.max(fullest, (double) (all - commonest) / values.length);
    }
    return fullest;
  }

  @Test
  void yearsAndSmallIntegersHaveABucketEach() {
    for (int[] range : new int[][] {{1950, 2026}, {0, 10}, {-20, 20}, {0, 100}}) {
      Random random = new Random(SEED);
      double[] values =
          random.ints(10_000, range[0], range[1] + 1).asDoubleStream().sorted().toArray();
      Grid grid = GridChooser.choose(values);
      assertThat(Arrays.stream(values).distinct().map(grid::index).distinct().count())
          .as("%s for %s", grid, range)
          .isEqualTo(range[1] - range[0] + 1L);
    }
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        0,
        5,
        -1,
        0.1,
        1e-300,
        1e300,
        -1e300,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Double.MIN_VALUE,
        Double.MIN_NORMAL,
        1e-310
      })
  void aConstantSharesItsBucketWithNoOtherValue(double constant) {
    double[] values = new double[1000];
    Arrays.fill(values, constant);
    for (double[] column : new double[][] {values, {constant}}) {
      Grid grid = GridChooser.choose(column);
      int bucket = grid.index(constant);

      if (constant == Double.MAX_VALUE) {
        assertThat(grid.upper(bucket)).isInfinite();
      } else {
        assertThat(bucket).isBetween(0, grid.size() - 1);
        assertThat(grid.upper(bucket)).isEqualTo(Math.nextUp(constant));
      }
      assertThat(grid.lower(bucket)).isEqualTo(constant);
      assertThat(grid.midpoint(bucket)).isEqualTo(constant);
      if (constant > -1e300 && constant < 1e300 && Math.abs(constant) > 1e-300) {
        assertThat(grid.index(1.5 * constant)).isBetween(0, grid.size() - 1);
      }
    }
  }

  @Test
  void noValuesGiveTheDefaultGrid() {
    assertThat(GridChooser.choose(new double[0])).isEqualTo(new OriginGrid(0, 0x1p-10, 2, 30, 30));
  }

  @Test
  void fewValuesGiveAGridThatTellsThemApart() {
    for (double[] few :
        new double[][] {
          {1, 2}, {-0.0, 0.0, 1e-320}, {-Double.MAX_VALUE, Double.MAX_VALUE}, {0, 1e-300, 1e300}
        }) {
      Grid grid = GridChooser.choose(few);
      assertThat(
              Arrays.stream(few).map(x -> x + 0.0).distinct().map(grid::index).distinct().count())
          .as("%s for %s", grid, few)
          .isEqualTo(Arrays.stream(few).map(x -> x + 0.0).distinct().count());
    }
  }

  /** Small columns that mix modes, atoms and magnitudes at random. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void columnsOfAnySizeAndMixtureAreResolved(long seed) {
    Random random = new Random(seed);
    for (int column = 0; column < 100; column++) {
      double[] centres = random.doubles(1 + random.nextInt(4), -1e3, 1e3).toArray();
      int[] exponents = random.ints(centres.length, -300, 12).toArray();
      double[] values = new double[1 + random.nextInt(1000)];
      for (int i = 0; i < values.length; i++) {
        int mode = random.nextInt(centres.length);
        double noise = Math.pow(10, exponents[mode]) * random.nextGaussian();
        values[i] = centres[mode] * (mode % 2) + (random.nextBoolean() ? noise : Math.rint(noise));
      }
      Arrays.sort(values);
      Grid grid = GridChooser.choose(values);

      assertThat(grid).as("a choice").isEqualTo(GridChooser.choose(values.clone()));
      assertThat(grid.index(values[0])).isNotNegative();
      assertThat(grid.index(values[values.length - 1])).isLessThan(grid.size());
      assertThat(fullest(grid, values))
          .as("seed %s, column %s: %s", seed, column, grid)
          .isLessThanOrEqualTo(0.02);
    }
  }

  @Test
  void unsortedOrInfiniteValuesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GridChooser.choose(new double[] {1, 0}))
        .withMessage("sortedFinite[1] 0.0 is less than the value before");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GridChooser.choose(new double[] {1, Double.NaN}))
        .withMessage("sortedFinite[1] NaN is not finite");
  }

  @AfterAll
  static void printTable() {
    TABLE.forEach(System.out::println);
  }

  static Stream<Arguments> thresholds() {
    double tiny = Double.MIN_VALUE;
    double largest = Math.nextDown(Double.MAX_VALUE);
    return Stream.of(
        Arguments.argumentSet("no value", new double[0], new double[] {0.25, 0.5}),
        Arguments.argumentSet("a constant", new double[] {0.5, 0.5}, new double[] {0.5}),
        Arguments.argumentSet("below all", new double[] {0, 1}, new double[] {-1e9, -tiny}),
        Arguments.argumentSet("above all", new double[] {0, 1}, new double[] {1e9}),
        Arguments.argumentSet("neighbours", new double[] {0, 1}, new double[] {0.5, 0.5 + 0x1p-53}),
        Arguments.argumentSet("the largest", new double[] {0, 1}, new double[] {largest}),
        Arguments.argumentSet("the smallest", new double[0], new double[] {-Double.MAX_VALUE}));
  }

  @ParameterizedTest
  @MethodSource("thresholds")
  void everyThresholdBeginsABucket(double[] values, double[] thresholds) {
    Grid grid = GridChooser.choose(values, thresholds);
    for (double threshold : thresholds) {
      int bucket = grid.index(threshold);
      assertThat(bucket).as("bucket of %s", threshold).isBetween(0, grid.size() - 1);
      assertThat(grid.lower(bucket)).isEqualTo(threshold);
    }
    for (double value : values) {
      assertThat(grid.index(value)).isBetween(0, grid.size() - 1);
    }
  }

  @Test
  void withoutThresholdsTheChoiceIsTheSame() {
    double[] values = {1, 2, 3, 4, 5};
    assertThat(GridChooser.choose(values, new double[0])).isEqualTo(GridChooser.choose(values));
  }

  @Test
  void badThresholdsAreRefusedByName() {
    double[] values = {1, 2};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GridChooser.choose(values, 0, Double.NaN))
        .withMessage("thresholds[1] NaN is not finite");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GridChooser.choose(values, 1, 0.5))
        .withMessage("thresholds[1] 0.5 is less than the value before");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GridChooser.choose(values, Double.MAX_VALUE))
        .withMessage("threshold 1.7976931348623157E308 is above every edge grid");
  }
}
