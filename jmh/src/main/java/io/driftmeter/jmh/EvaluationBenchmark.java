package io.driftmeter.jmh;

import io.driftmeter.api.profile.ReferenceKind;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.api.schema.Schema;
import io.driftmeter.stats.StreamingModelMonitor;
import io.driftmeter.stats.measure.Measures;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.profile.ReferenceBuilder;
import io.driftmeter.stats.profile.ReferenceProfiles;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What it costs to judge a window: every test of every column at every scale, against a reference
 * that knows its own variation. Not measured: recording the window's rows.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@SuppressWarnings("NullAway.Init") // set up by JMH
public class EvaluationBenchmark {

  private static final int REFERENCE_WINDOWS = 48;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** How many numeric columns, of 24 bins each. */
  @Param({"10", "100", "1000"})
  int columns;

  /** How many rows a window has. */
  @Param({"10000"})
  int rows;

  /** Whether the nine measures are scored as well, which verdicts do not need. */
  @Param({"false", "true"})
  boolean scores;

  private final SplittableRandom random = new SplittableRandom(5);
  private StreamingModelMonitor monitor;
  private double[] row;

  @Setup
  public void build() {
    row = new double[columns];
    monitor =
        StreamingModelMonitor.builder("wide", "1")
            .reference(reference())
            .window(Duration.ofDays(1))
            .measures(scores ? Measures.all() : List.of())
            .build();
  }

  private Profile reference() {
    Schema.Builder schema = Schema.builder();
    for (int i = 0; i < columns; i++) {
      schema.numeric("x" + i);
    }
    Profile grids = fill(ReferenceProfiles.builder("wide", "1", schema.build()), 1, rows / 5);
    return fill(
        ReferenceProfiles.builder("wide", "1", grids.schema())
            .kind(ReferenceKind.SERVING)
            .gridsFrom(grids)
            .windows(Duration.ofHours(1)),
        REFERENCE_WINDOWS,
        rows / 5);
  }

  private Profile fill(ReferenceBuilder builder, int windows, int rowsPerWindow) {
    for (int window = 0; window < windows; window++) {
      if (windows > 1) {
        builder.at(START.plus(Duration.ofHours(window)));
      }
      for (int i = 0; i < rowsPerWindow; i++) {
        builder.record(draw());
      }
    }
    return builder.builtAt(START).build();
  }

  private double[] draw() {
    for (int i = 0; i < row.length; i++) {
      row[i] = random.nextDouble() + random.nextDouble() + random.nextDouble();
    }
    return row;
  }

  @Setup(Level.Invocation)
  public void record() {
    for (int i = 0; i < rows; i++) {
      monitor.record(draw());
    }
  }

  @Benchmark
  public DriftReport driftmeterJudgement() {
    return monitor.closeWindow();
  }

  @TearDown
  public void close() {
    monitor.close();
  }
}
