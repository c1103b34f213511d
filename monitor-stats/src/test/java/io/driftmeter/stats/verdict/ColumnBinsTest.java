package io.driftmeter.stats.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.schema.Column;
import io.driftmeter.api.schema.ColumnKind;
import io.driftmeter.api.schema.ColumnRole;
import io.driftmeter.stats.grid.Grid;
import io.driftmeter.stats.grid.GridChooser;
import io.driftmeter.stats.profile.CategoricalProfile;
import io.driftmeter.stats.profile.NumericProfile;
import io.driftmeter.stats.profile.SparseCounts;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The coarse bins: what they must be for any reference. */
class ColumnBinsTest {

  private static final Column COLUMN = Column.of("x", ColumnKind.NUMERIC, ColumnRole.FEATURE);

  private static long[] random(SplittableRandom random) {
    long[] buckets = new long[1 + random.nextInt(600)];
    for (int i = 0; i < buckets.length; i++) {
      buckets[i] = random.nextInt(3) == 0 ? 0 : random.nextInt(100);
    }
    for (int atom = random.nextInt(4); atom > 0; atom--) {
      buckets[random.nextInt(buckets.length)] = 20_000;
    }
    return buckets;
  }

  private static long[] masses(long[] buckets, int[] binOf) {
    long[] masses = new long[binOf[binOf.length - 1] + 1];
    for (int i = 0; i < buckets.length; i++) {
      masses[binOf[i]] += buckets[i];
    }
    return masses;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyBucketIsInOneBinOfNeighboursAndAtomsAreAlone(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 200; round++) {
      long[] buckets = random(random);
      int[] binOf = EqualMassBins.of(buckets);
      assertThat(binOf).as("seed %d, round %d", seed, round).hasSameSizeAs(buckets);
      assertThat(binOf[0]).isZero();
      double atom = Math.max(1, 0.05 * Arrays.stream(buckets).sum());
      for (int i = 1; i < binOf.length; i++) {
        int step = binOf[i] - binOf[i - 1];
        assertThat(step).as("step at %d, seed %d, round %d", i, seed, round).isBetween(0, 1);
        if (buckets[i] >= atom || buckets[i - 1] >= atom) {
          assertThat(step).as("atom at %d, seed %d, round %d", i, seed, round).isEqualTo(1);
        }
      }
    }
  }

  @Test
  void binsOfASmoothReferenceHoldFivePercentAndLessInTheTails() {
    long[] buckets = new long[2_000];
    Arrays.fill(buckets, 50);
    long[] masses = masses(buckets, EqualMassBins.of(buckets));
    double[] shares = Arrays.stream(masses).mapToDouble(mass -> mass / 100_000.0).toArray();
    double[] expected = new double[24];
    Arrays.fill(expected, 0.05);
    expected[0] = expected[23] = 0.005;
    expected[1] = expected[22] = 0.015;
    expected[2] = expected[21] = 0.03;
    assertThat(shares).hasSize(24);
    assertThat(shares).containsExactly(expected, within(0.0006)); // one bucket
  }

  @Test
  void aBinIsNeverFullerThanACutAndItsFullestBucket() {
    SplittableRandom random = new SplittableRandom(9);
    for (int round = 0; round < 200; round++) {
      long[] buckets = random(random);
      long total = Arrays.stream(buckets).sum();
      double atom = Math.max(1, 0.05 * total);
      long rest = Arrays.stream(buckets).filter(count -> count < atom).sum();
      long fullest = Arrays.stream(buckets).filter(count -> count < atom).max().orElse(0);
      int[] binOf = EqualMassBins.of(buckets);
      long[] masses = masses(buckets, binOf);
      for (int i = 0; i < buckets.length; i++) {
        if (buckets[i] < atom) {
          assertThat((double) masses[binOf[i]])
              .as("mass of bin %d, round %d", binOf[i], round)
              .isLessThanOrEqualTo(0.05 * rest + fullest);
        }
      }
    }
  }

  @Test
  void anEmptyReferenceHasOneBin() {
    assertThat(EqualMassBins.of(new long[10])).containsOnly(0);
  }

  @Test
  void countsInBinsAreExactSumsOfBucketsAndStates() {
    double[] values =
        new SplittableRandom(10).doubles(5_000).map(x -> Math.exp(5 * x)).sorted().toArray();
    Grid grid = GridChooser.choose(values);
    long[] buckets = new long[grid.size()];
    for (double value : values) {
      buckets[grid.index(value)]++;
    }
    StateCounts states = StateCounts.of(5_000, 1, 2, 3, 4, 5, 6, 0, 8, 9, 1_000);
    ColumnBins bins =
        ColumnBins.of(
            new NumericProfile(COLUMN, grid, SparseCounts.ofDense(buckets), List.of(), states),
            true);
    assertThat(Arrays.stream(bins.reference()).sum())
        .as("all but the absent")
        .isEqualTo(states.observations());
    int first = bins.orderedCount();
    assertThat(Arrays.copyOfRange(bins.reference(), first, bins.reference().length))
        .containsExactly(1, 2, 3, 4, 5, 6, 0, 8, 9);
    assertThat(bins.label(new int[] {first + 2}, bins.reference()))
        .isEqualTo(ValueState.MISSING.tag());
    assertThat(bins.label(new int[] {0, 1, 2}, bins.reference()))
        .startsWith("[")
        .contains(", ")
        .endsWith(")");
    for (int i = 0; i < grid.size(); i++) {
      long[] one = new long[grid.size()];
      one[i] = 1;
      assertThat(bins.count(one, StateCounts.EMPTY)).as("bucket %d", i).containsOnlyOnce(1);
    }
  }

  @Test
  void everyCategoryIsABinByItsName() {
    CategoricalProfile profile =
        new CategoricalProfile(
            Column.of("c", ColumnKind.CATEGORICAL, ColumnRole.FEATURE),
            List.of("a", "b", "c", "d"),
            SparseCounts.ofDense(new long[] {5, 0, 7, 1}),
            StateCounts.of(13, 0, 0, 2, 0, 0, 0, 3, 0, 0, 4));
    ColumnBins bins = ColumnBins.of(profile, true);
    assertThat(bins.orderedCount()).isZero();
    assertThat(bins.reference()).startsWith(5, 0, 7, 1).hasSize(13);
    assertThat(bins.label(new int[] {1}, bins.reference())).isEqualTo("b");
    assertThat(bins.label(IntStream.range(0, 6).toArray(), bins.reference()))
        .isEqualTo("a, b, c and 3 more");
    assertThat(bins.label(new int[] {3, 10}, bins.reference())).isEqualTo("d, unseen");
  }
}
