package io.driftmeter.stats.engine;

import io.driftmeter.api.counts.MonitorCounts;
import io.driftmeter.api.counts.Outcome;
import io.driftmeter.api.counts.OutcomeCounts;
import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.schema.Column;
import io.driftmeter.stats.fleet.FleetLayout;
import io.driftmeter.stats.fleet.FleetTally;
import io.driftmeter.stats.grid.LatencyGrid;
import io.driftmeter.stats.recording.SlotMap;
import io.driftmeter.stats.recording.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything counted since a version was deployed: states, and the few bins that a fleet has in
 * common, so that it outlives a change of grids. The running window is added when somebody asks, so
 * that a drain adds up once.
 */
final class VersionCounts {

  private final String version;
  private final SlotMap slots;
  private final List<Duration> bounds;
  private final StateCounts[] states;
  private final long[] latency = new long[LatencyGrid.GRID.size()];
  private final Map<Outcome, OutcomeCounts> outcomes = new EnumMap<>(Outcome.class);
  private @Nullable FleetTally fleet;
  private long rows;

  VersionCounts(String version, SlotMap slots, List<Duration> bounds, @Nullable FleetLayout fleet) {
    this.version = version;
    this.slots = slots;
    this.bounds = bounds;
    states = new StateCounts[slots.count()];
    Arrays.fill(states, StateCounts.EMPTY);
    for (Outcome outcome : Outcome.values()) {
      outcomes.put(outcome, new OutcomeCounts(0, 0, 0));
    }
    moveTo(fleet);
  }

  /** From now on counts for the fleet in that layout; columns whose bins stay the same go on. */
  void moveTo(@Nullable FleetLayout next) {
    FleetTally before = fleet;
    fleet = next == null ? null : before == null ? new FleetTally(next) : before.movedTo(next);
  }

  /** Adds a window that is over. */
  void add(Tally window) {
    if (window.isEmpty()) {
      return;
    }
    rows += window.rows();
    for (int slot = 0; slot < states.length; slot++) {
      states[slot] = states[slot].plus(window.states(slot));
    }
    if (fleet != null) {
      addFleet(window, fleet);
    }
    addLatencies(window, latency);
    for (Outcome outcome : Outcome.values()) {
      outcomes.merge(outcome, window.outcome(outcome), OutcomeCounts::plus);
    }
  }

  private void addFleet(Tally window, FleetTally sum) {
    List<Column> columns = slots.schema().columns();
    for (int i = 0; i < columns.size(); i++) {
      int slot = slots.slot(columns.get(i));
      sum.add(i, window.values(slot), window.states(slot));
    }
  }

  private void addLatencies(Tally window, long[] sum) {
    long[] buckets = window.values(slots.latency());
    for (int bucket = 0; bucket < buckets.length; bucket++) {
      sum[bucket] += buckets[bucket];
    }
  }

  /** The counts of the windows that are over. */
  MonitorCounts snapshot(Instant now) {
    return snapshot(now, rows, states, latency, outcomes, fleet);
  }

  /** The counts of the windows that are over and of the running one. */
  MonitorCounts snapshot(Instant now, Tally running) {
    if (running.isEmpty()) {
      return snapshot(now);
    }
    StateCounts[] allStates = new StateCounts[states.length];
    Arrays.setAll(allStates, slot -> states[slot].plus(running.states(slot)));
    long[] allLatencies = latency.clone();
    addLatencies(running, allLatencies);
    Map<Outcome, OutcomeCounts> allOutcomes = new EnumMap<>(outcomes);
    for (Outcome outcome : Outcome.values()) {
      allOutcomes.merge(outcome, running.outcome(outcome), OutcomeCounts::plus);
    }
    FleetTally allFleet = fleet == null ? null : fleet.copy();
    if (allFleet != null) {
      addFleet(running, allFleet);
    }
    return snapshot(now, rows + running.rows(), allStates, allLatencies, allOutcomes, allFleet);
  }

  private MonitorCounts snapshot(
      Instant now,
      long rows,
      StateCounts[] states,
      long[] latency,
      Map<Outcome, OutcomeCounts> outcomes,
      @Nullable FleetTally fleet) {
    return new MonitorCounts(
        version,
        now,
        rows,
        outcomes,
        LatencyFigures.counts(latency, states[slots.latency()].count(ValueState.ABOVE), bounds),
        slots.schema().columns(),
        slots.schema().columns().stream().map(column -> states[slots.slot(column)]).toList(),
        fleet == null ? List.of() : fleet.snapshot());
  }
}
