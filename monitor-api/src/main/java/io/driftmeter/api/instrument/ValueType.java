package io.driftmeter.api.instrument;

import io.driftmeter.api.schema.ColumnKind;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Which types of Java are which kind of column. */
final class ValueType {

  static final String KNOWN =
      "numbers, OptionalDouble, OptionalInt, OptionalLong, strings, enum constants, booleans, characters, and Optional of these";

  private static final Map<Class<?>, Class<?>> BOXES =
      Map.of(
          double.class, Double.class,
          float.class, Float.class,
          long.class, Long.class,
          int.class, Integer.class,
          short.class, Short.class,
          byte.class, Byte.class,
          boolean.class, Boolean.class,
          char.class, Character.class);

  private ValueType() {}

  /** The kind of column that such values are of; null for none. */
  static @Nullable ColumnKind kind(Type type) {
    if (type instanceof ParameterizedType optional && optional.getRawType() == Optional.class) {
      return kind(optional.getActualTypeArguments()[0]);
    }
    if (!(type instanceof Class<?> raw)) {
      return null;
    }
    Class<?> boxed = BOXES.getOrDefault(raw, raw);
    if (Number.class.isAssignableFrom(boxed)
        || boxed == OptionalDouble.class
        || boxed == OptionalInt.class
        || boxed == OptionalLong.class) {
      return ColumnKind.NUMERIC;
    }
    boolean isCategory =
        CharSequence.class.isAssignableFrom(boxed)
            || boxed.isEnum()
            || boxed == Boolean.class
            || boxed == Character.class;
    return isCategory ? ColumnKind.CATEGORICAL : null;
  }

  /** Whether a value of that type is a number that is never null. */
  static boolean isPrimitiveNumber(Class<?> type) {
    return type.isPrimitive() && type != boolean.class && type != char.class && type != void.class;
  }

  /** The class behind a type with or without arguments; {@code Object} where there is none. */
  static Class<?> raw(Type type) {
    if (type instanceof Class<?> raw) {
      return raw;
    }
    return type instanceof ParameterizedType generic ? raw(generic.getRawType()) : Object.class;
  }

  /** The only argument of a type; {@code Object} where it was not said. */
  static Type argument(Type type) {
    return type instanceof ParameterizedType generic && generic.getActualTypeArguments().length == 1
        ? generic.getActualTypeArguments()[0]
        : Object.class;
  }
}
