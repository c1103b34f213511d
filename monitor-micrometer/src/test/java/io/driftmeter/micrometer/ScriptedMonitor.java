package io.driftmeter.micrometer;

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
import io.driftmeter.api.counts.BinCounts;
import io.driftmeter.api.counts.LatencyCounts;
import io.driftmeter.api.counts.MonitorCounts;
import io.driftmeter.api.counts.MonitorHealth;
import io.driftmeter.api.counts.Outcome;
import io.driftmeter.api.counts.OutcomeCounts;
import io.driftmeter.api.counts.Refusal;
import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.fleet.FleetBin;
import io.driftmeter.api.fleet.FleetColumn;
import io.driftmeter.api.fleet.FleetDecision;
import io.driftmeter.api.fleet.FleetReference;
import io.driftmeter.api.fleet.FleetRule;
import io.driftmeter.api.fleet.Quality;
import io.driftmeter.api.profile.ModelInfo;
import io.driftmeter.api.profile.ModelState;
import io.driftmeter.api.profile.ReferenceInfo;
import io.driftmeter.api.profile.ReferenceKind;
import io.driftmeter.api.profile.ReferenceProfile;
import io.driftmeter.api.report.Check;
import io.driftmeter.api.report.ColumnReport;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.api.report.ExpectedChange;
import io.driftmeter.api.report.Finding;
import io.driftmeter.api.report.LatencyObjective;
import io.driftmeter.api.report.LatencySummary;
import io.driftmeter.api.report.Response;
import io.driftmeter.api.schema.Column;
import io.driftmeter.api.schema.ColumnRole;
import io.driftmeter.api.schema.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A monitor without an engine: it answers what a test tells it to. */
final class ScriptedMonitor implements ModelMonitor {

  static final Instant START = Instant.parse("2026-11-02T10:00:00Z");

  private final List<LifecycleListener> listeners = new CopyOnWriteArrayList<>();
  private static final String GRID = "0123456789ab";

  private final Schema schema =
      Schema.builder().numeric("distance").categorical("origin").score("probability").build();
  private final List<Column> judged =
      Stream.concat(schema.columns().stream(), Stream.of(Column.LATENCY)).toList();
  private volatile ModelInfo info;
  private volatile MonitorCounts counts;
  private final AtomicLong refused = new AtomicLong();
  private final Map<Response, Long> raised = new ConcurrentHashMap<>();
  private final List<ExpectedChange> expected = new CopyOnWriteArrayList<>();
  private volatile DriftReport report;

  ScriptedMonitor(String model, String version) {
    info = new ModelInfo(model, version, ModelState.MONITORING, reference(model, version, "a1"));
    counts = counts(version, 0);
  }

  static ReferenceInfo reference(String model, String version, String digit) {
    return new ReferenceInfo(
        model,
        version,
        ReferenceKind.TRAINING,
        START,
        START.minusSeconds(86_400),
        null,
        1_000,
        digit.repeat(32),
        digit.repeat(32));
  }

  /** Counts as if that many rows had been predicted, each in 20 ms. */
  private MonitorCounts counts(String version, long rows) {
    return new MonitorCounts(
        version,
        START,
        rows,
        Map.of(
            Outcome.SUCCESS, new OutcomeCounts(rows, rows, rows * 20_000_000),
            Outcome.ERROR, new OutcomeCounts(0, 0, 0)),
        new LatencyCounts(
            List.of(Duration.ofMillis(10), Duration.ofMillis(100)), List.of(0L, rows), rows),
        schema.columns(),
        schema.columns().stream()
            .map(column -> StateCounts.of(rows, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
            .toList(),
        schema.columns().stream()
            .map(column -> BinCounts.of(GRID, new long[] {rows, 0}, new long[] {rows}))
            .toList());
  }

  void predict(long rows) {
    counts = counts(info.version(), counts.rows() + rows);
  }

  void refuse(long more) {
    refused.addAndGet(more);
  }

  /** Publishes a report in which the first column drifted and the third had too little data. */
  void report(Instant windowEnd) {
    report(
        windowEnd,
        List.of(),
        List.of(Findings.raised(Check.DRIFT, "distance", Response.ALARM)),
        List.of(Findings.calm(Check.DRIFT, "origin")),
        List.of(Findings.tooLittle(Check.DRIFT, "probability")));
  }

  /**
   * Publishes a report with these findings of the service and of each column in turn; columns
   * without any are stable.
   */
  @SafeVarargs
  final void report(Instant windowEnd, List<Finding> service, List<Finding>... columns) {
    report =
        new DriftReport(
            info,
            windowEnd.minusSeconds(60),
            windowEnd,
            900,
            Map.of(Outcome.SUCCESS, 900L, Outcome.ERROR, 0L),
            new LatencySummary(0, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO),
            IntStream.range(0, judged.size())
                .mapToObj(i -> columnReport(judged.get(i), i < columns.length ? columns[i] : null))
                .toList(),
            service,
            List.of("distance", "origin"),
            expected(),
            Duration.ofMillis(1));
  }

  private static ColumnReport columnReport(Column column, @Nullable List<Finding> findings) {
    Check first = column.role() == ColumnRole.LATENCY ? Check.LATENCY : Check.DRIFT;
    List<Finding> made = findings == null ? List.of(Findings.calm(first, column.name())) : findings;
    long values = made.get(0).verdict().isAnswered() ? 900 : 7;
    return new ColumnReport(
        column,
        StateCounts.of(values, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
        Map.of("psi", 0.25),
        made,
        List.of());
  }

  void raise(Response response, long more) {
    raised.merge(response, more, Long::sum);
  }

  /** Ends every announced change, as time does. */
  void forgetExpected() {
    expected.clear();
  }

  /** Moves to another version; what listeners throw is rethrown, for tests to see. */
  void deploy(String version) {
    change(
        new ModelInfo(info.model(), version, info.state(), reference(info.model(), version, "b2")));
  }

  /** Listeners are told while the last counts of the version before can still be read. */
  void change(ModelInfo after) {
    ModelInfo before = info;
    info = after;
    listeners.forEach(listener -> listener.onChange(before, after));
    startAnew(before);
  }

  /** Moves without telling anybody: what a scrape may meet in the middle of a change. */
  void moveSilently(ModelInfo after) {
    ModelInfo before = info;
    info = after;
    startAnew(before);
  }

  private void startAnew(ModelInfo before) {
    if (!info.version().equals(before.version())) {
      counts = counts(info.version(), 0);
    }
  }

  int listeners() {
    return listeners.size();
  }

  @Override
  public void close() {
    info = new ModelInfo(info.model(), info.version(), ModelState.CLOSED, info.referenceInfo());
    listeners.forEach(listener -> listener.onClose(info));
  }

  @Override
  public ModelInfo info() {
    return info;
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public List<Column> judgedColumns() {
    return judged;
  }

  @Override
  public Optional<LatencyObjective> latencyObjective() {
    return Optional.of(new LatencyObjective(Duration.ofMillis(100), 0.9));
  }

  @Override
  public Optional<FleetReference> fleet() {
    return Optional.of(
        new FleetReference(
            new FleetRule(0.01, 0.005, 1.5, 2, 200, 4, 4, 4),
            schema.columns().stream().map(ScriptedMonitor::fleetColumn).toList()));
  }

  private static FleetColumn fleetColumn(Column column) {
    return new FleetColumn(
        column,
        GRID,
        List.of(new FleetBin("00", "< 1", 0.25), new FleetBin("01", ">= 1", 0.75)),
        List.of(new FleetDecision("yes", 0.25)),
        1_000,
        1,
        1,
        Map.of(Quality.MISSING, 0.0));
  }

  @Override
  public List<String> measures(Column column) {
    return List.of("psi");
  }

  @Override
  public MonitorCounts counts() {
    return counts;
  }

  @Override
  public MonitorHealth health() {
    return new MonitorHealth(
        Map.of(Refusal.ROW_LENGTH, refused.get()), 0, 0, 0, 0, 0, Duration.ZERO, 4096, 4, 0);
  }

  @Override
  public Optional<DriftReport> lastReport() {
    return Optional.ofNullable(report);
  }

  @Override
  public Map<Response, Long> raised() {
    return Map.copyOf(raised);
  }

  @Override
  public void expect(ExpectedChange change) {
    expected.add(change);
  }

  @Override
  public List<ExpectedChange> expected() {
    return List.copyOf(expected);
  }

  @Override
  public boolean isEnabled() {
    return true;
  }

  @Override
  public void addListener(LifecycleListener listener) {
    listeners.add(listener);
  }

  @Override
  public void removeListener(LifecycleListener listener) {
    listeners.remove(listener);
  }

  @Override
  public NumericColumn numeric(String name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CategoricalColumn categorical(String name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <T> RowRecorder<T> rows(RowWriter<? super T> writer) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void record(double[] features) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void record(double[] features, double output) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void record(float[] features) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void record(float[] features, double output) {
    throw new UnsupportedOperationException();
  }

  @Override
  public BatchRecorder batches() {
    throw new UnsupportedOperationException();
  }

  @Override
  public PredictionScope startPrediction() {
    throw new UnsupportedOperationException();
  }

  @Override
  public PredictionScope startPrediction(long startNanos) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setEnabled(boolean enabled) {
    throw new UnsupportedOperationException();
  }

  @Override
  public BaselineCollection collectBaseline(boolean withAlarms) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<ReferenceProfile> reference() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void deploy(String version, ReferenceProfile reference) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void addListener(ReportListener listener) {
    throw new UnsupportedOperationException();
  }
}
