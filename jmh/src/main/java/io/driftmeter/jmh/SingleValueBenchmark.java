package io.driftmeter.jmh;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.DDSketches;
import io.driftmeter.api.NumericColumn;
import io.driftmeter.stats.StreamingModelMonitor;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
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

/** One double into one object that all threads share. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SingleValueBenchmark {

  /** Where a thread is in the stream. */
  @State(Scope.Thread)
  public static class Cursor {

    private final double[] values = LogNormal.values();
    private int at;

    /** Spreads the threads over the stream. */
    @Setup
    public void start(ThreadParams thread) {
      at = values.length / thread.getThreadCount() * thread.getThreadIndex();
    }

    double next() {
      return values[at++ & (values.length - 1)];
    }
  }

  /** A column of a running monitor. */
  @State(Scope.Benchmark)
  public static class Column {

    private final StreamingModelMonitor monitor = Monitors.start(1);
    final NumericColumn column = Monitors.columns(monitor)[0];

    /** Ends the monitor. */
    @TearDown
    public void close() {
      monitor.close();
    }
  }

  /** HdrHistogram, two significant digits. */
  @State(Scope.Benchmark)
  public static class Hdr {

    final DoubleRecorder recorder = new DoubleRecorder(2);
  }

  /** DDSketch, one per cent, not thread-safe by itself. */
  @State(Scope.Benchmark)
  public static class Datadog {

    private final DDSketch sketch = DDSketches.unboundedDense(0.01);

    synchronized void accept(double value) {
      sketch.accept(value);
    }
  }

  /** A summary of Micrometer with the buckets of a percentile histogram. */
  @State(Scope.Benchmark)
  public static class Micrometer {

    private final PrometheusMeterRegistry registry =
        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    final DistributionSummary summary =
        DistributionSummary.builder("values").publishPercentileHistogram().register(registry);

    /** Ends the registry. */
    @TearDown
    public void close() {
      registry.close();
    }
  }

  /** Nothing but the stream. */
  @Benchmark
  public double readOnly(Cursor cursor) {
    return cursor.next();
  }

  /** Ours. */
  @Benchmark
  public void driftmeter(Cursor cursor, Column state) {
    state.column.record(cursor.next());
  }

  /** A peer. */
  @Benchmark
  public void hdrDoubleRecorder(Cursor cursor, Hdr state) {
    state.recorder.recordValue(cursor.next());
  }

  /** A peer. */
  @Benchmark
  public void ddSketchSynchronized(Cursor cursor, Datadog state) {
    state.accept(cursor.next());
  }

  /** A peer. */
  @Benchmark
  public void micrometerSummary(Cursor cursor, Micrometer state) {
    state.summary.record(cursor.next());
  }
}
