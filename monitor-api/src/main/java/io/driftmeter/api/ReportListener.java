package io.driftmeter.api;

import io.driftmeter.api.report.DriftReport;

/**
 * Is told of every closed window.
 *
 * <p>Each listener is called on its own, one report at a time. One that is slow sees the newest
 * report and misses those in between; one that throws is counted, and left out after three failures
 * in a row. Neither disturbs recording, evaluation or other listeners.
 */
@FunctionalInterface
public interface ReportListener {

  /** A window was closed and evaluated. */
  void onReport(DriftReport report);
}
