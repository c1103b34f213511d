package io.driftmeter.stats.recording;

import io.driftmeter.api.counts.ValueState;
import io.driftmeter.stats.grid.Grid;
import io.driftmeter.stats.grid.OriginGrid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/*
 * Where each count lies in one int[]:
 *
 *   padding | header | slot 0: values..., states..., calls | slot 1: ... | ... | padding
 *
 * The header counts operations, rows, and predictions by outcome, all and timed. A slot's values are the buckets of its
 * grid or the categories of its dictionary; its states are those that are neither VALID (the sum of its values) nor
 * ABSENT (what is left of rows and calls); its calls are the bare ones.
 *
 * The numeric grids are copied into two flat arrays, so that the loop over a row reads memory in order and calls nothing.
 * The loop has these arrays as locals, which no call on the slow path makes it read again. A slot with another grid than
 * an OriginGrid has a size of 0 here: every number of it takes the slow path, which asks the grid itself.
 */
/** Where the counts of every column lie. Immutable: a deploy swaps it as one object. */
public final class Layout {

  /** Keeps what two blocks count most off one cache line: unused cells at both ends. */
  private static final int PADDING = 32;

  static final int OPERATIONS = PADDING;
  static final int ROWS = PADDING + 1;
  static final int PREDICTIONS = PADDING + 2;
  static final int TIMED = PADDING + 4;
  private static final int HEADER = PADDING + 6;

  private static final int BIAS = Integer.MIN_VALUE;
  private static final long ONE = Double.doubleToRawLongBits(1.0);

  /** States with a cell of their own: BELOW to FAILED. */
  private static final int STATE_CELLS = ValueState.FAILED.ordinal();

  private final SlotMap slots;
  private final List<Grid> grids;
  private final List<Dictionary> dictionaries;
  private final int sampleSize;
  private final boolean keepsUnseen;
  private final int numericCount;

  private final double[] origins;
  private final double[] inverseScales;
  private final long[] halvesAndShifts;
  private final long[] firstsAndSizes;

  private final int[] starts;
  private final int[] stateStarts;
  private final int cellCount;

  /**
   * A layout.
   *
   * @param slots the columns
   * @param grids one grid per numeric slot, the latency's among them
   * @param dictionaries one per categorical slot
   * @param sampleSize how many values of each column every stripe should keep, to choose grids
   *     from; 0 for none
   * @param keepsUnseen whether a few names of unseen categories are kept for reports
   */
  public Layout(
      SlotMap slots,
      List<Grid> grids,
      List<Dictionary> dictionaries,
      int sampleSize,
      boolean keepsUnseen) {
    this.slots = slots;
    this.grids = List.copyOf(grids);
    this.dictionaries = List.copyOf(dictionaries);
    this.sampleSize = sampleSize;
    this.keepsUnseen = keepsUnseen;
    numericCount = slots.numericCount();
    origins = new double[numericCount];
    inverseScales = new double[numericCount];
    halvesAndShifts = new long[numericCount];
    firstsAndSizes = new long[numericCount];
    starts = new int[slots.count()];
    stateStarts = new int[slots.count()];
    int next = HEADER;
    for (int slot = 0; slot < slots.count(); slot++) {
      starts[slot] = next;
      stateStarts[slot] = next + valueCount(slot);
      next = stateStarts[slot] + STATE_CELLS + 1;
      if (slot < numericCount) {
        firstsAndSizes[slot] = BIAS;
        if (this.grids.get(slot) instanceof OriginGrid grid) {
          origins[slot] = grid.origin();
          inverseScales[slot] = grid.inverseScale();
          halvesAndShifts[slot] = pack(grid.half() + BIAS, grid.shift());
          firstsAndSizes[slot] = pack(starts[slot] - BIAS, grid.size() + BIAS);
        }
      }
    }
    cellCount = next + PADDING;
  }

  /** The columns. */
  public SlotMap slots() {
    return slots;
  }

  /** The grid of a numeric slot. */
  public Grid grid(int slot) {
    return grids.get(slot);
  }

  /** The dictionary of a categorical slot. */
  public Dictionary dictionary(int slot) {
    return dictionaries.get(slot - numericCount);
  }

  /** Whether counts in the one layout mean the same in the other. */
  public boolean countsLike(Layout other) {
    return slots == other.slots
        && sampleSize == other.sampleSize
        && grids.equals(other.grids)
        && dictionaries.stream()
            .map(Dictionary::categories)
            .toList()
            .equals(other.dictionaries.stream().map(Dictionary::categories).toList());
  }

  /** How many buckets or categories that slot has. */
  public int valueCount(int slot) {
    return slot < numericCount ? grids.get(slot).size() : dictionary(slot).size();
  }

  /** How many counters there are. */
  public int cellCount() {
    return cellCount;
  }

  int sampleSize() {
    return sampleSize;
  }

  boolean keepsUnseen() {
    return keepsUnseen;
  }

  /** The first cell of a slot's values. */
  int start(int slot) {
    return starts[slot];
  }

  /** The cell of a state other than VALID and ABSENT. */
  int stateCell(int slot, ValueState state) {
    return stateStarts[slot] + state.ordinal() - 1;
  }

  /** The cell that counts the bare calls of a slot. */
  int callsCell(int slot) {
    return stateStarts[slot] + STATE_CELLS;
  }

  /** The cell of a number, or -1 when the slot is absent. */
  int numericCell(int slot, double value) {
    int bucket = bucket(value, origins[slot], inverseScales[slot], halvesAndShifts[slot]);
    return bucket < (int) firstsAndSizes[slot]
        ? (int) (firstsAndSizes[slot] >> 32) + bucket
        : slowCell(slot, value);
  }

  /** Counts the numbers, or boxed states, of that many first slots. */
  void countBoxed(double[] numbers, int length, int[] cells) {
    count(numbers, 0, length, true, cells);
  }

  /** Counts the numbers of that many first slots, none of which can be a state. */
  void countRow(double[] numbers, int offset, int length, int[] cells) {
    count(numbers, offset, length, false, cells);
  }

  private void count(double[] numbers, int offset, int length, boolean boxed, int[] cells) {
    double[] origins = this.origins;
    double[] inverseScales = this.inverseScales;
    long[] halvesAndShifts = this.halvesAndShifts;
    long[] firstsAndSizes = this.firstsAndSizes;
    for (int slot = 0; slot < length; slot++) {
      double number = numbers[offset + slot];
      int bucket = bucket(number, origins[slot], inverseScales[slot], halvesAndShifts[slot]);
      long firstAndSize = firstsAndSizes[slot];
      if (bucket < (int) firstAndSize) {
        cells[(int) (firstAndSize >> 32) + bucket]++;
      } else {
        countSlowly(slot, boxed ? number : BoxedState.plain(number), cells);
      }
    }
  }

  /** As {@link #countRow(double[], int, int, int[])}. */
  void countRow(float[] numbers, int offset, int length, int[] cells) {
    double[] origins = this.origins;
    double[] inverseScales = this.inverseScales;
    long[] halvesAndShifts = this.halvesAndShifts;
    long[] firstsAndSizes = this.firstsAndSizes;
    for (int slot = 0; slot < length; slot++) {
      double number = numbers[offset + slot];
      int bucket = bucket(number, origins[slot], inverseScales[slot], halvesAndShifts[slot]);
      long firstAndSize = firstsAndSizes[slot];
      if (bucket < (int) firstAndSize) {
        cells[(int) (firstAndSize >> 32) + bucket]++;
      } else {
        countSlowly(slot, BoxedState.plain(number), cells);
      }
    }
  }

  /** Counts a range of numbers of one slot, none of which can be a state. */
  void countColumn(double[] numbers, int from, int to, int slot, int[] cells) {
    for (int i = from; i < to; i++) {
      cells[numericCell(slot, BoxedState.plain(numbers[i]))]++;
    }
  }

  /** As {@link #countColumn(double[], int, int, int, int[])}. */
  void countColumn(float[] numbers, int from, int to, int slot, int[] cells) {
    for (int i = from; i < to; i++) {
      cells[numericCell(slot, BoxedState.plain(numbers[i]))]++;
    }
  }

  private static long pack(int high, int low) {
    return ((long) high << 32) | (low & 0xffff_ffffL);
  }

  private void countSlowly(int slot, double value, int[] cells) {
    int cell = slowCell(slot, value);
    if (cell >= 0) {
      cells[cell]++;
    }
  }

  private static int bucket(double value, double origin, double inverseScale, long halfAndShift) {
    double distance = value - origin;
    double y = Math.abs(distance) * inverseScale + 1.0;
    long bucket = (Double.doubleToRawLongBits(y) - ONE) >>> halfAndShift;
    return (int) (halfAndShift >> 32)
        + (int) (bucket ^ (Double.doubleToRawLongBits(distance) >> 63));
  }

  private int slowCell(int slot, double value) {
    ValueState state = BoxedState.state(value);
    if (state == ValueState.ABSENT) {
      return -1;
    }
    if (state != ValueState.VALID) {
      return stateCell(slot, state);
    }
    Grid grid = grids.get(slot);
    int bucket = grid.index(value);
    if (bucket < 0) {
      return stateCell(slot, ValueState.BELOW);
    }
    return bucket >= grid.size() ? stateCell(slot, ValueState.ABOVE) : starts[slot] + bucket;
  }

  /** The cell of a category, of a state, or -1 when the slot is absent. */
  int categoryCell(int slot, @Nullable Object value) {
    if (value instanceof String category) {
      int index = dictionary(slot).find(category);
      return index < 0 ? stateCell(slot, ValueState.UNSEEN) : starts[slot] + index;
    }
    return value instanceof ValueState state ? stateCell(slot, state) : -1;
  }
}
