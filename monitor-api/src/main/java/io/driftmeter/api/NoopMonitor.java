package io.driftmeter.api;

import io.driftmeter.api.counts.LatencyCounts;
import io.driftmeter.api.counts.MonitorCounts;
import io.driftmeter.api.counts.MonitorHealth;
import io.driftmeter.api.counts.Outcome;
import io.driftmeter.api.counts.OutcomeCounts;
import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.fleet.FleetReference;
import io.driftmeter.api.profile.ModelInfo;
import io.driftmeter.api.profile.ModelState;
import io.driftmeter.api.profile.ReferenceProfile;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.api.report.ExpectedChange;
import io.driftmeter.api.report.LatencyObjective;
import io.driftmeter.api.report.Response;
import io.driftmeter.api.schema.Column;
import io.driftmeter.api.schema.ColumnKind;
import io.driftmeter.api.schema.ColumnRole;
import io.driftmeter.api.schema.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The monitor that records nothing. One instance serves everybody. */
final class NoopMonitor implements ModelMonitor {

  static final NoopMonitor INSTANCE = new NoopMonitor();

  private static final ModelInfo INFO = new ModelInfo("noop", "0", ModelState.CLOSED, null);
  private static final Schema SCHEMA = Schema.builder().numeric("noop").build();
  private static final MonitorCounts COUNTS =
      new MonitorCounts(
          INFO.version(),
          Instant.EPOCH,
          0,
          Arrays.stream(Outcome.values())
              .collect(Collectors.toMap(outcome -> outcome, outcome -> new OutcomeCounts(0, 0, 0))),
          new LatencyCounts(List.of(), List.of(), 0),
          SCHEMA.columns(),
          List.of(StateCounts.EMPTY),
          List.of());
  private static final MonitorHealth HEALTH =
      new MonitorHealth(Map.of(), 0, 0, 0, 0, 0, Duration.ZERO, 0, 0, 0);
  private static final Scope SCOPE = new Scope();
  private static final Map<Response, Long> RAISED =
      Arrays.stream(Response.values())
          .collect(Collectors.toMap(response -> response, response -> 0L));
  private static final NoBaseline NO_BASELINE = new NoBaseline();
  private static final NoBatches NO_BATCHES = new NoBatches();

  private NoopMonitor() {}

  @Override
  public ModelInfo info() {
    return INFO;
  }

  @Override
  public Schema schema() {
    return SCHEMA;
  }

  @Override
  public List<Column> judgedColumns() {
    return List.of();
  }

  @Override
  public Optional<LatencyObjective> latencyObjective() {
    return Optional.empty();
  }

  @Override
  public Optional<FleetReference> fleet() {
    return Optional.empty();
  }

  @Override
  public List<String> measures(Column column) {
    return List.of();
  }

  @Override
  public NumericColumn numeric(String name) {
    return new Numeric(Column.of(name, ColumnKind.NUMERIC, ColumnRole.FEATURE));
  }

  @Override
  public CategoricalColumn categorical(String name) {
    return new Categorical(Column.of(name, ColumnKind.CATEGORICAL, ColumnRole.FEATURE));
  }

  @Override
  public PredictionScope startPrediction() {
    return SCOPE;
  }

  @Override
  public PredictionScope startPrediction(long startNanos) {
    return SCOPE;
  }

  @Override
  public <T> RowRecorder<T> rows(RowWriter<? super T> writer) {
    return source -> {};
  }

  @Override
  public void record(double[] features) {}

  @Override
  public void record(double[] features, double output) {}

  @Override
  public void record(float[] features) {}

  @Override
  public void record(float[] features, double output) {}

  @Override
  public BatchRecorder batches() {
    return NO_BATCHES;
  }

  @Override
  public boolean isEnabled() {
    return false;
  }

  @Override
  public void setEnabled(boolean enabled) {}

  @Override
  public MonitorCounts counts() {
    return COUNTS;
  }

  @Override
  public MonitorHealth health() {
    return HEALTH;
  }

  @Override
  public Optional<DriftReport> lastReport() {
    return Optional.empty();
  }

  @Override
  public Map<Response, Long> raised() {
    return RAISED;
  }

  @Override
  public void expect(ExpectedChange change) {}

  @Override
  public List<ExpectedChange> expected() {
    return List.of();
  }

  @Override
  public BaselineCollection collectBaseline(boolean withAlarms) {
    return NO_BASELINE;
  }

  @Override
  public Optional<ReferenceProfile> reference() {
    return Optional.empty();
  }

  @Override
  public void deploy(String version, ReferenceProfile reference) {}

  @Override
  public void addListener(ReportListener listener) {}

  @Override
  public void addListener(LifecycleListener listener) {}

  @Override
  public void removeListener(LifecycleListener listener) {}

  @Override
  public void close() {}

  private static final class NoBaseline implements BaselineCollection {
    @Override
    public int windows() {
      return 0;
    }

    @Override
    public long rows() {
      return 0;
    }

    @Override
    public boolean isOpen() {
      return false;
    }

    @Override
    public ReferenceProfile profile() {
      throw new IllegalStateException("a monitor that records nothing collects no baseline");
    }

    @Override
    public void close() {}
  }

  private static final class NoBatches implements BatchRecorder {
    @Override
    public void rowMajor(double[] values, int rows) {}

    @Override
    public void rowMajor(double[] values, double[] outputs, int rows) {}

    @Override
    public void rowMajor(float[] values, int rows) {}

    @Override
    public void rowMajor(float[] values, float[] outputs, int rows) {}

    @Override
    public void columnMajor(double[][] columns, int rows) {}

    @Override
    public void columnMajor(double[][] columns, double[] outputs, int rows) {}

    @Override
    public void columnMajor(float[][] columns, int rows) {}

    @Override
    public void columnMajor(float[][] columns, float[] outputs, int rows) {}
  }

  private record Numeric(Column column) implements NumericColumn {
    @Override
    public void record(double value) {}

    @Override
    public void recordMissing() {}

    @Override
    public void recordDefaulted() {}

    @Override
    public void recordFailed() {}
  }

  private record Categorical(Column column) implements CategoricalColumn {
    @Override
    public void record(@Nullable String category) {}

    @Override
    public void recordMissing() {}

    @Override
    public void recordDefaulted() {}

    @Override
    public void recordFailed() {}
  }

  private static final class Scope implements PredictionScope {
    @Override
    public PredictionScope set(NumericColumn column, double value) {
      return this;
    }

    @Override
    public PredictionScope set(NumericColumn column, @Nullable Number value) {
      return this;
    }

    @Override
    public PredictionScope set(CategoricalColumn column, @Nullable String category) {
      return this;
    }

    @Override
    public PredictionScope missing(ColumnHandle column) {
      return this;
    }

    @Override
    public PredictionScope defaulted(ColumnHandle column) {
      return this;
    }

    @Override
    public PredictionScope failed(ColumnHandle column) {
      return this;
    }

    @Override
    public double output(double value) {
      return value;
    }

    @Override
    public String output(String label) {
      return label;
    }

    @Override
    public PredictionScope failed(Throwable cause) {
      return this;
    }

    @Override
    public void discard() {}

    @Override
    public void close() {}
  }
}
