package io.driftmeter.stats.verdict;

import io.driftmeter.stats.grid.Grid;
import io.driftmeter.stats.measure.Comparison;
import io.driftmeter.stats.measure.Measure;
import io.driftmeter.stats.profile.CategoricalProfile;
import io.driftmeter.stats.profile.ColumnProfile;
import io.driftmeter.stats.profile.NumericProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The configured measures of one column against its reference. Immutable. */
final class MeasureScores {

  private static final System.Logger logger = System.getLogger(MeasureScores.class.getName());

  private final List<Measure> measures;
  private final ColumnBins bins;
  private final ColumnProfile profile;
  private final double @Nullable [] positions;

  MeasureScores(List<Measure> measures, ColumnProfile profile, ColumnBins bins) {
    this.measures = measures;
    this.bins = bins;
    this.profile = profile;
    positions =
        profile instanceof NumericProfile numeric && !measures.isEmpty()
            ? midpoints(numeric.grid())
            : null;
  }

  private static double[] midpoints(Grid grid) {
    double[] positions = new double[grid.size()];
    Arrays.setAll(positions, grid::midpoint);
    return positions;
  }

  /**
   * The scores by measure; those that are not defined are left out.
   *
   * @param live counts in the bins, states included
   * @param values counts in the buckets or categories
   */
  Map<String, Double> of(long[] live, long[] values) {
    Map<String, Double> scores = new LinkedHashMap<>();
    List<Comparison> comparisons = comparisons(live, values);
    for (Measure measure : measures) {
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
        IntStream.range(0, reference.length)
            .filter(bin -> reference[bin] + live[bin] > 0)
            .toArray();
    if (used.length > 0) {
      comparisons.add(
          Comparison.of(
              Arrays.stream(used).mapToLong(bin -> reference[bin]).toArray(),
              Arrays.stream(used).mapToLong(bin -> live[bin]).toArray()));
    }
    if (positions != null) {
      comparisons.add(Comparison.ordered(referenceValues(), values, positions));
    }
    return comparisons;
  }

  private long[] referenceValues() {
    int size =
        profile instanceof NumericProfile numeric
            ? numeric.grid().size()
            : ((CategoricalProfile) profile).categories().size();
    return profile.counts().toDense(size);
  }

  /** The names of the measures that are defined for the column. */
  List<String> names() {
    long[] any = new long[bins.reference().length];
    Arrays.fill(any, 1);
    List<Comparison> comparisons = comparisons(any, referenceValues());
    return measures.stream()
        .filter(measure -> comparisons.stream().anyMatch(measure::appliesTo))
        .map(Measure::name)
        .toList();
  }
}
