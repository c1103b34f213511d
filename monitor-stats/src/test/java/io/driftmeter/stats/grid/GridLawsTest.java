package io.driftmeter.stats.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws that {@link Grid} states, over random grids of both kinds and hard values. */
class GridLawsTest {

  private static final long FIRST_SEED = 20261124L;

  /** Named by the seed, so that a failure prints it. */
  static Stream<Arguments> grids() {
    return Stream.iterate(FIRST_SEED, seed -> seed + 1)
        .limit(400)
        .map(seed -> Arguments.argumentSet("seed " + seed, seed, randomGrid(seed)));
  }

  private static Grid randomGrid(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    if (random.nextInt(3) > 0) {
      double[] origins = {
        0.0, -0.0, 1.0, Math.PI, 999, -1e300, Double.MIN_VALUE, Double.MAX_VALUE, anyDouble(random)
      };
      double origin = origins[random.nextInt(origins.length)];
      int[] exponents = {-1022, 1022, 0, -5, 10, Math.getExponent(origin) - random.nextInt(60)};
      int exponent = exponents[random.nextInt(exponents.length)];
      double scale = Math.scalb(1.0, Math.max(-1022, Math.min(1022, exponent)));
      return new OriginGrid(
          origin, scale, random.nextInt(7), random.nextInt(20), 1 + random.nextInt(20));
    }
    double[] edges =
        random
            .doubles(2 + random.nextInt(200))
            .map(u -> random.nextBoolean() ? u : anyDouble(random))
            .map(x -> x + 0.0)
            .sorted()
            .distinct()
            .toArray();
    return EdgeGrid.of(edges.length > 1 ? edges : new double[] {-0.0, Double.MIN_VALUE});
  }

  /** Any finite double, all bit patterns alike. */
  private static double anyDouble(SplittableRandom random) {
    double x;
    do {
      x = Double.longBitsToDouble(random.nextLong());
    } while (!Double.isFinite(x));
    return x;
  }

  /** Values of every magnitude, every edge and its neighbours, and the usual suspects; sorted. */
  private static double[] hardValues(long seed, Grid grid) {
    SplittableRandom random = new SplittableRandom(~seed);
    double[] suspects = {
      0.0, -0.0, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, 1, -1
    };
    Stream<Double> edges =
        Stream.iterate(0, b -> b + 1)
            .limit(grid.size() + 1L)
            .map(grid::lower)
            .flatMap(x -> Stream.of(Math.nextDown(x), x, Math.nextUp(x)));
    double middle = grid.midpoint(grid.size() / 2);
    Stream<Double> near =
        Stream.generate(() -> middle * (1 + random.nextDouble(-1, 1))).limit(2000);
    Stream<Double> any = Stream.generate(() -> anyDouble(random)).limit(2000);
    return Stream.of(edges, near, any, Arrays.stream(suspects).boxed())
        .flatMap(s -> s)
        .mapToDouble(Double::doubleValue)
        .filter(Double::isFinite)
        .sorted()
        .toArray();
  }

  @ParameterizedTest
  @MethodSource("grids")
  void indexNeverFallsAsValuesRise(long seed, Grid grid) {
    int before = -1;
    for (double x : hardValues(seed, grid)) {
      int index = grid.index(x);
      assertThat(index).as("index(%s) in %s", x, grid).isBetween(before, grid.size());
      before = index;
    }
  }

  @ParameterizedTest
  @MethodSource("grids")
  void lowerIsTheSmallestDoubleThatReachesItsBucket(long seed, Grid grid) {
    for (int b = 0; b <= grid.size(); b++) {
      double lower = grid.lower(b);
      assertThat(grid.index(lower)).as("lower(%s) of %s", b, grid).isGreaterThanOrEqualTo(b);
      assertThat(grid.index(Math.nextDown(lower)))
          .as("below lower(%s) of %s", b, grid)
          .isLessThan(b);
    }
  }

  @ParameterizedTest
  @MethodSource("grids")
  void bucketsAreContiguousAndHoldTheirValues(long seed, Grid grid) {
    for (int b = 0; b < grid.size(); b++) {
      assertThat(grid.upper(b)).isEqualTo(grid.lower(b + 1)).isGreaterThanOrEqualTo(grid.lower(b));
    }
    for (double x : hardValues(seed, grid)) {
      int b = grid.index(x);
      if (b < 0) {
        assertThat(x).isLessThan(grid.lower(0));
      } else if (b == grid.size()) {
        assertThat(x).isGreaterThanOrEqualTo(grid.lower(b));
      } else {
        assertThat(x >= grid.lower(b) && x < grid.upper(b)).as("%s in bucket %s", x, b).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("grids")
  void midpointIsFiniteAndInsideItsBucket(long seed, Grid grid) {
    for (int b = 0; b < grid.size(); b++) {
      double midpoint = grid.midpoint(b);
      assertThat(midpoint).isFinite();
      if (grid.lower(b) < grid.upper(b)) {
        assertThat(midpoint >= grid.lower(b) && midpoint < grid.upper(b))
            .as("midpoint %s of bucket %s of %s", midpoint, b, grid)
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("grids")
  void infinitiesAreOutsideOnTheirSideAndNanIsNotBelow(long seed, Grid grid) {
    assertThat(grid.index(Double.NEGATIVE_INFINITY)).isEqualTo(-1);
    assertThat(grid.index(Double.POSITIVE_INFINITY)).isEqualTo(grid.size());
    assertThat(grid.index(Double.NaN)).isEqualTo(grid.size());
    assertThat(grid.index(Double.longBitsToDouble(-1L))).isEqualTo(grid.size());
    assertThat(grid.index(-0.0)).isEqualTo(grid.index(0.0));
  }

  @ParameterizedTest
  @MethodSource("grids")
  void quantilesFromCountsAreWithinTheWidthOfTheirBucket(long seed, Grid grid) {
    double[] inside =
        Arrays.stream(hardValues(seed, grid))
            .filter(x -> grid.index(x) >= 0 && grid.index(x) < grid.size())
            .toArray();
    long[] counts = new long[grid.size()];
    for (double x : inside) {
      counts[grid.index(x)]++;
    }
    for (int rank = 0; rank < inside.length; rank += 17) {
      int b = 0;
      for (long seen = counts[0]; seen <= rank; seen += counts[b]) {
        b++;
      }
      double exact = inside[rank]; // the sorted array is the oracle
      double width = grid.upper(b) - grid.lower(b);
      assertThat(Math.abs(grid.midpoint(b) - exact)).as("rank %s", rank).isLessThanOrEqualTo(width);
    }
  }

  @ParameterizedTest
  @MethodSource("grids")
  void theFormulaOverFlatArraysGivesTheIndex(long seed, Grid grid) {
    if (!(grid instanceof OriginGrid g)) {
      return;
    }
    double origin = g.origin();
    double inverseScale = g.inverseScale();
    int shift = g.shift();
    int half = g.half();
    int size = g.size();
    long one = Double.doubleToRawLongBits(1.0);
    for (double x : hardValues(seed, grid)) {
      double d = x - origin;
      double y = Math.abs(d) * inverseScale + 1.0;
      int i = (int) ((Double.doubleToRawLongBits(y) - one) >>> shift);
      int index = half + (i ^ (int) (Double.doubleToRawLongBits(d) >> 63));
      int expected = g.index(x);
      if (Integer.compareUnsigned(index, size) < 0) {
        assertThat(expected).isEqualTo(index);
      } else {
        assertThat(expected).isEqualTo(x < origin ? -1 : size);
      }
    }
  }
}
