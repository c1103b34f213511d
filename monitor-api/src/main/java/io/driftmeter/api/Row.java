package io.driftmeter.api;

import org.jspecify.annotations.Nullable;

/**
 * The values of one prediction, collected before they are committed together.
 *
 * <p>A column set twice keeps the last value; a column never set counts as absent. Handles of
 * another monitor are ignored and counted as refused. No method throws. A row belongs to one thread
 * at a time.
 */
public interface Row {

  /** Sets a number; NaN and infinities are counted as what they are. */
  Row set(NumericColumn column, double value);

  /** Sets a number that may not be there: null counts as missing. */
  Row set(NumericColumn column, @Nullable Number value);

  /** Sets a category; null counts as missing, one that the reference does not know as unseen. */
  Row set(CategoricalColumn column, @Nullable String category);

  /** Sets a category by the {@code name()} of a constant; null counts as missing. */
  default Row set(CategoricalColumn column, @Nullable Enum<?> category) {
    return set(column, category == null ? null : category.name());
  }

  /** Sets a category by its number. */
  @SuppressWarnings("NullAway") // a column that is null is refused as any other is
  default Row set(IndexedColumn column, int index) {
    return column == null
        ? set((CategoricalColumn) null, (String) null)
        : set(column.categories(), column.label(index));
  }

  /** Says that the value was not there. */
  Row missing(ColumnHandle column);

  /** Says that a default was served, because the real value was not there. */
  Row defaulted(ColumnHandle column);

  /** Says that the value could not be computed. */
  Row failed(ColumnHandle column);
}
