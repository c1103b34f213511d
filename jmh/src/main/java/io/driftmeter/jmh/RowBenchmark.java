package io.driftmeter.jmh;

import io.driftmeter.api.BatchRecorder;
import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.PredictionScope;
import io.driftmeter.api.RowRecorder;
import io.driftmeter.stats.StreamingModelMonitor;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * A row of numeric features, into one monitor or into one peer per feature, shared by all threads.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RowBenchmark {

  /** A running monitor. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // set up by JMH
  public static class Monitor {

    StreamingModelMonitor monitor;
    NumericColumn[] columns;
    RowRecorder<Request> rows;
    BatchRecorder batches;

    /** Starts it. */
    @Setup
    public void start(Features features, BenchmarkParams benchmark) {
      monitor = Monitors.start(features.features, benchmark.getThreads());
      columns = Monitors.columns(monitor);
      rows = Monitors.rows(monitor);
      batches = monitor.batches();
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

  /** Where a thread is in the stream of rows, as floats. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // set up by JMH
  public static class FloatCursor extends Cursor {

    private float[][] rows;

    /** Takes the stream. */
    @Setup
    public void start(Features features) {
      double[][] stream = LogNormal.rows(features.features);
      rows = new float[stream.length][features.features];
      for (int row = 0; row < rows.length; row++) {
        for (int i = 0; i < features.features; i++) {
          rows[row][i] = (float) stream[row][i];
        }
      }
    }

    float[] next() {
      return rows[advance(rows.length)];
    }
  }

  /** As many rows as fit into any stream. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // set up by JMH
  public static class Batch {

    static final int ROWS = 128;

    double[] rowMajor;
    double[][] columnMajor;

    /** Takes the first rows of the stream. */
    @Setup
    public void copy(Features features) {
      rowMajor = new double[ROWS * features.features];
      columnMajor = new double[features.features][ROWS];
      double[][] rows = LogNormal.rows(features.features);
      for (int row = 0; row < ROWS; row++) {
        System.arraycopy(rows[row], 0, rowMajor, row * features.features, features.features);
        for (int i = 0; i < features.features; i++) {
          columnMajor[i][row] = rows[row][i];
        }
      }
    }
  }

  /** The floor: one per thread, since it is not thread-safe. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // set up by JMH
  public static class Floor {

    UnsafeCounters counters;

    /** Makes it. */
    @Setup
    public void make(Features features) {
      counters = UnsafeCounters.of(features.features);
    }
  }

  /** What else there is. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // set up by JMH
  public static class Sketches {

    /** Which. */
    @Param public Peer peer;

    Peer.Columns columns;

    /** Makes one for each feature. */
    @Setup
    public void make(Features features) {
      columns = peer.columns(features.features);
    }
  }

  /** Nothing but the stream. */
  @Benchmark
  public double readOnly(RowCursor cursor) {
    double sum = 0;
    for (double value : cursor.next()) {
      sum += value;
    }
    return sum;
  }

  /** What ours is held against, and what says how the machine runs so many threads. */
  @Benchmark
  public void unsafeFloorPerThread(RowCursor cursor, Floor floor) {
    floor.counters.add(cursor.next());
  }

  /** Ours: a writer that sets every feature. */
  @Benchmark
  public void driftmeterWriter(RequestCursor cursor, Monitor state) {
    state.rows.record(cursor.next());
  }

  /** The control: the same writer, and a monitor for each thread. */
  @Benchmark
  public void driftmeterWriterMonitorPerThread(RequestCursor cursor, OwnMonitor state) {
    state.rows.record(cursor.next());
  }

  /** Ours: an array. */
  @Benchmark
  public void driftmeterArray(RowCursor cursor, Monitor state) {
    state.monitor.record(cursor.next());
  }

  /** The control: the same array, and a monitor for each thread. */
  @Benchmark
  public void driftmeterArrayMonitorPerThread(RowCursor cursor, OwnMonitor state) {
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

  /** Ours: an array of floats. */
  @Benchmark
  public void driftmeterFloatArray(FloatCursor cursor, Monitor state) {
    state.monitor.record(cursor.next());
  }

  /** Ours: 128 rows in one array, row after row. */
  @Benchmark
  @OperationsPerInvocation(Batch.ROWS)
  public void driftmeterRowMajorBatch(Batch batch, Monitor state) {
    state.batches.rowMajor(batch.rowMajor, Batch.ROWS);
  }

  /** Ours: 128 rows in one array for each feature. */
  @Benchmark
  @OperationsPerInvocation(Batch.ROWS)
  public void driftmeterColumnMajorBatch(Batch batch, Monitor state) {
    state.batches.columnMajor(batch.columnMajor, Batch.ROWS);
  }

  /** Theirs. */
  @Benchmark
  public void peer(RowCursor cursor, Sketches sketches) {
    sketches.columns.record(cursor.next());
  }
}
