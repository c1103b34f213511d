package io.driftmeter.api.instrument;

import io.driftmeter.api.CategoricalColumn;
import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.RowSink;
import io.driftmeter.api.schema.Column;

/**
 * A column as an annotation describes it.
 *
 * @param column its name, kind and role
 * @param place where the annotation stands, in words that begin a message
 */
record ColumnSource(Column column, String place) {

  String name() {
    return column.name();
  }

  /**
   * The handle of the column.
   *
   * @throws IllegalArgumentException naming the place, when there is none of that name and kind
   */
  NumericColumn numeric(RowSink sink) {
    try {
      return sink.numeric(column.name());
    } catch (IllegalArgumentException unknown) {
      throw failure(String.valueOf(unknown.getMessage()));
    }
  }

  /**
   * The handle of the column.
   *
   * @throws IllegalArgumentException naming the place, when there is none of that name and kind
   */
  CategoricalColumn categorical(RowSink sink) {
    try {
      return sink.categorical(column.name());
    } catch (IllegalArgumentException unknown) {
      throw failure(String.valueOf(unknown.getMessage()));
    }
  }

  IllegalArgumentException failure(String what) {
    return new IllegalArgumentException("%s: %s".formatted(place, what));
  }
}
