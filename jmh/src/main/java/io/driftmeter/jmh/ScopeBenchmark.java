package io.driftmeter.jmh;

import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.PredictionScope;
import io.driftmeter.stats.StreamingModelMonitor;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Recorder;
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

/**
 * A prediction with its features, its output and its latency, for which the clock is read twice.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ScopeBenchmark {

  /** A running monitor of a model with a score. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // set up by JMH
  public static class Monitor {

    StreamingModelMonitor monitor;
    NumericColumn[] columns;

    /** Starts it. */
    @Setup
    public void start(Features features) {
      monitor = Monitors.startScoring(features.features);
      columns = Monitors.columns(monitor);
    }

    void predict(Request request) {
      NumericColumn[] columns = this.columns;
      try (PredictionScope prediction = monitor.startPrediction()) {
        for (int i = 0; i < columns.length; i++) {
          prediction.set(columns[i], request.feature(i));
        }
        prediction.output(request.feature(0));
      }
    }

    /** Ends it. */
    @TearDown
    public void close() {
      monitor.close();
    }
  }

  /** The control for what threads do to one another in one monitor: a monitor for each of them. */
  @State(Scope.Thread)
  public static class OwnMonitor extends Monitor {}

  /** A timer of Micrometer. */
  @State(Scope.Benchmark)
  public static class LatencyTimer {

    final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    final Timer timer = Timer.builder("latency").publishPercentileHistogram().register(registry);

    /** Ends the registry. */
    @TearDown
    public void close() {
      registry.close();
    }
  }

  /** Summaries of Micrometer, one for each feature and one for the output. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // set up by JMH
  public static class Summaries {

    Peer.Columns columns;

    /** Makes them. */
    @Setup
    public void make(Features features) {
      columns = Peer.MICROMETER_PERCENTILES.columns(features.features + 1);
    }
  }

  /** HdrHistogram, two significant digits. */
  @State(Scope.Benchmark)
  public static class Hdr {

    final Recorder recorder = new Recorder(2);
  }

  /** Ours. */
  @Benchmark
  public void driftmeterScope(RequestCursor cursor, Monitor state) {
    state.predict(cursor.next());
  }

  /** The control: the same scope, and a monitor for each thread. */
  @Benchmark
  public void driftmeterScopeMonitorPerThread(RequestCursor cursor, OwnMonitor state) {
    state.predict(cursor.next());
  }

  /** Micrometer: the latency, every feature and the output. */
  @Benchmark
  public void micrometerTimerAndSummaries(
      RowCursor cursor, LatencyTimer latency, Summaries summaries) {
    double[] row = cursor.next();
    Timer.Sample sample = Timer.start(latency.registry);
    summaries.columns.record(row);
    summaries.columns.record(row.length, row[0]);
    sample.stop(latency.timer);
  }

  /** Micrometer: the latency alone. */
  @Benchmark
  public void micrometerTimerAlone(LatencyTimer latency) {
    Timer.Sample sample = Timer.start(latency.registry);
    sample.stop(latency.timer);
  }

  /** HdrHistogram: the latency alone. */
  @Benchmark
  public void hdrRecorderAlone(Hdr state) {
    long start = System.nanoTime();
    state.recorder.recordValue(System.nanoTime() - start);
  }
}
