package io.driftmeter.api;

import io.driftmeter.api.counts.MonitorCounts;
import io.driftmeter.api.counts.MonitorHealth;
import io.driftmeter.api.fleet.FleetReference;
import io.driftmeter.api.profile.ModelInfo;
import io.driftmeter.api.profile.ReferenceProfile;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.api.report.ExpectedChange;
import io.driftmeter.api.report.LatencyObjective;
import io.driftmeter.api.report.Response;
import io.driftmeter.api.schema.Column;
import java.util.List;
import java.util.Map;
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

  /**
   * The columns that reports judge: the schema's, and last the latency where there is an objective
   * or a baseline for it, which may come with another reference.
   */
  List<Column> judgedColumns();

  /** How fast predictions should be, where that was said. */
  Optional<LatencyObjective> latencyObjective();

  /**
   * What the replicas of the running version have in common, so that their counts can be added up
   * and judged together; changes only when {@link LifecycleListener}s are told. Empty without a
   * reference that others have too: while a baseline is learned, when it was learned by this
   * process, and when fleet bins are switched off. {@link MonitorCounts#bins} has the counts.
   */
  Optional<FleetReference> fleet();

  /** The names of the measures whose scores a report gives for that column. */
  List<String> measures(Column column);

  /**
   * Opens a prediction: one row, its latency and its outcome. Close it in a try-with-resources
   * statement.
   */
  PredictionScope startPrediction();

  /**
   * Opens a prediction that has begun already: its latency counts from then.
   *
   * @param startNanos what {@link System#nanoTime()} gave when it began; a time that is not past
   *     counts as no time at all
   */
  PredictionScope startPrediction(long startNanos);

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

  /**
   * How many findings were raised since the monitor was built, by what they asked of people when
   * they were; every response is there. In a monitor that only observes {@code WOULD_ALARM} is the
   * number of alarms that it would have cost.
   */
  Map<Response, Long> raised();

  /**
   * Announces a change: until its time has run out, what is found of the column is reported as
   * expected and does not alarm. Replaces what was announced of that column before.
   *
   * @throws IllegalArgumentException when there is no such column, naming the judged ones, or the
   *     time has run out already
   */
  void expect(ExpectedChange change);

  /** The announced changes that still hold. */
  List<ExpectedChange> expected();

  /**
   * Begins to collect a serving baseline from the traffic of this monitor: every window that closes
   * from now on is part of it, until the collection is closed.
   *
   * @param withAlarms whether windows are part of it in which something alarms, or would if the
   *     monitor did not only observe
   * @throws IllegalStateException when the monitor is closed, or has no grids yet because it is
   *     learning
   */
  BaselineCollection collectBaseline(boolean withAlarms);

  /** The reference in use, configured or learned. */
  Optional<ReferenceProfile> reference();

  /**
   * Moves the running monitor to another version of its model, atomically: the running window is
   * closed and judged against the old reference, counts start anew, and handles, recorders and
   * listeners stay valid.
   *
   * <p>With the version that is already running only the reference changes, and counts go on; on
   * the same grids the running window goes on too. What was found against the old reference is
   * cleared, and found anew if it is still there.
   *
   * @param version the new version
   * @param reference its reference; must be of this model and have the columns of this monitor
   * @throws IllegalArgumentException when it is not, naming the difference; nothing has changed
   *     then
   * @throws IllegalStateException when the monitor is closed
   */
  void deploy(String version, ReferenceProfile reference);

  /**
   * As {@link #deploy(String, ReferenceProfile)}, and says which file of the model is served, so
   * that a reference that was made for another one is seen. Without it that is not known, unless
   * the version stays.
   *
   * @param artifactDigest digest of the model's own file, as {@link ModelInfo} has it
   */
  default void deploy(String version, String artifactDigest, ReferenceProfile reference) {
    deploy(version, reference);
  }

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
