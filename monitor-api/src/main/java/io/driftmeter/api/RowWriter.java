package io.driftmeter.api;

/**
 * Writes the values of one object into a row.
 *
 * @param <T> the object that an application has at hand for one prediction
 */
@FunctionalInterface
public interface RowWriter<T> {

  /**
   * Writes what {@code source} holds into {@code row}.
   *
   * <p>May throw: the row is committed all the same, and every column not yet set counts as failed.
   * The row must not be kept.
   */
  void write(T source, Row row);
}
