package io.driftmeter.jmh;

import io.driftmeter.api.CategoricalColumn;
import io.driftmeter.api.IndexedColumn;
import io.driftmeter.api.schema.Schema;
import io.driftmeter.stats.StreamingModelMonitor;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.profile.ReferenceBuilder;
import io.driftmeter.stats.profile.ReferenceProfiles;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
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

/** One category into one object that all threads share. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CategoricalBenchmark {

  private static final String COLUMN = "category";

  /** How many names there are. */
  @State(Scope.Benchmark)
  public static class Dictionary {

    /** The number. */
    @Param({"10", "1000"})
    public int names;
  }

  /** Names as they come out of a parser: equal to those that are known, never the same objects. */
  @State(Scope.Thread)
  public static class Names extends Cursor {

    private final String[] stream = new String[8192];

    /** Draws them, each thread its own. */
    @Setup
    public void draw(Dictionary dictionary) {
      SplittableRandom random = new SplittableRandom(Thread.currentThread().getId());
      Arrays.setAll(stream, i -> "name" + random.nextInt(dictionary.names));
    }

    String next() {
      return stream[advance(stream.length)];
    }
  }

  /** Names that no reference knows. */
  @State(Scope.Thread)
  public static class UnseenNames extends Cursor {

    private final String[] stream = new String[8192];

    /** As many different ones as are known. */
    @Setup
    public void draw(Dictionary dictionary) {
      Arrays.setAll(stream, i -> "unseen" + i % dictionary.names);
    }

    String next() {
      return stream[advance(stream.length)];
    }
  }

  /** Positions of known names. */
  @State(Scope.Thread)
  public static class Indices extends Cursor {

    private final int[] stream = new int[8192];

    /** Draws them, each thread its own. */
    @Setup
    public void draw(Dictionary dictionary) {
      SplittableRandom random = new SplittableRandom(Thread.currentThread().getId());
      Arrays.setAll(stream, i -> random.nextInt(dictionary.names));
    }

    int next() {
      return stream[advance(stream.length)];
    }
  }

  /** A column of a running monitor. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // set up by JMH
  public static class Column {

    private StreamingModelMonitor monitor;
    CategoricalColumn column;
    IndexedColumn indexed;

    /** Starts it with a reference that knows every name. */
    @Setup
    public void start(Dictionary dictionary) {
      Schema schema = Schema.builder().categorical(COLUMN).build();
      ReferenceBuilder builder = ReferenceProfiles.builder("benchmark", "1", schema);
      CategoricalColumn trained = builder.categorical(COLUMN);
      for (int i = 0; i < 10 * dictionary.names; i++) {
        trained.record("name" + i % dictionary.names);
      }
      Profile reference = builder.build();
      monitor =
          StreamingModelMonitor.builder("benchmark", "1")
              .reference(reference)
              .window(Duration.ofDays(1))
              .build();
      column = monitor.categorical(COLUMN);
      indexed =
          monitor.indexed(
              COLUMN, IntStream.range(0, dictionary.names).mapToObj(i -> "name" + i).toList());
    }

    /** Ends the monitor. */
    @TearDown
    public void close() {
      monitor.close();
    }
  }

  /** What else there is. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // set up by JMH
  public static class Counts {

    /** Which. */
    @Param public CategoryPeer peer;

    Consumer<String> counts;

    /** Makes one. */
    @Setup
    public void make() {
      counts = peer.make();
    }
  }

  /** Ours: a name that the reference knows. */
  @Benchmark
  public void driftmeterName(Names names, Column state) {
    state.column.record(names.next());
  }

  /** Ours: a name that it does not know. */
  @Benchmark
  public void driftmeterUnseenName(UnseenNames names, Column state) {
    state.column.record(names.next());
  }

  /** Ours: the position of a known name among its labels. */
  @Benchmark
  public void driftmeterIndex(Indices indices, Column state) {
    state.indexed.record(indices.next());
  }

  /** Theirs. */
  @Benchmark
  public void peer(Names names, Counts state) {
    state.counts.accept(names.next());
  }
}
