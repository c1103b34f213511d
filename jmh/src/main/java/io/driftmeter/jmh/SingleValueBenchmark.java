package io.driftmeter.jmh;

import io.driftmeter.api.NumericColumn;
import io.driftmeter.stats.StreamingModelMonitor;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

/** One double into one object that all threads share. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SingleValueBenchmark {

  /** A column of a running monitor. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // set up by JMH
  public static class Column {

    private StreamingModelMonitor monitor;
    NumericColumn column;

    /** Starts the monitor. */
    @Setup
    public void start(BenchmarkParams benchmark) {
      monitor = Monitors.start(1, benchmark.getThreads());
      column = Monitors.columns(monitor)[0];
    }

    /** Ends the monitor. */
    @TearDown
    public void close() {
      monitor.close();
    }
  }

  /** The floor: one per thread, since it is not thread-safe. */
  @State(Scope.Thread)
  public static class Floor {

    final UnsafeCounters counters = UnsafeCounters.of(1);
    final double[] row = new double[1];
  }

  /** What else there is. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // set up by JMH
  public static class Sketch {

    /** Which. */
    @Param public Peer peer;

    Peer.Columns column;

    /** Makes one. */
    @Setup
    public void make() {
      column = peer.columns(1);
    }
  }

  /** Nothing but the stream. */
  @Benchmark
  public double readOnly(ValueCursor cursor) {
    return cursor.next();
  }

  /** What ours is held against, and what says how the machine runs so many threads. */
  @Benchmark
  public void unsafeFloorPerThread(ValueCursor cursor, Floor floor) {
    floor.row[0] = cursor.next();
    floor.counters.add(floor.row);
  }

  /** Ours. */
  @Benchmark
  public void driftmeter(ValueCursor cursor, Column state) {
    state.column.record(cursor.next());
  }

  /** Theirs. */
  @Benchmark
  public void peer(ValueCursor cursor, Sketch sketch) {
    sketch.column.record(0, cursor.next());
  }
}
