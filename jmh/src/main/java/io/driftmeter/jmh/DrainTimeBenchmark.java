package io.driftmeter.jmh;

import io.driftmeter.api.counts.MonitorCounts;
import io.driftmeter.stats.StreamingModelMonitor;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How long the monitor's own thread drains: one tick after 1000 rows. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // set up by JMH
public class DrainTimeBenchmark {

  private static final int ROWS = 1000;

  private HandDrivenTicks ticks;
  private StreamingModelMonitor monitor;

  @Setup
  public void start(Features features) {
    ticks = new HandDrivenTicks();
    monitor = Monitors.builder(features.features).executor(ticks).build();
  }

  @Setup(Level.Invocation)
  public void record(RowCursor cursor) {
    for (int i = 0; i < ROWS; i++) {
      monitor.record(cursor.next());
    }
  }

  /** One drain, after which the counts are those of all rows. */
  @Benchmark
  public MonitorCounts driftmeterDrain() {
    ticks.tick();
    return monitor.counts();
  }

  @TearDown
  public void close() {
    monitor.close();
    ticks.shutdownNow();
  }
}
