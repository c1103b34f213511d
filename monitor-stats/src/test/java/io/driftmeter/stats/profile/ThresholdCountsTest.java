package io.driftmeter.stats.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.schema.Column;
import io.driftmeter.api.schema.ColumnKind;
import io.driftmeter.api.schema.ColumnRole;
import io.driftmeter.api.schema.Schema;
import io.driftmeter.stats.grid.EdgeGrid;
import io.driftmeter.stats.grid.Grid;
import io.driftmeter.stats.grid.OriginGrid;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How often a threshold is reached is known exactly, whatever the values and the thresholds are.
 */
class ThresholdCountsTest {

  private static final int ROWS = 3000;

  static Stream<Arguments> scores() {
    double[] halves = {0.25, 0.5, Math.nextUp(0.5)};
    return Stream.of(
        scores("probabilities", halves, Random::nextDouble),
        scores("on and beside thresholds", halves, r -> 0.5 + Math.ulp(0.5) * r.nextInt(-2, 4)),
        scores("all below", new double[] {10, 1e6}, Random::nextDouble),
        scores("all above", new double[] {-1e6, -10}, Random::nextDouble),
        scores("all on one", halves, r -> 0.5),
        scores("zeros of both signs", new double[] {-0.0}, r -> r.nextBoolean() ? 0.0 : -0.0),
        scores("steps of a tenth", new double[] {0.1, 0.3}, r -> r.nextInt(11) / 10.0),
        scores("heavy tails", new double[] {-1e9, 0, 1e9}, r -> Math.tan(3 * r.nextGaussian())),
        scores(
            "the largest threshold",
            new double[] {-Double.MAX_VALUE, Math.nextDown(Double.MAX_VALUE)},
            r -> Double.MAX_VALUE * r.nextInt(-1, 2)),
        scores("denormals", new double[] {Double.MIN_VALUE}, r -> Double.MIN_VALUE * r.nextInt(3)));
  }

  private static Arguments scores(
      String name, double[] thresholds, ToDoubleFunction<Random> score) {
    Random random = new Random(20261124);
    double[] values = new double[ROWS];
    Arrays.setAll(values, i -> score.applyAsDouble(random));
    return argumentSet(name + ", seed 20261124", thresholds, values);
  }

  private static ReferenceBuilder builder(double... thresholds) {
    return ReferenceProfiles.builder(
            "m", "1", Schema.builder().scoreWithThresholds("s", thresholds).build())
        .windowsOf(100);
  }

  private static Profile build(ReferenceBuilder builder, double... values) {
    for (double value : values) {
      builder.record(new double[0], value);
    }
    return builder.build();
  }

  @ParameterizedTest
  @MethodSource("scores")
  void aValueEqualToAThresholdHasReachedIt(double[] thresholds, double[] values) {
    Profile profile = build(builder(thresholds), values);
    for (double threshold : thresholds) {
      long reached = Arrays.stream(values).filter(value -> value >= threshold).count();
      assertThat(inBins(profile, threshold)).as("%s", threshold).isEqualTo(reached);
      assertThat(inWindows(profile, threshold)).as("%s", threshold).isEqualTo(reached);
    }
  }

  @ParameterizedTest
  @MethodSource("scores")
  void onGivenGridsItIsCountedAsExactly(double[] thresholds, double[] values) {
    double[] others = {-1, 0, 0.3, 1};
    Profile profile =
        build(builder(thresholds).gridsFrom(build(builder(thresholds), others)), values);
    for (double threshold : thresholds) {
      long reached = Arrays.stream(values).filter(value -> value >= threshold).count();
      assertThat(inBins(profile, threshold)).as("%s", threshold).isEqualTo(reached);
    }
  }

  private static long inBins(Profile profile, double threshold) {
    NumericProfile score = profile.numeric("s");
    return reached(
        score,
        threshold,
        score.inBins(score.counts().toDense(score.grid().size()), score.states()));
  }

  private static long inWindows(Profile profile, double threshold) {
    NumericProfile score = profile.numeric("s");
    return profile.windows().stream()
        .mapToLong(window -> reached(score, threshold, window.counts(0, score.binCount())))
        .sum();
  }

  private static long reached(NumericProfile score, double threshold, long[] counts) {
    long reached = counts[score.bins().size() + StateBins.STATES.indexOf(ValueState.ABOVE)];
    int first = score.bins().bin(score.grid().index(threshold));
    for (int bin = first; bin < score.bins().size(); bin++) {
      reached += counts[bin];
    }
    return reached;
  }

  @Test
  void withoutAnyValueTheThresholdsAreEdges() {
    NumericProfile score = build(builder(0.25, 0.5)).numeric("s");
    Grid grid = score.grid();
    assertThat(grid.lower(grid.index(0.25))).isEqualTo(0.25);
    assertThat(score.bins()).isEqualTo(Bins.of(0, grid.index(0.25), grid.index(0.5)));
  }

  @Test
  void aThresholdBeyondAllValuesHasRoomAboveIt() {
    Grid grid = build(builder(1e6), 0, 0.25, 0.5, 1).numeric("s").grid();
    assertThat(grid.index(1e6)).isEqualTo(grid.size() - 1);
    assertThat(grid.index(1e6 + 0.1)).isEqualTo(grid.size() - 1);
  }

  static Stream<Arguments> noEdges() {
    return Stream.of(
        argumentSet("within a bucket", EdgeGrid.of(0, 0.4, 1), Bins.of(0, 1)),
        argumentSet("an edge within a bin", EdgeGrid.of(0, 0.5, 1), Bins.of(0)),
        argumentSet("the end of the grid", EdgeGrid.of(0, 0.2, 0.5), Bins.of(0, 1)),
        argumentSet("above the grid", EdgeGrid.of(0, 0.2, 0.3), Bins.of(0, 1)),
        argumentSet("below the grid", EdgeGrid.of(0.6, 0.7), Bins.of(0)),
        argumentSet("another kind of grid", new OriginGrid(0.3, 1, 2, 1, 1), Bins.of(0, 4)));
  }

  @ParameterizedTest
  @MethodSource("noEdges")
  void aGridOrBinsThatCutNoThresholdAreRefused(Grid grid, Bins bins) {
    Column score = Column.of("s", ColumnKind.NUMERIC, ColumnRole.OUTPUT).withThresholds(0.5);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new NumericProfile(
                    score, grid, SparseCounts.EMPTY, List.of(), bins, SampleProfiles.states()))
        .withMessage(
            "threshold 0.5 of column 's' is no edge of its grid and its bins: build the reference"
                + " on grids of its own");
  }

  @Test
  void gridsOfOtherThresholdsAreRefusedAndBothNamed() {
    Profile half = build(builder(0.5), 0.1, 0.9);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder(0.6).gridsFrom(half))
        .withMessageContaining("at position 0 they have 's' (NUMERIC OUTPUT, thresholds [0.5])")
        .withMessageContaining("this schema has 's' (NUMERIC OUTPUT, thresholds [0.6])");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> half.merge(build(builder(0.6), 0.1, 0.9)))
        .withMessageContaining("different grids cannot be merged");
  }
}
