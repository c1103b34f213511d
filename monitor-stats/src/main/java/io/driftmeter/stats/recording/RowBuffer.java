package io.driftmeter.stats.recording;

import io.driftmeter.api.CategoricalColumn;
import io.driftmeter.api.ColumnHandle;
import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.Row;
import io.driftmeter.api.counts.Outcome;
import io.driftmeter.api.counts.ValueState;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of one row, collected outside any stripe. Used by one thread at a time, and again for
 * other rows after {@link #release()}.
 */
final class RowBuffer extends PaddedRowOutcome implements Row {

  private final Recorder owner;

  /** Unused entries at the end, so that the last one is on no line of somebody else's row. */
  private static final int NUMBER_PADDING = 16;

  private static final int CATEGORY_PADDING = 32; // a reference has four bytes

  /** How many numeric slots there are; the categorical ones follow. */
  final int numericCount;

  /** How many categorical slots there are. */
  final int categoryCount;

  /** One entry per numeric slot: a number, or a {@link BoxedState}. Longer than there are slots. */
  final double[] numbers;

  /**
   * One entry per categorical slot: a {@code String}, a {@link ValueState}, or null when absent.
   * Longer than there are slots.
   */
  final @Nullable Object[] categories;

  /** An empty buffer, which its maker holds. */
  RowBuffer(Recorder owner, SlotMap slots) {
    this.owner = owner;
    numericCount = slots.numericCount();
    categoryCount = slots.count() - numericCount;
    numbers = new double[numericCount + NUMBER_PADDING];
    categories = new Object[categoryCount == 0 ? 0 : categoryCount + CATEGORY_PADDING];
    clear();
  }

  /** About how many bytes a buffer holds: itself, its two arrays, and the padding of all. */
  static long bytes(SlotMap slots) {
    boolean hasCategories = slots.count() > slots.numericCount();
    return 608 + 8L * slots.count() + (hasCategories ? 4 * CATEGORY_PADDING : 0);
  }

  /** Forgets the row and lets the next one have the buffer. Only for the holder. */
  void release() {
    clear();
    releaseLock();
  }

  private void clear() {
    Arrays.fill(numbers, 0, numericCount, BoxedState.ABSENT); // and not the padding
    Arrays.fill(categories, 0, categoryCount, null);
    outcome(Outcome.SUCCESS);
    nanos = -1;
  }

  /** How many numbers there can be: the latency, which comes last, is absent unless measured. */
  int numberCount() {
    return isTimed() ? numericCount : numericCount - 1;
  }

  /** Every column of which nothing was said is failed; the latency is no column of the schema. */
  void failAbsent(SlotMap slots) {
    for (int slot = 0; slot < slots.count(); slot++) {
      if (slot != slots.latency() && isAbsent(slot)) {
        put(slot, ValueState.FAILED, BoxedState.FAILED);
      }
    }
  }

  private boolean isAbsent(int slot) {
    return slot < numericCount
        ? BoxedState.state(numbers[slot]) == ValueState.ABSENT
        : categories[slot - numericCount] == null;
  }

  /** Whether an output has a value, known or not, or a default was served for it. */
  boolean isAnswer(int slot) {
    if (slot < numericCount) {
      return switch (BoxedState.state(numbers[slot])) {
        case ABSENT, MISSING, FAILED -> false;
        default -> true;
      };
    }
    Object category = categories[slot - numericCount];
    return category instanceof String || category == ValueState.DEFAULTED;
  }

  void put(int slot, double value) {
    numbers[slot] = value;
  }

  void put(int slot, @Nullable String category) {
    categories[slot - numericCount] = category == null ? ValueState.MISSING : category;
  }

  @Override
  public Row set(NumericColumn column, double value) {
    if (column instanceof NumericSlot handle && handle.owner == owner) {
      put(handle.slot, value);
    } else {
      owner.refuseForeign();
    }
    return this;
  }

  @Override
  public Row set(NumericColumn column, @Nullable Number value) {
    return value == null ? missing(column) : set(column, value.doubleValue());
  }

  @Override
  public Row set(CategoricalColumn column, @Nullable String category) {
    int slot = owner.slot(column);
    if (slot >= 0) {
      put(slot, category);
    }
    return this;
  }

  @Override
  public Row missing(ColumnHandle column) {
    return put(column, ValueState.MISSING, BoxedState.MISSING);
  }

  @Override
  public Row defaulted(ColumnHandle column) {
    return put(column, ValueState.DEFAULTED, BoxedState.DEFAULTED);
  }

  @Override
  public Row failed(ColumnHandle column) {
    return put(column, ValueState.FAILED, BoxedState.FAILED);
  }

  private Row put(ColumnHandle column, ValueState state, double boxed) {
    int slot = owner.slot(column);
    if (slot >= 0) {
      put(slot, state, boxed);
    }
    return this;
  }

  private void put(int slot, ValueState state, double boxed) {
    if (slot < numericCount) {
      numbers[slot] = boxed;
    } else {
      categories[slot - numericCount] = state;
    }
  }
}
