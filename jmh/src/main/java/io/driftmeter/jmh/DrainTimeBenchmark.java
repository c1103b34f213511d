package io.driftmeter.jmh;

import io.driftmeter.api.counts.MonitorCounts;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long the monitor's own thread drains: one tick after 1024 rows, of one thread or of many that
 * have made the stripes grow before and now use all of them.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // set up by JMH
public class DrainTimeBenchmark {

  private static final int ROWS = 1024;
  private static final int MANY = 64;

  /** Rounds of 16 threads that push one another: stripes double in one, or grow to the most. */
  private static final int ROUNDS = 20;

  /** How many threads have recorded the rows. */
  @Param({"1", "64"})
  public int writers;

  private BusyMonitor busy;

  /** How many stripes there are. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Stripes {

    /** Their number. */
    public long stripes;
  }

  /** Starts it. */
  @Setup
  public void start(Features features) throws InterruptedException {
    busy = new BusyMonitor(Monitors.reference(features.features));
    for (int i = 0; writers == MANY && i < ROUNDS; i++) {
      busy.record();
    }
  }

  /** Rows to drain. */
  @Setup(Level.Invocation)
  public void record(Stripes counter) throws InterruptedException {
    busy.record(writers, ROWS / writers);
    counter.stripes = busy.monitor().health().stripes(); // not in the time: it adds up memory
  }

  /** One drain, after which the counts are those of all rows. */
  @Benchmark
  public MonitorCounts driftmeterDrain() {
    busy.tick();
    return busy.monitor().counts();
  }

  /** Ends it. */
  @TearDown
  public void close() {
    busy.close();
  }
}
