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
 * other rows after {@link #clear()}.
 */
final class RowBuffer implements Row {

  private final Recorder owner;

  /** One entry per numeric slot: a number, or a {@link BoxedState}. */
  final double[] numbers;

  /**
   * One entry per categorical slot: a {@code String}, a {@link ValueState}, or null when absent.
   */
  final @Nullable Object[] categories;

  Outcome outcome = Outcome.SUCCESS;
  long nanos = -1;

  RowBuffer(Recorder owner, SlotMap slots) {
    this.owner = owner;
    numbers = new double[slots.numericCount()];
    categories = new Object[slots.count() - slots.numericCount()];
    clear();
  }

  void clear() {
    Arrays.fill(numbers, BoxedState.ABSENT);
    Arrays.fill(categories, null);
    outcome = Outcome.SUCCESS;
    nanos = -1;
  }

  /** Whether a scope measured how long the prediction took. */
  boolean isTimed() {
    return nanos >= 0;
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
    return slot < numbers.length
        ? BoxedState.state(numbers[slot]) == ValueState.ABSENT
        : categories[slot - numbers.length] == null;
  }

  void put(int slot, double value) {
    numbers[slot] = BoxedState.plain(value);
  }

  void put(int slot, @Nullable String category) {
    categories[slot - numbers.length] = category == null ? ValueState.MISSING : category;
  }

  @Override
  public Row set(NumericColumn column, double value) {
    int slot = owner.slot(column);
    if (slot >= 0) {
      put(slot, value);
    }
    return this;
  }

  @Override
  public Row set(NumericColumn column, @Nullable Double value) {
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
    if (slot < numbers.length) {
      numbers[slot] = boxed;
    } else {
      categories[slot - numbers.length] = state;
    }
  }
}
