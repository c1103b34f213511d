package io.driftmeter.stats.verdict;

import static org.assertj.core.api.Assertions.assertThat;

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

/** The coarse bins: what they must be for any reference. */
class ColumnBinsTest {

  private static final Column COLUMN = Column.of("x", ColumnKind.NUMERIC, ColumnRole.FEATURE);

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
            NumericProfile.of(COLUMN, grid, SparseCounts.ofDense(buckets), List.of(), states),
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
