package io.driftmeter.stats.recording;

import io.driftmeter.api.counts.Outcome;
import io.driftmeter.api.counts.OutcomeCounts;
import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.counts.ValueState;
import java.util.Arrays;

/** Counts taken out of the stripes and added up: of one drain, of a window. Not thread-safe. */
public final class Tally {

  private final Layout layout;
  private final long[] cells;
  private final long[] nanos = new long[Outcome.values().length];

  /** Nothing counted yet. */
  public Tally(Layout layout) {
    this.layout = layout;
    cells = new long[layout.cellCount()];
  }

  /** The layout of the counts. */
  public Layout layout() {
    return layout;
  }

  void add(CounterBlock block) {
    for (int i = 0; i < cells.length; i++) {
      cells[i] += block.cells[i];
    }
    for (int i = 0; i < nanos.length; i++) {
      nanos[i] += block.nanos(i);
    }
  }

  /** Adds counts whose layout {@link Layout#countsLike} this one. */
  public void add(Tally other) {
    for (int i = 0; i < cells.length; i++) {
      cells[i] += other.cells[i];
    }
    for (int i = 0; i < nanos.length; i++) {
      nanos[i] += other.nanos[i];
    }
  }

  /** Rows committed. */
  public long rows() {
    return cells[Layout.ROWS];
  }

  /** Whether nothing was counted: no row and no bare call. */
  public boolean isEmpty() {
    return cells[Layout.OPERATIONS] == 0;
  }

  /** Predictions that ended so. */
  public OutcomeCounts outcome(Outcome outcome) {
    int at = outcome.ordinal();
    return new OutcomeCounts(cells[Layout.PREDICTIONS + at], cells[Layout.TIMED + at], nanos[at]);
  }

  /** The buckets or categories of a slot. */
  public long[] values(int slot) {
    int start = layout.start(slot);
    return Arrays.copyOfRange(cells, start, start + layout.valueCount(slot));
  }

  /**
   * The states of a slot. VALID is the sum of its values, and ABSENT is what is left of the rows:
   * each row was counted whole, so this is exact.
   */
  public StateCounts states(int slot) {
    long[] states = new long[ValueState.values().length];
    int start = layout.start(slot);
    for (int i = start; i < start + layout.valueCount(slot); i++) {
      states[ValueState.VALID.ordinal()] += cells[i];
    }
    for (ValueState state : ValueState.values()) {
      if (state != ValueState.VALID && state != ValueState.ABSENT) {
        states[state.ordinal()] = cells[layout.stateCell(slot, state)];
      }
    }
    long calls = cells[layout.callsCell(slot)];
    states[ValueState.ABSENT.ordinal()] = rows() + calls - Arrays.stream(states).sum();
    return StateCounts.of(states);
  }

  /** About how many bytes the counts hold. */
  public long bytes() {
    return 8L * cells.length;
  }
}
