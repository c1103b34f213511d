package io.driftmeter.api;

/** A handle to a numeric column. Thread-safe. */
public interface NumericColumn extends ColumnHandle {

  /**
   * Counts one observation of this column alone, outside any row.
   *
   * @param value any {@code double}: NaN, infinities and numbers off the grid are counted as what
   *     they are
   */
  void record(double value);
}
