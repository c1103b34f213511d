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

  private static final System.Logger logger = System.getLogger(ColumnJudge.class.getName());
  private static final int MAX_SHIFTS = 5;

  private final Column column;
  private final ColumnProfile profile;
  private final VerdictRule rule;
  private final double strictestAlpha;
  private final ColumnBins bins;
  private final long[] referenceValues;
  private final double @Nullable [] positions;
  private long[] carriedValues;
  private StateCounts carriedStates = StateCounts.EMPTY;

  /**
   * A judge of one column.
   *
   * @param strictestAlpha the level that Holm's method asks of one column when no other drifts
   */
  ColumnJudge(Column column, ColumnProfile profile, VerdictRule rule, double strictestAlpha) {
    this.column = column;
    this.profile = profile;
    this.rule = rule;
    this.strictestAlpha = strictestAlpha;
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
    long observations = states.observations();
    if (observations < rule.minimumCount()) {
      carriedValues = values;
      carriedStates = states;
      return Finding.insufficient(
          column,
          windowStates,
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
          referenceCount,
          rule.minimumCount(),
          "the reference has only %d observations".formatted(referenceCount));
    }
    DriftTestResult result =
        DriftTest.ofTolerance(rule.tolerance()).test(bins.reference(), live, bins.orderedCount());
    return Finding.of(
        column,
        windowStates,
        scores(live, values),
        evidence(result, live, observations, referenceCount));
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
        result.pValue(),
        result.pValue(),
        rule.alpha(),
        result.smallestDetectable(strictestAlpha),
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
      double score = score(measure, comparisons);
      if (!Double.isNaN(score)) {
        scores.put(measure.name(), score);
      }
    }
    return scores;
  }

  /** NaN where the measure is not defined, or fails: a user's measure must not cost a verdict. */
  private static double score(Measure measure, List<Comparison> comparisons) {
    try {
      for (Comparison comparison : comparisons) {
        if (measure.appliesTo(comparison)) {
          return measure.score(comparison);
        }
      }
    } catch (RuntimeException failure) {
      logger.log(System.Logger.Level.WARNING, "measure " + measure.name() + " failed", failure);
    }
    return Double.NaN;
  }

  /**
   * The coarse bins that are in use, states included; then, for numbers, the buckets, for measures
   * that need an order. A bin that is empty on both sides would still weigh in a smoothed measure.
   */
  private List<Comparison> comparisons(long[] live, long[] values) {
    List<Comparison> comparisons = new ArrayList<>();
    long[] reference = bins.reference();
    int[] used =
        IntStream.range(0, live.length).filter(bin -> reference[bin] + live[bin] > 0).toArray();
    if (used.length > 0) {
      comparisons.add(
          Comparison.of(
              Arrays.stream(used).mapToLong(bin -> reference[bin]).toArray(),
              Arrays.stream(used).mapToLong(bin -> live[bin]).toArray()));
    }
    if (positions != null) {
      comparisons.add(Comparison.ordered(referenceValues, values, positions));
    }
    return comparisons;
  }

  /** The measures that are defined for the column. */
  List<String> measures() {
    long[] any = new long[bins.reference().length];
    Arrays.fill(any, 1);
    List<Comparison> comparisons = comparisons(any, referenceValues);
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
