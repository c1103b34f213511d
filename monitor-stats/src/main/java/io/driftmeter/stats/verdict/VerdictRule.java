package io.driftmeter.stats.verdict;

import io.driftmeter.stats.measure.Measure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a window is judged. Immutable; the builder of the monitor checks the ranges.
 *
 * @param minimumCount the fewest observations of a column that are judged; fewer are carried over
 * @param tolerance the largest divergence that is accepted, in units of the population stability
 *     index
 * @param alpha the probability of a false alarm that one window may cost, over all columns together
 * @param measures the measures that reports give scores for
 * @param latency the objective for the latency, or null
 * @param namesCategories whether reports name the categories that moved, or only number them
 */
public record VerdictRule(
    int minimumCount,
    double tolerance,
    double alpha,
    List<Measure> measures,
    @Nullable LatencyObjective latency,
    boolean namesCategories) {

  /** Copies the list. */
  public VerdictRule {
    measures = List.copyOf(measures);
  }
}
