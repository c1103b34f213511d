package io.driftmeter.stats;

import io.driftmeter.api.counts.Outcome;
import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.schema.Column;
import io.driftmeter.api.schema.Schema;
import java.util.Arrays;

/** What one thread believes to have recorded, state by state. For one thread at a time. */
final class TrafficTally {

  private final Schema schema;
  private final long[][] states;
  private final long[] outcomes = new long[Outcome.values().length];
  private final long[] timed = new long[Outcome.values().length];
  private long rows;
  private long calls;

  TrafficTally(Schema schema) {
    this.schema = schema;
    states = new long[schema.columns().size()][ValueState.values().length];
  }

  void row(Outcome outcome, boolean isTimed, ValueState... columns) {
    rows(1, outcome, isTimed, columns);
  }

  /** So many rows that are alike. */
  void rows(int count, Outcome outcome, boolean isTimed, ValueState... columns) {
    rows += count;
    outcomes[outcome.ordinal()] += count;
    timed[outcome.ordinal()] += isTimed ? count : 0;
    for (int column = 0; column < columns.length; column++) {
      states[column][columns[column].ordinal()] += count;
    }
  }

  void call(int column, ValueState state) {
    calls++;
    states[column][state.ordinal()]++;
  }

  void add(TrafficTally other) {
    rows += other.rows;
    calls += other.calls;
    for (int i = 0; i < outcomes.length; i++) {
      outcomes[i] += other.outcomes[i];
      timed[i] += other.timed[i];
    }
    for (int column = 0; column < states.length; column++) {
      for (int state = 0; state < states[column].length; state++) {
        states[column][state] += other.states[column][state];
      }
    }
  }

  long rows() {
    return rows;
  }

  /** Rows and bare calls. */
  long operations() {
    return rows + calls;
  }

  /** Values given: every state but ABSENT. */
  long values() {
    long all = Arrays.stream(states).flatMapToLong(Arrays::stream).sum();
    return all
        - Arrays.stream(states).mapToLong(counts -> counts[ValueState.ABSENT.ordinal()]).sum();
  }

  long outcome(Outcome outcome) {
    return outcomes[outcome.ordinal()];
  }

  long timed(Outcome outcome) {
    return timed[outcome.ordinal()];
  }

  StateCounts states(Column column) {
    return StateCounts.of(states[schema.columns().indexOf(column)]);
  }
}
