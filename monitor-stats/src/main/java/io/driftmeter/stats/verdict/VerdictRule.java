package io.driftmeter.stats.verdict;

import io.driftmeter.stats.measure.Measure;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a window is judged. Immutable; the builder of the monitor checks the ranges.
 *
 * @param window how long a whole window is
 * @param minimumCount the fewest observations of a column that are judged; fewer are carried over
 * @param alpha the probability of a false alarm that one window may cost, everything together
 * @param tolerances what is accepted
 * @param blindAfter how long a column may go without an answer before it is called blind
 * @param measures the measures that reports give scores for
 * @param thresholds fixed thresholds on their scores
 * @param objectives what is expected of the service
 * @param hourOfDay the time zone in which windows are compared with their hour of the day, or null
 * @param namesCategories whether reports name the categories that moved, or only number them
 * @param observes whether nothing alarms, and what would is only counted
 */
public record VerdictRule(
    Duration window,
    int minimumCount,
    double alpha,
    Tolerances tolerances,
    Duration blindAfter,
    List<Measure> measures,
    List<ThresholdRule> thresholds,
    ServiceObjectives objectives,
    @Nullable ZoneId hourOfDay,
    boolean namesCategories,
    boolean observes) {

  /** Copies the lists. */
  public VerdictRule {
    measures = List.copyOf(measures);
    thresholds = List.copyOf(thresholds);
  }
}
