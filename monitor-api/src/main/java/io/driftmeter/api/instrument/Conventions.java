package io.driftmeter.api.instrument;

import io.driftmeter.api.annotation.Feature;
import io.driftmeter.api.annotation.NeverDefaulted;
import io.driftmeter.api.schema.ColumnKind;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which values stand for something else.
 *
 * @param nanIsMissing whether NaN is a value that is not there
 * @param missing values that are not there, each a {@code Double} or a {@code String}
 * @param defaulted values that were served in place of others
 * @param defaultedWhen tells further ones; null for nobody
 */
record Conventions(
    boolean nanIsMissing,
    Set<Object> missing,
    Set<Object> defaulted,
    @Nullable Predicate<Object> defaultedWhen) {

  /** Every value stands for itself. */
  static final Conventions NONE = new Conventions(false, Set.of(), Set.of(), null);

  static final Conventions NAN_IS_MISSING = new Conventions(true, Set.of(), Set.of(), null);

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException when a number is none, or the predicate cannot be made
   */
  static Conventions of(Feature feature, ColumnSource source) {
    return new Conventions(
        feature.nanIsMissing(),
        values(feature.missing(), source),
        values(feature.defaulted(), source),
        predicate(feature.defaultedWhen(), source));
  }

  private static Set<Object> values(String[] texts, ColumnSource source) {
    return Arrays.stream(texts)
        .map(text -> value(text, source))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Object value(String text, ColumnSource source) {
    if (source.column().kind() == ColumnKind.CATEGORICAL) {
      return text;
    }
    try {
      return Double.parseDouble(text) + 0.0; // one zero
    } catch (NumberFormatException notANumber) {
      throw source.failure(
          "'%s' is no number, but column '%s' is numeric".formatted(text, source.column().name()));
    }
  }

  @SuppressWarnings("unchecked") // a value of another type is a failure of the predicate
  private static @Nullable Predicate<Object> predicate(
      Class<? extends Predicate<?>> type, ColumnSource source) {
    if (type == NeverDefaulted.class) {
      return null;
    }
    try {
      var constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return (Predicate<Object>) constructor.newInstance();
    } catch (ReflectiveOperationException | RuntimeException failure) {
      Throwable cause = failure instanceof InvocationTargetException ? failure.getCause() : failure;
      throw source.failure(
          "the predicate %s of column '%s' cannot be made: %s"
              .formatted(type.getName(), source.column().name(), cause));
    }
  }

  boolean isNone() {
    return equals(NONE);
  }

  /** Whether such a number is not there. */
  boolean isMissing(double number) {
    return (nanIsMissing && Double.isNaN(number))
        || (!missing.isEmpty() && missing.contains(number + 0.0));
  }

  /** Whether such a number was served in place of another one, the predicate aside. */
  boolean isDefaulted(double number) {
    return !defaulted.isEmpty() && defaulted.contains(number + 0.0);
  }

  boolean isMissing(String category) {
    return missing.contains(category);
  }

  boolean isDefaulted(String category) {
    return defaulted.contains(category);
  }

  /** Whether the predicate says so of a value as the application has it. */
  boolean isDefaultedValue(Object value) {
    return defaultedWhen != null && defaultedWhen.test(value);
  }
}
