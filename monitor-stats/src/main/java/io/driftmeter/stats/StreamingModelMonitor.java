package io.driftmeter.stats;

import io.driftmeter.api.BaselineCollection;
import io.driftmeter.api.BatchRecorder;
import io.driftmeter.api.CategoricalColumn;
import io.driftmeter.api.LifecycleListener;
import io.driftmeter.api.ModelMonitor;
import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.PredictionScope;
import io.driftmeter.api.ReportListener;
import io.driftmeter.api.RowRecorder;
import io.driftmeter.api.RowWriter;
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
import io.driftmeter.api.schema.Schema;
import io.driftmeter.stats.engine.MonitorEngine;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.recording.Recorder;
import io.driftmeter.stats.recording.Refusals;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A model monitor that sketches every prediction in process with streaming histograms, and judges
 * each window of traffic against a reference.
 *
 * <p>Recording goes straight to a {@link Recorder}; everything that takes time happens on the
 * monitor's own thread. Thread-safe.
 */
public final class StreamingModelMonitor implements ModelMonitor {

  private final MonitorEngine engine;
  private final Recorder recorder;
  private final Refusals refusals = new Refusals();

  StreamingModelMonitor(MonitorEngine engine) {
    this.engine = engine;
    recorder = new Recorder(engine.slots(), engine.counters(), refusals);
  }

  /**
   * Starts to configure a monitor.
   *
   * @param model name of the model, as its reference and its metrics spell it
   * @param version version of the model
   */
  public static MonitorBuilder builder(String model, String version) {
    return new MonitorBuilder(model, version);
  }

  @Override
  public ModelInfo info() {
    return engine.info();
  }

  @Override
  public Schema schema() {
    return recorder.schema();
  }

  @Override
  public List<Column> judgedColumns() {
    return engine.judgedColumns();
  }

  @Override
  public Optional<LatencyObjective> latencyObjective() {
    return engine.latencyObjective();
  }

  @Override
  public Optional<FleetReference> fleet() {
    return engine.fleet();
  }

  @Override
  public List<String> measures(Column column) {
    return engine.measures(column);
  }

  @Override
  public NumericColumn numeric(String name) {
    return recorder.numeric(name);
  }

  @Override
  public CategoricalColumn categorical(String name) {
    return recorder.categorical(name);
  }

  @Override
  public PredictionScope startPrediction() {
    return recorder.startPrediction();
  }

  @Override
  public PredictionScope startPrediction(long startNanos) {
    return recorder.startPrediction(startNanos);
  }

  @Override
  public <T> RowRecorder<T> rows(RowWriter<? super T> writer) {
    return recorder.rows(writer);
  }

  @Override
  public void record(double[] features) {
    recorder.record(features);
  }

  @Override
  public void record(double[] features, double output) {
    recorder.record(features, output);
  }

  @Override
  public void record(float[] features) {
    recorder.record(features);
  }

  @Override
  public void record(float[] features, double output) {
    recorder.record(features, output);
  }

  @Override
  public BatchRecorder batches() {
    return recorder.batches();
  }

  @Override
  public boolean isEnabled() {
    return recorder.isEnabled();
  }

  @Override
  public void setEnabled(boolean enabled) {
    recorder.setEnabled(enabled);
  }

  @Override
  public MonitorCounts counts() {
    return engine.counts();
  }

  @Override
  public MonitorHealth health() {
    return engine.health(refusals, recorder.bytes());
  }

  @Override
  public Optional<DriftReport> lastReport() {
    return Optional.ofNullable(engine.lastReport());
  }

  @Override
  public Map<Response, Long> raised() {
    return engine.raised();
  }

  @Override
  public void expect(ExpectedChange change) {
    engine.expect(Objects.requireNonNull(change, "change"));
  }

  @Override
  public List<ExpectedChange> expected() {
    return engine.expected();
  }

  @Override
  public BaselineCollection collectBaseline(boolean withAlarms) {
    return engine.collectBaseline(withAlarms);
  }

  @Override
  public Optional<ReferenceProfile> reference() {
    return Optional.ofNullable(engine.reference());
  }

  /**
   * Closes the running window now, whatever the clock says, and judges it: at the end of a batch,
   * in a test.
   *
   * @return its report, which listeners get too
   * @throws IllegalStateException when the monitor is closed
   */
  public DriftReport closeWindow() {
    return engine.closeWindow();
  }

  @Override
  public void deploy(String version, ReferenceProfile reference) {
    engine.deploy(
        MonitorBuilder.requireName("version", version),
        null,
        Profile.require(Objects.requireNonNull(reference, "reference")));
  }

  @Override
  public void deploy(String version, String artifactDigest, ReferenceProfile reference) {
    engine.deploy(
        MonitorBuilder.requireName("version", version),
        MonitorBuilder.requireName("artifactDigest", artifactDigest),
        Profile.require(Objects.requireNonNull(reference, "reference")));
  }

  @Override
  public void addListener(ReportListener listener) {
    engine.addListener(Objects.requireNonNull(listener, "listener"));
  }

  @Override
  public void addListener(LifecycleListener listener) {
    engine.addListener(Objects.requireNonNull(listener, "listener"));
  }

  @Override
  public void removeListener(LifecycleListener listener) {
    engine.removeListener(listener);
  }

  @Override
  public void close() {
    engine.close();
  }

  @Override
  public String toString() {
    return "StreamingModelMonitor[%s]".formatted(info());
  }
}
