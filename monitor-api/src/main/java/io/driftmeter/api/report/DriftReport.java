package io.driftmeter.api.report;

import io.driftmeter.api.counts.Outcome;
import io.driftmeter.api.profile.ModelInfo;
import io.driftmeter.api.schema.ColumnRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
 * @param service what was found of errors and volume
 * @param moved names of the columns that moved, where one is raised: a wider list than those that
 *     alarm, of which one in ten may be there by chance
 * @param expected the announced changes that still hold
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
    List<Finding> service,
    List<String> moved,
    List<ExpectedChange> expected,
    Duration evaluationTime) {

  /** Copies the collections. */
  public DriftReport {
    outcomes = Map.copyOf(outcomes);
    columns = List.copyOf(columns);
    service = List.copyOf(service);
    moved = List.copyOf(moved);
    expected = List.copyOf(expected);
  }

  /** Everything that was asked: of each column, then of the service. */
  public List<Finding> findings() {
    return Stream.concat(
            columns.stream().flatMap(column -> column.findings().stream()), service.stream())
        .toList();
  }

  /** The findings that are raised, whatever they ask of people. */
  public List<Finding> raised() {
    return findings().stream().filter(Finding::isRaised).toList();
  }

  /** The findings that are worth a page. */
  public List<Finding> alarms() {
    return findings().stream().filter(finding -> finding.response() == Response.ALARM).toList();
  }

  /** The columns that drifted in this window, in schema order. */
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
