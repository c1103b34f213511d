package io.driftmeter.stats.recording;

import io.driftmeter.api.counts.Outcome;
import io.driftmeter.api.counts.Refusal;
import io.driftmeter.api.counts.ValueState;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/*
 * The same counters are used in two ways that never meet: plainly, by the one thread that holds a stripe, and
 * atomically, by any number of threads inside the shared path. A block changes from one use to the other only in the
 * hands of the drain, after it was cleared.
 */
/** One array of counters in one layout. */
final class CounterBlock {

  /**
   * No cell is incremented more than once per operation, so while the operations fit in an int,
   * every cell does. The margin is for the rows of one batch that are counted at once, and for
   * threads that are in the shared path at the same time.
   */
  private static final int MAX_OPERATIONS = Integer.MAX_VALUE - (1 << 20);

  private static final int NANOS_PADDING = 16;
  private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(int[].class);
  private static final VarHandle NANOS = MethodHandles.arrayElementVarHandle(long[].class);

  final Layout layout;
  final int[] cells;

  /** By outcome, with unused ones at both ends: what two blocks count most is on no common line. */
  private final long[] nanos = new long[2 * NANOS_PADDING + Outcome.values().length];

  final @Nullable ValueSample sample;
  final @Nullable RecentUnseen unseen;

  CounterBlock(Layout layout) {
    this.layout = layout;
    cells = new int[layout.cellCount()];
    sample = layout.sampleSize() > 0 ? new ValueSample(layout.slots(), layout.sampleSize()) : null;
    unseen = layout.keepsUnseen() ? new RecentUnseen() : null;
  }

  /** Counts a row. Only for the holder of the stripe. Returns why it was refused, or null. */
  @Nullable Refusal add(RowBuffer row) {
    int[] cells = this.cells;
    Layout layout = this.layout;
    if (cells[Layout.OPERATIONS] >= MAX_OPERATIONS) {
      return Refusal.OVERFLOW;
    }
    double[] numbers = row.numbers;
    layout.countBoxed(numbers, row.numberCount(), cells);
    @Nullable Object[] categories = row.categories;
    for (int i = 0; i < row.categoryCount; i++) {
      int slot = row.numericCount + i;
      int cell = layout.categoryCell(slot, categories[i]);
      if (cell >= 0) {
        cells[cell]++;
        noteUnseen(slot, cell, categories[i]);
      }
    }
    if (sample != null) {
      sample.add(row);
    }
    cells[Layout.OPERATIONS]++;
    cells[Layout.ROWS]++;
    int outcome = row.outcome();
    cells[Layout.PREDICTIONS + outcome]++;
    if (row.isTimed()) {
      cells[Layout.TIMED + outcome]++;
      nanos[NANOS_PADDING + outcome] += row.nanos;
    }
    return null;
  }

  /**
   * Counts a row of numeric features. Only for the holder of the stripe. Returns why it was
   * refused, or null.
   */
  <A> @Nullable Refusal add(
      Numbers<A> numbers, A features, int length, int outputSlot, double output) {
    int[] cells = this.cells;
    if (cells[Layout.OPERATIONS] >= MAX_OPERATIONS) {
      return Refusal.OVERFLOW;
    }
    numbers.countRow(features, 0, length, layout, cells);
    if (outputSlot >= 0) {
      cells[layout.numericCell(outputSlot, BoxedState.plain(output))]++;
    }
    if (sample != null) {
      sample.add(numbers, features, length);
      if (outputSlot >= 0) {
        sample.add(outputSlot, output);
      }
    }
    countRows(1);
    return null;
  }

  /**
   * Counts a range of the rows of a batch. Only for the holder of the stripe. Returns why they were
   * refused, or null.
   *
   * @param outputs the output of each row, where {@code outputSlot} is not negative
   */
  <V, A> @Nullable Refusal add(
      BatchForm<V, A> form,
      V values,
      int features,
      @Nullable A outputs,
      int outputSlot,
      int from,
      int to) {
    if (cells[Layout.OPERATIONS] >= MAX_OPERATIONS) {
      return Refusal.OVERFLOW;
    }
    form.count(values, features, from, to, layout, cells);
    if (outputs != null && outputSlot >= 0) {
      form.numbers().countColumn(outputs, from, to, outputSlot, layout, cells);
    }
    if (sample != null) {
      sample.add(form, values, features, outputs, outputSlot, from, to);
    }
    countRows(to - from);
    return null;
  }

  private void countRows(int rows) {
    int[] cells = this.cells;
    cells[Layout.OPERATIONS] += rows;
    cells[Layout.ROWS] += rows;
    cells[Layout.PREDICTIONS + Outcome.SUCCESS.ordinal()] += rows;
  }

  /**
   * Counts one number outside any row. Only for the holder of the stripe. Returns why it was
   * refused, or null.
   */
  @Nullable Refusal add(int slot, double value) {
    if (sample != null) {
      sample.add(slot, value);
    }
    return addCall(slot, layout.numericCell(slot, value));
  }

  /**
   * Counts one category outside any row. Only for the holder of the stripe. Returns why it was
   * refused, or null.
   */
  @Nullable Refusal add(int slot, Object category) {
    if (sample != null) {
      sample.add(slot, category);
    }
    int cell = layout.categoryCell(slot, category);
    noteUnseen(slot, cell, category);
    return addCall(slot, cell);
  }

  private @Nullable Refusal addCall(int slot, int cell) {
    int[] cells = this.cells;
    if (cells[Layout.OPERATIONS] >= MAX_OPERATIONS) {
      return Refusal.OVERFLOW;
    }
    cells[cell]++;
    cells[layout.callsCell(slot)]++;
    cells[Layout.OPERATIONS]++;
    return null;
  }

  private void noteUnseen(int slot, int cell, @Nullable Object category) {
    if (unseen != null
        && category instanceof String name
        && cell == layout.stateCell(slot, ValueState.UNSEEN)) {
      unseen.add(slot, name);
    }
  }

  /** Counts a row atomically. Only inside the shared path. Returns why it was refused, or null. */
  @Nullable Refusal addShared(RowBuffer row) {
    if (!reserveShared()) {
      return Refusal.OVERFLOW;
    }
    double[] numbers = row.numbers;
    for (int slot = 0; slot < row.numericCount; slot++) {
      increment(layout.numericCell(slot, numbers[slot]));
    }
    @Nullable Object[] categories = row.categories;
    for (int i = 0; i < row.categoryCount; i++) {
      increment(layout.categoryCell(row.numericCount + i, categories[i]));
    }
    int outcome = row.outcome();
    increment(Layout.ROWS);
    increment(Layout.PREDICTIONS + outcome);
    if (row.isTimed()) {
      increment(Layout.TIMED + outcome);
      NANOS.getAndAdd(nanos, NANOS_PADDING + outcome, row.nanos);
    }
    return null;
  }

  /**
   * Counts one value outside any row atomically. Only inside the shared path. Returns why it was
   * refused, or null.
   */
  @Nullable Refusal addShared(int slot, int cell) {
    if (!reserveShared()) {
      return Refusal.OVERFLOW;
    }
    increment(cell);
    increment(layout.callsCell(slot));
    return null;
  }

  private boolean reserveShared() {
    if ((int) CELL.getOpaque(cells, Layout.OPERATIONS) >= MAX_OPERATIONS) {
      return false;
    }
    increment(Layout.OPERATIONS);
    return true;
  }

  private void increment(int cell) {
    if (cell >= 0) {
      CELL.getAndAdd(cells, cell, 1);
    }
  }

  /** How long the timed predictions of an outcome took together. Only for the drain. */
  long nanos(int outcome) {
    return nanos[NANOS_PADDING + outcome];
  }

  /** Whether nothing was counted. Only for the holder of the stripe. */
  boolean isEmpty() {
    return cells[Layout.OPERATIONS] == 0;
  }

  /** Sets every counter to zero. Only for the drain. */
  void clear() {
    Arrays.fill(cells, 0);
    Arrays.fill(nanos, 0);
    if (sample != null) {
      sample.clear();
    }
    if (unseen != null) {
      unseen.clear();
    }
  }

  /** About how many bytes the block holds. */
  long bytes() {
    return 4L * cells.length + (sample == null ? 0 : sample.bytes());
  }
}
