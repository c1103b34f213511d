package io.driftmeter.stats.recording;

import io.driftmeter.api.counts.ValueState;
import org.jspecify.annotations.Nullable;

/**
 * How the features of many rows lie in memory. Stateless, so that a batch needs no object.
 *
 * @param <V> what holds the features
 * @param <A> the array that holds one output per row
 */
abstract sealed class BatchForm<V, A> {

  static final BatchForm<double[], double[]> ROWS_OF_DOUBLES = new RowMajor<>(Numbers.DOUBLES);
  static final BatchForm<float[], float[]> ROWS_OF_FLOATS = new RowMajor<>(Numbers.FLOATS);
  static final BatchForm<double[][], double[]> COLUMNS_OF_DOUBLES =
      new ColumnMajor<>(Numbers.DOUBLES);
  static final BatchForm<float[][], float[]> COLUMNS_OF_FLOATS = new ColumnMajor<>(Numbers.FLOATS);

  private final Numbers<A> numbers;

  private BatchForm(Numbers<A> numbers) {
    this.numbers = numbers;
  }

  Numbers<A> numbers() {
    return numbers;
  }

  /** Whether there is a value for every feature of every row. */
  abstract boolean holds(@Nullable V values, int features, int rows);

  /** The value of one feature of one row. */
  abstract double get(V values, int features, int row, int feature);

  /** Counts the features of a range of rows, which are those of the first slots. */
  abstract void count(V values, int features, int from, int to, Layout layout, int[] cells);

  private static final class RowMajor<A> extends BatchForm<A, A> {

    RowMajor(Numbers<A> numbers) {
      super(numbers);
    }

    @Override
    boolean holds(@Nullable A values, int features, int rows) {
      return values != null && numbers().length(values) >= (long) features * rows;
    }

    @Override
    double get(A values, int features, int row, int feature) {
      return numbers().get(values, row * features + feature);
    }

    @Override
    void count(A values, int features, int from, int to, Layout layout, int[] cells) {
      for (int row = from; row < to; row++) {
        numbers().countRow(values, row * features, features, layout, cells);
      }
    }
  }

  private static final class ColumnMajor<A> extends BatchForm<A[], A> {

    ColumnMajor(Numbers<A> numbers) {
      super(numbers);
    }

    @Override
    boolean holds(A @Nullable [] values, int features, int rows) {
      if (values == null || values.length != features) {
        return false;
      }
      for (A column : values) {
        if (isTooShort(column, rows)) {
          return false;
        }
      }
      return true;
    }

    @Override
    double get(A[] values, int features, int row, int feature) {
      A column = values[feature];
      return isTooShort(column, row + 1) ? BoxedState.FAILED : numbers().get(column, row);
    }

    @Override
    void count(A[] values, int features, int from, int to, Layout layout, int[] cells) {
      for (int slot = 0; slot < features; slot++) {
        A column = values[slot];
        if (isTooShort(column, to)) {
          cells[layout.stateCell(slot, ValueState.FAILED)] += to - from;
        } else {
          numbers().countColumn(column, from, to, slot, layout, cells);
        }
      }
    }

    /** Another thread may have put something else in place of a column that was long enough. */
    private boolean isTooShort(@Nullable A column, int rows) {
      return column == null || numbers().length(column) < rows;
    }
  }
}
