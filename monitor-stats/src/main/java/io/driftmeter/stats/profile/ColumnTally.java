package io.driftmeter.stats.profile;

import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.schema.Column;
import java.util.ArrayList;
import java.util.List;

/** The running count of one column while a reference is built. Not thread-safe. */
abstract sealed class ColumnTally permits NumericTally, CategoryTally {

  private final Column column;
  private final long[] states = new long[ValueState.values().length];
  private final List<long[]> statesAtCuts = new ArrayList<>();

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

  /** A window ends here. */
  final void cut() {
    statesAtCuts.add(states.clone());
    cutValues();
  }

  /** How many windows have ended. */
  final int cuts() {
    return statesAtCuts.size();
  }

  /** The states that were counted between a cut and the one before. */
  final StateCounts statesOf(int window) {
    long[] counts = statesAtCuts.get(window).clone();
    if (window > 0) {
      long[] before = statesAtCuts.get(window - 1);
      for (int i = 0; i < counts.length; i++) {
        counts[i] -= before[i];
      }
    }
    return StateCounts.of(counts);
  }

  abstract void cutValues();

  /** The profile of everything added so far. */
  abstract ColumnProfile profile();

  /**
   * The windows that have ended, in coarse counts.
   *
   * @param profile the profile of this tally, whose bins they are counted in
   */
  abstract List<long[]> windows(ColumnProfile profile);
}
