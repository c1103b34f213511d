package io.driftmeter.jmh;

import io.driftmeter.api.RowRecorder;
import io.driftmeter.stats.StreamingModelMonitor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
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
 * What a row waits for while the monitor drains every millisecond and judges windows of 50 ms: the
 * time of single rows, beside rows that nothing drains. These are measured twice, so that the
 * difference of the two says what the machine adds by itself.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DrainBenchmark {

  /** A monitor that is never drained. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // set up by JMH
  public static class Quiet {

    private final HandDrivenTicks ticks = new HandDrivenTicks();
    private StreamingModelMonitor monitor;
    RowRecorder<Request> rows;

    /** Starts it. */
    @Setup
    public void start(Features features) {
      monitor = Monitors.builder(features.features).executor(ticks).build();
      rows = Monitors.rows(monitor);
    }

    /** Ends it. */
    @TearDown
    public void close() {
      monitor.close();
      ticks.shutdownNow();
    }
  }

  /** A monitor that drains and judges as often as it can be told to. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // set up by JMH
  public static class Draining {

    private StreamingModelMonitor monitor;
    RowRecorder<Request> rows;

    /** Starts it. */
    @Setup
    public void start(Features features) {
      monitor =
          Monitors.builder(features.features)
              .tick(Duration.ofMillis(1))
              .window(Duration.ofMillis(50))
              .build();
      rows = Monitors.rows(monitor);
    }

    /** Ends it. */
    @TearDown
    public void close() {
      monitor.close();
    }
  }

  /** Rows that nothing drains. */
  @Benchmark
  public void withoutDrain(RequestCursor cursor, Quiet state) {
    state.rows.record(cursor.next());
  }

  /** The same once more. */
  @Benchmark
  public void withoutDrainAgain(RequestCursor cursor, Quiet state) {
    state.rows.record(cursor.next());
  }

  /** Rows that are drained under way. */
  @Benchmark
  public void driftmeterDraining(RequestCursor cursor, Draining state) {
    state.rows.record(cursor.next());
  }
}
