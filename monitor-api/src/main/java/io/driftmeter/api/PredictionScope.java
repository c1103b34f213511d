package io.driftmeter.api;

import org.jspecify.annotations.Nullable;

/**
 * One prediction: a row, how long it took, and how it ended. Committed when closed.
 *
 * <p>A scope that is closed without an output, in a model that has outputs, counts as an error.
 * What is said last of an output holds, for the outcome too: missing or failed after a value is no
 * answer, a value or a default after that is one. {@link #failed(Throwable)} makes the prediction
 * an error whatever else is said.
 *
 * <p>After the first {@link #close()} every call is ignored. Like a row, a scope belongs to one
 * thread at a time, but it may be closed by another thread than the one that opened it, with a
 * happens-before edge between them.
 */
public interface PredictionScope extends Row, AutoCloseable {

  @Override
  PredictionScope set(NumericColumn column, double value);

  @Override
  PredictionScope set(NumericColumn column, @Nullable Number value);

  @Override
  PredictionScope set(CategoricalColumn column, @Nullable String category);

  @Override
  default PredictionScope set(CategoricalColumn column, @Nullable Enum<?> category) {
    return set(column, category == null ? null : category.name());
  }

  @Override
  default PredictionScope set(IndexedColumn column, int index) {
    Row.super.set(column, index);
    return this;
  }

  @Override
  PredictionScope missing(ColumnHandle column);

  @Override
  PredictionScope defaulted(ColumnHandle column);

  @Override
  PredictionScope failed(ColumnHandle column);

  /**
   * Sets the model's first numeric output; others are set like any column.
   *
   * @return the value, unchanged
   */
  double output(double value);

  /**
   * Sets the model's first categorical output; others are set like any column.
   *
   * @return the label, unchanged
   */
  String output(String label);

  /**
   * Sets the model's first categorical output by the {@code name()} of a constant.
   *
   * @return the label, unchanged
   */
  @SuppressWarnings("NullAway") // a null from a caller counts as it does in output(String)
  default <E extends Enum<E>> E output(E label) {
    output(label == null ? null : label.name());
    return label;
  }

  /** Says that the prediction failed, whatever else is said of it; the cause is not kept. */
  PredictionScope failed(Throwable cause);

  /** Leaves this prediction out of every count: synthetic traffic, health checks, warm-up. */
  void discard();

  /** Commits the row. */
  @Override
  void close();
}
