package io.driftmeter.jmh;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.DDSketches;
import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.PredictionScope;
import io.driftmeter.api.RowRecorder;
import io.driftmeter.stats.StreamingModelMonitor;
import io.driftmeter.stats.profile.NumericProfile;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.DoubleRecorder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.ThreadParams;

/** A row of 50 numeric features, into one monitor or into 50 peers that all threads share. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RowBenchmark {

  private static final int FEATURES = 50;

  /** Where a thread is in the stream. */
  @State(Scope.Thread)
  public static class Cursor {

    private final double[][] rows = LogNormal.rows(FEATURES);
    private int at;

    /** Spreads the threads over the stream. */
    @Setup
    public void start(ThreadParams thread) {
      at = rows.length / thread.getThreadCount() * thread.getThreadIndex();
    }

    double[] next() {
      at = at + 1 < rows.length ? at + 1 : 0;
      return rows[at];
    }
  }

  /** Where a thread is in the stream of requests, from which a writer or a scope takes the row. */
  @State(Scope.Thread)
  public static class RequestCursor {

    private final Request[] requests = Request.stream(FEATURES);
    private int at;

    /** Spreads the threads over the stream. */
    @Setup
    public void start(ThreadParams thread) {
      at = requests.length / thread.getThreadCount() * thread.getThreadIndex();
    }

    Request next() {
      at = at + 1 < requests.length ? at + 1 : 0;
      return requests[at];
    }
  }

  /** A running monitor. */
  @State(Scope.Benchmark)
  public static class Monitor {

    final StreamingModelMonitor monitor = Monitors.start(FEATURES);
    final NumericColumn[] columns = Monitors.columns(monitor);
    final RowRecorder<Request> rows = Monitors.rows(monitor);

    /** Ends the monitor. */
    @TearDown
    public void close() {
      monitor.close();
    }
  }

  /** The floor: one per thread, since it is not thread-safe. */
  @State(Scope.Thread)
  public static class Floor {

    final UnsafeCounters counters =
        new UnsafeCounters(
            Monitors.reference(FEATURES).columns().stream()
                .map(column -> ((NumericProfile) column).grid())
                .toList());
  }

  /** HdrHistogram, two significant digits. */
  @State(Scope.Benchmark)
  public static class Hdr {

    private final DoubleRecorder[] recorders = new DoubleRecorder[FEATURES];

    /** One for each feature. */
    public Hdr() {
      Arrays.setAll(recorders, i -> new DoubleRecorder(2));
    }

    void accept(double[] row) {
      for (int i = 0; i < row.length; i++) {
        recorders[i].recordValue(row[i]);
      }
    }
  }

  /** DDSketch, one per cent, not thread-safe by itself. */
  @State(Scope.Benchmark)
  public static class Datadog {

    private final DDSketch[] sketches = new DDSketch[FEATURES];

    /** One for each feature. */
    public Datadog() {
      Arrays.setAll(sketches, i -> DDSketches.unboundedDense(0.01));
    }

    void accept(double[] row) {
      for (int i = 0; i < row.length; i++) {
        DDSketch sketch = sketches[i];
        synchronized (sketch) {
          sketch.accept(row[i]);
        }
      }
    }
  }

  /** Summaries of Micrometer with the buckets of a percentile histogram. */
  @State(Scope.Benchmark)
  public static class Micrometer {

    private final PrometheusMeterRegistry registry =
        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final DistributionSummary[] summaries = new DistributionSummary[FEATURES];

    /** One for each feature. */
    public Micrometer() {
      Arrays.setAll(
          summaries,
          i ->
              DistributionSummary.builder("values")
                  .tag("feature", "feature" + i)
                  .publishPercentileHistogram()
                  .register(registry));
    }

    void accept(double[] row) {
      for (int i = 0; i < row.length; i++) {
        summaries[i].record(row[i]);
      }
    }

    /** Ends the registry. */
    @TearDown
    public void close() {
      registry.close();
    }
  }

  /** Nothing but the stream. */
  @Benchmark
  public double readOnly(Cursor cursor) {
    double sum = 0;
    for (double value : cursor.next()) {
      sum += value;
    }
    return sum;
  }

  /** What ours is held against. */
  @Benchmark
  public void unsafeFloor(Cursor cursor, Floor state) {
    state.counters.add(cursor.next());
  }

  /** Ours: a writer that sets every feature. */
  @Benchmark
  public void driftmeterWriter(RequestCursor cursor, Monitor state) {
    state.rows.record(cursor.next());
  }

  /** Ours: an array. */
  @Benchmark
  public void driftmeterArray(Cursor cursor, Monitor state) {
    state.monitor.record(cursor.next());
  }

  /** Ours: a scope, which reads the clock twice and records the latency too. */
  @Benchmark
  public void driftmeterScope(RequestCursor cursor, Monitor state) {
    Request request = cursor.next();
    NumericColumn[] columns = state.columns;
    try (PredictionScope prediction = state.monitor.startPrediction()) {
      for (int i = 0; i < columns.length; i++) {
        prediction.set(columns[i], request.feature(i));
      }
    }
  }

  /** A peer. */
  @Benchmark
  public void hdrDoubleRecorder(Cursor cursor, Hdr state) {
    state.accept(cursor.next());
  }

  /** A peer. */
  @Benchmark
  public void ddSketchSynchronized(Cursor cursor, Datadog state) {
    state.accept(cursor.next());
  }

  /** A peer. */
  @Benchmark
  public void micrometerSummary(Cursor cursor, Micrometer state) {
    state.accept(cursor.next());
  }
}
