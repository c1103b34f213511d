package io.driftmeter.api;

import io.driftmeter.api.schema.Column;

/**
 * A column of one monitor, resolved once by name and valid for the monitor's whole life, through
 * every {@code deploy}.
 *
 * <p>The recording methods here and in the sub-types count one observation of this column alone,
 * outside any row. They never throw, wait or allocate, and are safe to call from any thread.
 */
public interface ColumnHandle {

  /** The column. */
  Column column();

  /** Counts a value that was not there. */
  void recordMissing();

  /** Counts a value for which a default was served, because the real one was not there. */
  void recordDefaulted();

  /** Counts a value that could not be computed. */
  void recordFailed();
}
