package io.driftmeter.api;

/**
 * Records whole rows through one {@link RowWriter}. Thread-safe.
 *
 * @param <T> the object that an application has at hand for one prediction
 */
@FunctionalInterface
public interface RowRecorder<T> {

  /**
   * Writes and commits one row.
   *
   * <p>Never waits, allocates (beyond what the writer does) or throws, errors of the virtual
   * machine aside.
   */
  void record(T source);
}
