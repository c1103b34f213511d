package io.driftmeter.stats.engine;

import io.driftmeter.api.counts.MonitorCounts;
import io.driftmeter.api.counts.Outcome;
import io.driftmeter.api.counts.OutcomeCounts;
import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.stats.grid.LatencyGrid;
import io.driftmeter.stats.recording.SlotMap;
import io.driftmeter.stats.recording.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Everything counted since a version was deployed: states only, so that it outlives a change of
 * grids.
 */
final class VersionCounts {

  private final String version;
  private final SlotMap slots;
  private final List<Duration> bounds;
  private final StateCounts[] states;
  private final long[] latency = new long[LatencyGrid.GRID.size()];
  private final Map<Outcome, OutcomeCounts> outcomes = new EnumMap<>(Outcome.class);
  private long rows;

  VersionCounts(String version, SlotMap slots, List<Duration> bounds) {
    this.version = version;
    this.slots = slots;
    this.bounds = bounds;
    states = new StateCounts[slots.count()];
    Arrays.fill(states, StateCounts.EMPTY);
    for (Outcome outcome : Outcome.values()) {
      outcomes.put(outcome, new OutcomeCounts(0, 0, 0));
    }
  }

  void add(Tally drained) {
    if (drained.isEmpty()) {
      return;
    }
    rows += drained.rows();
    for (int slot = 0; slot < states.length; slot++) {
      states[slot] = states[slot].plus(drained.states(slot));
    }
    long[] buckets = drained.values(slots.latency());
    for (int bucket = 0; bucket < buckets.length; bucket++) {
      latency[bucket] += buckets[bucket];
    }
    for (Outcome outcome : Outcome.values()) {
      outcomes.merge(outcome, drained.outcome(outcome), OutcomeCounts::plus);
    }
  }

  MonitorCounts snapshot(Instant now) {
    return new MonitorCounts(
        version,
        now,
        rows,
        outcomes,
        LatencyFigures.counts(latency, states[slots.latency()].count(ValueState.ABOVE), bounds),
        slots.schema().columns(),
        slots.schema().columns().stream().map(column -> states[slots.slot(column)]).toList());
  }
}
