package io.driftmeter.api.instrument;

import io.driftmeter.api.CategoricalColumn;
import io.driftmeter.api.ColumnHandle;
import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.RowSink;
import io.driftmeter.api.RowWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** One value inside an object, or the object itself, and the column that it goes to. */
sealed interface Member {

  ColumnSource source();

  /** Writes the value of an object that is there. */
  RowWriter<Object> bind(RowSink sink, InstantSource clock);

  /** The handle of the column. */
  default ColumnHandle handle(RowSink sink) {
    return source().column().isNumeric() ? source().numeric(sink) : source().categorical(sink);
  }

  /** A number that is always there. */
  record Primitive(ColumnSource source, ToDoubleFunction<Object> getter, Conventions conventions)
      implements Member {

    @Override
    public RowWriter<Object> bind(RowSink sink, InstantSource clock) {
      NumericColumn column = source.numeric(sink);
      if (conventions.isNone()) {
        return (object, row) -> row.set(column, getter.applyAsDouble(object));
      }
      return (object, row) -> Values.write(column, getter.applyAsDouble(object), conventions, row);
    }
  }

  /** A number that may not be there. */
  record Numeric(
      ColumnSource source, Function<Object, @Nullable Object> getter, Conventions conventions)
      implements Member {

    @Override
    public RowWriter<Object> bind(RowSink sink, InstantSource clock) {
      NumericColumn column = source.numeric(sink);
      return (object, row) -> Values.write(column, getter.apply(object), conventions, row);
    }
  }

  /** A category. */
  record Category(
      ColumnSource source, Function<Object, @Nullable Object> getter, Conventions conventions)
      implements Member {

    @Override
    public RowWriter<Object> bind(RowSink sink, InstantSource clock) {
      CategoricalColumn column = source.categorical(sink);
      return (object, row) -> Values.write(column, getter.apply(object), conventions, row);
    }
  }

  /** How old something is. */
  @SuppressWarnings("JavaUtilDate") // applications still have them
  record Age(ColumnSource source, Function<Object, @Nullable Object> getter) implements Member {

    private static final double NANOS = 1e-9;
    private static final double MILLIS = 1e-3;

    @Override
    public RowWriter<Object> bind(RowSink sink, InstantSource clock) {
      NumericColumn column = source.numeric(sink);
      return (object, row) -> {
        Object time = getter.apply(object);
        if (time == null) {
          row.missing(column);
        } else {
          row.set(column, age(time, clock));
        }
      };
    }

    static boolean isTime(Class<?> type) {
      return type == Instant.class
          || type == OffsetDateTime.class
          || type == ZonedDateTime.class
          || Date.class.isAssignableFrom(type)
          || type == long.class
          || type == Long.class;
    }

    private static double age(Object time, InstantSource clock) {
      if (time instanceof Long millis) {
        return (clock.millis() - millis) * MILLIS;
      }
      if (time instanceof Date date) {
        return (clock.millis() - date.getTime()) * MILLIS;
      }
      Instant instant =
          time instanceof Instant exact
              ? exact
              : time instanceof OffsetDateTime offset
                  ? offset.toInstant()
                  : ((ZonedDateTime) time).toInstant();
      Instant now = clock.instant();
      return now.getEpochSecond()
          - instant.getEpochSecond()
          + (now.getNano() - instant.getNano()) * NANOS;
    }
  }
}
