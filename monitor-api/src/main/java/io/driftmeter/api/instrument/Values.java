package io.driftmeter.api.instrument;

import io.driftmeter.api.CategoricalColumn;
import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.Row;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as applications have them: boxed, optional, null, or standing for something else.
 */
final class Values {

  private Values() {}

  /** Writes a number that is there. */
  static void write(NumericColumn column, double number, Conventions conventions, Row row) {
    if (conventions.isDefaulted(number)) {
      row.defaulted(column);
    } else if (conventions.isMissing(number)) {
      row.missing(column);
    } else {
      row.set(column, number);
    }
  }

  /** Writes a number that may be boxed, optional or not there at all. */
  static void write(
      NumericColumn column, @Nullable Object value, Conventions conventions, Row row) {
    Object present = present(value);
    if (present == null) {
      row.missing(column);
    } else if (conventions.isDefaultedValue(present)) {
      row.defaulted(column);
    } else if (present instanceof Number number) {
      write(column, number.doubleValue(), conventions, row);
    } else {
      row.failed(column);
    }
  }

  /** Writes a category that may be optional or not there at all. */
  static void write(
      CategoricalColumn column, @Nullable Object value, Conventions conventions, Row row) {
    Object present = present(value);
    if (present == null) {
      row.missing(column);
      return;
    }
    String category = present instanceof Enum<?> constant ? constant.name() : present.toString();
    if (conventions.isDefaultedValue(present) || conventions.isDefaulted(category)) {
      row.defaulted(column);
    } else if (conventions.isMissing(category)) {
      row.missing(column);
    } else {
      row.set(column, category);
    }
  }

  private static @Nullable Object present(@Nullable Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.orElse(null);
    }
    if (value instanceof OptionalDouble optional) {
      return optional.isPresent() ? (Double) optional.getAsDouble() : null;
    }
    if (value instanceof OptionalInt optional) {
      return optional.isPresent() ? (Integer) optional.getAsInt() : null;
    }
    if (value instanceof OptionalLong optional) {
      return optional.isPresent() ? (Long) optional.getAsLong() : null;
    }
    return value;
  }
}
