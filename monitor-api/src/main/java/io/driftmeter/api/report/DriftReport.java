package io.driftmeter.api.report;

import io.driftmeter.api.counts.Outcome;
import io.driftmeter.api.profile.ModelInfo;
import io.driftmeter.api.schema.ColumnRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one window of traffic says against the reference. Immutable.
 *
 * @param info the model and the reference that the window was compared with
 * @param windowStart when the window began; a verdict may rest on counts carried over from earlier
 *     windows as well
 * @param windowEnd when it was cut
 * @param rows how many rows it holds
 * @param outcomes predictions by outcome; every outcome is there
 * @param latency the latency of its timed predictions
 * @param columns one report per judged column, in schema order, the latency last
 * @param evaluationTime how long the evaluation took
 */
public record DriftReport(
    ModelInfo info,
    Instant windowStart,
    Instant windowEnd,
    long rows,
    Map<Outcome, Long> outcomes,
    LatencySummary latency,
    List<ColumnReport> columns,
    Duration evaluationTime) {

  /** Copies the collections. */
  public DriftReport {
    outcomes = Map.copyOf(outcomes);
    columns = List.copyOf(columns);
  }

  /** The columns that drifted, in schema order. */
  public List<ColumnReport> drifted() {
    return columns.stream().filter(column -> column.verdict().isDrifted()).toList();
  }

  /**
   * The columns of one role that drifted: outputs that move with a feature are its consequences.
   */
  public List<ColumnReport> drifted(ColumnRole role) {
    return drifted().stream().filter(column -> column.column().role() == role).toList();
  }

  /** The report of one column. */
  public Optional<ColumnReport> column(String name) {
    return columns.stream().filter(column -> column.column().name().equals(name)).findFirst();
  }
}
