package io.driftmeter.api;

import io.driftmeter.api.counts.MonitorCounts;
import io.driftmeter.api.counts.MonitorHealth;
import io.driftmeter.api.profile.ModelInfo;
import io.driftmeter.api.profile.ReferenceProfile;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.api.schema.Column;
import java.util.List;
import java.util.Optional;

/**
 * Watches one model in the process that serves it.
 *
 * <p>Thread-safe. Configuring (handles, listeners, {@code deploy}) is strict and fails at once with
 * a sentence that names the parameter, the value and what would have been right. Recording never
 * throws, waits or allocates; what it cannot record it counts in {@link MonitorHealth#refused}.
 */
public interface ModelMonitor extends RowSink, AutoCloseable {

  /**
   * A monitor that knows every column and records nothing: for tests, and for models without
   * monitoring.
   */
  static ModelMonitor noop() {
    return NoopMonitor.INSTANCE;
  }

  /** Which model this is, and what it is compared with. */
  ModelInfo info();

  /** The columns that reports judge: the schema's, and the latency where an objective is set. */
  List<Column> judgedColumns();

  /** The names of the measures whose scores a report gives for that column. */
  List<String> measures(Column column);

  /**
   * Opens a prediction: one row, its latency and its outcome. Close it in a try-with-resources
   * statement.
   */
  PredictionScope startPrediction();

  /** Whether recording is switched on. */
  boolean isEnabled();

  /**
   * Switches recording on or off. While off, everything given to the monitor is dropped without a
   * trace.
   */
  void setEnabled(boolean enabled);

  /** Everything counted since the version was deployed, as of the last drain. Costs one read. */
  MonitorCounts counts();

  /** How the library itself is doing. */
  MonitorHealth health();

  /** The newest report; empty until the first window is closed. Costs one read. */
  Optional<DriftReport> lastReport();

  /** The reference in use, configured or learned. */
  Optional<ReferenceProfile> reference();

  /**
   * Moves the running monitor to another version of its model, atomically: the running window is
   * closed and judged against the old reference, counts start anew, and handles, recorders and
   * listeners stay valid.
   *
   * <p>With the version that is already running only the reference changes, and counts go on; on
   * the same grids the running window goes on too.
   *
   * @param version the new version
   * @param reference its reference; must be of this model and have the columns of this monitor
   * @throws IllegalArgumentException when it is not, naming the difference; nothing has changed
   *     then
   * @throws IllegalStateException when the monitor is closed
   */
  void deploy(String version, ReferenceProfile reference);

  /** Adds a listener for reports. */
  void addListener(ReportListener listener);

  /** Adds a listener for changes of version and for the end. */
  void addListener(LifecycleListener listener);

  /** Removes a listener, if it is there. */
  void removeListener(LifecycleListener listener);

  /**
   * Stops recording, closes the running window, delivers its report, and ends every thread. Later
   * recording is refused and counted. Further calls do nothing.
   */
  @Override
  void close();
}
