package io.driftmeter.stats.profile;

import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.counts.ValueState;
import java.util.Arrays;
import java.util.List;

/**
 * The bins that follow those of values: one for each state that is no valid value. Rows that never
 * spoke of a column are in none.
 */
public final class StateBins {

  /** The states, in the order of their bins. */
  public static final List<ValueState> STATES =
      Arrays.stream(ValueState.values())
          .filter(state -> state != ValueState.VALID && state != ValueState.ABSENT)
          .toList();

  private StateBins() {}

  /** Counts of that many bins, still zero, and of the states in the bins that follow. */
  static long[] after(int valueBins, StateCounts states) {
    long[] counts = new long[valueBins + STATES.size()];
    for (int i = 0; i < STATES.size(); i++) {
      counts[valueBins + i] = states.count(STATES.get(i));
    }
    return counts;
  }
}
