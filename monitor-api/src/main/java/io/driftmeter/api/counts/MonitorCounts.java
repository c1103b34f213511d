package io.driftmeter.api.counts;

import io.driftmeter.api.schema.Column;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Everything counted since a version was deployed, as of the last drain. Immutable; never goes back
 * while the version stays.
 *
 * @param version the version that these counts belong to
 * @param asOf when they were drained
 * @param rows how many rows were committed
 * @param outcomes predictions by outcome; every outcome is there
 * @param latency the latency of timed predictions
 * @param columns the columns, in schema order
 * @param states the states of each column, in the order of {@code columns}
 * @param bins the values of each column by the bins that a fleet has in common, in the order of
 *     {@code columns}; empty where there is no {@link io.driftmeter.api.fleet.FleetReference}
 */
public record MonitorCounts(
    String version,
    Instant asOf,
    long rows,
    Map<Outcome, OutcomeCounts> outcomes,
    LatencyCounts latency,
    List<Column> columns,
    List<StateCounts> states,
    List<BinCounts> bins) {

  /** Copies the collections. */
  public MonitorCounts {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(asOf, "asOf");
    outcomes = Map.copyOf(outcomes);
    columns = List.copyOf(columns);
    states = List.copyOf(states);
    bins = List.copyOf(bins);
  }

  /** Predictions that ended so. */
  public OutcomeCounts outcome(Outcome outcome) {
    return Objects.requireNonNull(outcomes.get(outcome), "outcome");
  }

  /**
   * The states of one column.
   *
   * @throws IllegalArgumentException when there is no such column
   */
  public StateCounts states(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return states.get(i);
      }
    }
    throw new IllegalArgumentException("no column '%s'".formatted(column));
  }
}
