package io.driftmeter.stats.profile;

import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.schema.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The running count of one column while a reference is built, window by window; all of it is one
 * window when none is ever cut. Not thread-safe.
 */
abstract sealed class ColumnTally permits NumericTally, CategoryTally {

  private final Column column;
  private final long[] running = new long[ValueState.values().length];
  private final List<StateCounts> ended = new ArrayList<>();

  ColumnTally(Column column) {
    this.column = column;
  }

  final Column column() {
    return column;
  }

  final void count(ValueState state) {
    running[state.ordinal()]++;
  }

  /** Ends the running window and begins the next. */
  final void cut() {
    cutValues();
    ended.add(runningStates());
    Arrays.fill(running, 0);
  }

  /** The states that were counted in the running window. */
  final StateCounts runningStates() {
    return StateCounts.of(running);
  }

  /** The states that were counted in each window, the running one last. */
  final List<StateCounts> statesByWindow() {
    List<StateCounts> states = new ArrayList<>(ended);
    states.add(runningStates());
    return states;
  }

  /** The states that were counted in all windows. */
  final StateCounts states() {
    return statesByWindow().stream().reduce(StateCounts.EMPTY, StateCounts::plus);
  }

  /** Ends the running window of the values, before that of the states. */
  abstract void cutValues();

  /** The profile of everything added so far. */
  abstract ColumnProfile profile();

  /**
   * The windows in coarse counts, the running one last.
   *
   * @param profile the profile of this tally, whose bins they are counted in
   */
  abstract List<long[]> windows(ColumnProfile profile);
}
