package io.driftmeter.stats.profile;

import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.schema.Column;

/** The running count of one column while a reference is built. Not thread-safe. */
abstract sealed class ColumnTally permits NumericTally, CategoryTally {

  private final Column column;
  private final long[] states = new long[ValueState.values().length];

  ColumnTally(Column column) {
    this.column = column;
  }

  final Column column() {
    return column;
  }

  final void count(ValueState state) {
    states[state.ordinal()]++;
  }

  /** What was counted so far. */
  final StateCounts states() {
    return StateCounts.of(states);
  }

  /** The profile of everything added so far. */
  abstract ColumnProfile profile();
}
