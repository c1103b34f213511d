package io.driftmeter.stats.profile;

import io.driftmeter.api.CategoricalColumn;
import io.driftmeter.api.ColumnHandle;
import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.Row;
import io.driftmeter.api.counts.ValueState;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The row that is being written into a reference, counted only when it is whole. Strict: a foreign
 * handle, and a call after the row has ended, throw.
 */
final class RowDraft implements Row {

  private final ReferenceBuilder owner;

  /** By position of the column: valid where there is a value, null where nothing was said. */
  private final @Nullable ValueState[] states;

  private final double[] numbers;
  private final @Nullable String[] categories;
  private boolean open;

  RowDraft(ReferenceBuilder owner) {
    int columns = owner.schema().columns().size();
    this.owner = owner;
    this.states = new ValueState[columns];
    this.numbers = new double[columns];
    this.categories = new String[columns];
  }

  /** Starts a row. */
  void open() {
    if (open) {
      throw new IllegalStateException("a row is being written: rows cannot be nested");
    }
    open = true;
  }

  /** Counts every column once. */
  void commit() {
    for (int i = 0; i < states.length; i++) {
      ValueState state = states[i];
      ColumnTally tally = owner.tallies().get(i);
      if (state != ValueState.VALID) {
        tally.count(state == null ? ValueState.ABSENT : state);
      } else if (tally instanceof NumericTally numeric) {
        numeric.add(numbers[i]);
      } else if (tally instanceof CategoryTally categorical) {
        categorical.add(categories[i]);
      }
    }
  }

  /** Ends the row and forgets what was written. */
  void close() {
    Arrays.fill(states, null);
    Arrays.fill(categories, null);
    open = false;
  }

  /** Sets the number of the column at a position. */
  void set(int position, double value) {
    states[position] = ValueState.VALID;
    numbers[position] = value;
  }

  @Override
  public Row set(NumericColumn column, double value) {
    set(position(column), value);
    return this;
  }

  @Override
  public Row set(NumericColumn column, @Nullable Number value) {
    return value == null ? missing(column) : set(column, value.doubleValue());
  }

  @Override
  public Row set(CategoricalColumn column, @Nullable String category) {
    int position = position(column);
    states[position] = ValueState.VALID;
    categories[position] = category;
    return this;
  }

  @Override
  public Row missing(ColumnHandle column) {
    return set(column, ValueState.MISSING);
  }

  @Override
  public Row defaulted(ColumnHandle column) {
    return set(column, ValueState.DEFAULTED);
  }

  @Override
  public Row failed(ColumnHandle column) {
    return set(column, ValueState.FAILED);
  }

  private Row set(ColumnHandle column, ValueState state) {
    states[position(column)] = state;
    return this;
  }

  private int position(ColumnHandle column) {
    if (!open) {
      throw new IllegalStateException("the row has ended: a row must not be kept");
    }
    if (column instanceof BuilderHandle handle && handle.owner() == owner) {
      return handle.position();
    }
    throw new IllegalArgumentException(
        "the handle of column '%s' is not of this builder: resolve handles from it"
            .formatted(column.column().name()));
  }
}
