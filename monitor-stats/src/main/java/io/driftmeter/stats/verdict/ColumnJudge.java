package io.driftmeter.stats.verdict;

import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.report.BinShift;
import io.driftmeter.api.report.Evidence;
import io.driftmeter.api.schema.Column;
import io.driftmeter.stats.grid.Grid;
import io.driftmeter.stats.inference.DriftTest;
import io.driftmeter.stats.inference.DriftTestResult;
import io.driftmeter.stats.measure.Comparison;
import io.driftmeter.stats.measure.Measure;
import io.driftmeter.stats.profile.CategoricalProfile;
import io.driftmeter.stats.profile.ColumnProfile;
import io.driftmeter.stats.profile.NumericProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Compares one column of a window with its reference. Counts too few to judge are carried over to
 * the next window, so a judge belongs to one monitor and one reference; not thread-safe.
 */
final class ColumnJudge {

  private static final int MAX_SHIFTS = 5;

  private final Column column;
  private final ColumnProfile profile;
  private final VerdictRule rule;
  private final ColumnBins bins;
  private final long[] referenceValues;
  private final double @Nullable [] positions;
  private long[] carriedValues;
  private StateCounts carriedStates = StateCounts.EMPTY;

  ColumnJudge(Column column, ColumnProfile profile, VerdictRule rule) {
    this.column = column;
    this.profile = profile;
    this.rule = rule;
    bins = ColumnBins.of(profile, rule.namesCategories());
    referenceValues =
        profile
            .counts()
            .toDense(
                profile instanceof NumericProfile numeric
                    ? numeric.grid().size()
                    : ((CategoricalProfile) profile).categories().size());
    carriedValues = new long[referenceValues.length];
    positions = profile instanceof NumericProfile numeric ? midpoints(numeric.grid()) : null;
  }

  private static double[] midpoints(Grid grid) {
    double[] positions = new double[grid.size()];
    Arrays.setAll(positions, grid::midpoint);
    return positions;
  }

  Column column() {
    return column;
  }

  /**
   * What this window, with all that was carried over to it, says of the column. Its states are the
   * window's alone, so that windows add up to the rows.
   */
  Finding find(long[] windowValues, StateCounts windowStates) {
    long[] values = plus(carriedValues, windowValues);
    StateCounts states = carriedStates.plus(windowStates);
    long[] live = bins.count(values, states);
    Map<String, Double> scores = scores(live, values);
    long observations = states.observations();
    if (observations < rule.minimumCount()) {
      carriedValues = values;
      carriedStates = states;
      return Finding.insufficient(
          column,
          windowStates,
          scores,
          observations,
          rule.minimumCount(),
          "too few observations; carried over");
    }
    carriedValues = new long[values.length];
    carriedStates = StateCounts.EMPTY;
    long referenceCount = profile.states().observations();
    if (referenceCount < rule.minimumCount()) {
      return Finding.insufficient(
          column,
          windowStates,
          scores,
          referenceCount,
          rule.minimumCount(),
          "the reference has only %d observations".formatted(referenceCount));
    }
    DriftTestResult result =
        DriftTest.ofTolerance(rule.tolerance()).test(bins.reference(), live, bins.orderedCount());
    return Finding.of(
        column, windowStates, scores, evidence(result, live, observations, referenceCount));
  }

  private Evidence evidence(
      DriftTestResult result, long[] live, long observations, long referenceCount) {
    return new Evidence(
        "chi_square",
        observations,
        referenceCount,
        result.chiSquare().statistic(),
        result.correctedPsi(),
        rule.tolerance(),
        result.driftPValue(),
        result.driftPValue(),
        rule.alpha(),
        result.smallestDetectable(rule.alpha()),
        shifts(result, live));
  }

  private List<BinShift> shifts(DriftTestResult result, long[] live) {
    double statistic = result.chiSquare().statistic();
    if (!(statistic > 0)) {
      return List.of();
    }
    Comparison merged = result.bins().comparison();
    return IntStream.range(0, result.bins().size())
        .mapToObj(
            bin ->
                new BinShift(
                    bins.label(result.bins().members(bin), live),
                    merged.referenceShare(bin),
                    merged.liveShare(bin),
                    result.chiSquare().contribution(bin) / statistic))
        .sorted(Comparator.comparingDouble(BinShift::contribution).reversed())
        .limit(MAX_SHIFTS)
        .toList();
  }

  private Map<String, Double> scores(long[] live, long[] values) {
    Map<String, Double> scores = new LinkedHashMap<>();
    List<Comparison> comparisons = comparisons(live, values);
    for (Measure measure : rule.measures()) {
      comparisons.stream()
          .filter(measure::appliesTo)
          .findFirst()
          .map(measure::score)
          .filter(score -> !score.isNaN())
          .ifPresent(score -> scores.put(measure.name(), score));
    }
    return scores;
  }

  /**
   * The coarse bins, states included; then, for numbers, the buckets, for measures that need an
   * order.
   */
  private List<Comparison> comparisons(long[] live, long[] values) {
    List<Comparison> comparisons = new ArrayList<>();
    comparisons.add(Comparison.of(bins.reference(), live));
    if (positions != null) {
      comparisons.add(Comparison.ordered(referenceValues, values, positions));
    }
    return comparisons;
  }

  /** The measures that are defined for the column. */
  List<String> measures() {
    List<Comparison> comparisons = comparisons(bins.reference(), referenceValues);
    return rule.measures().stream()
        .filter(measure -> comparisons.stream().anyMatch(measure::appliesTo))
        .map(Measure::name)
        .toList();
  }

  private static long[] plus(long[] a, long[] b) {
    long[] sum = new long[a.length];
    Arrays.setAll(sum, i -> Math.addExact(a[i], b[i]));
    return sum;
  }
}
