package io.driftmeter.api;

import org.jspecify.annotations.Nullable;

/** A handle to a categorical column. Thread-safe. */
public interface CategoricalColumn extends ColumnHandle {

  /**
   * Counts one observation of this column alone, outside any row.
   *
   * @param category a category; null counts as missing, one that the reference does not know as
   *     unseen
   */
  void record(@Nullable String category);

  /**
   * Counts one observation of this column alone, outside any row.
   *
   * @param category the constant whose {@code name()} is the category; null counts as missing
   */
  default void record(@Nullable Enum<?> category) {
    record(category == null ? null : category.name());
  }
}
