package io.driftmeter.stats.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.sun.management.ThreadMXBean;
import io.driftmeter.api.BatchRecorder;
import io.driftmeter.api.CategoricalColumn;
import io.driftmeter.api.IndexedColumn;
import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.PredictionScope;
import io.driftmeter.api.RowRecorder;
import io.driftmeter.api.counts.Refusal;
import io.driftmeter.api.schema.Schema;
import io.driftmeter.stats.grid.EdgeGrid;
import io.driftmeter.stats.grid.Grid;
import io.driftmeter.stats.grid.LatencyGrid;
import io.driftmeter.stats.grid.OriginGrid;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a request thread allocates by recording: nothing, whatever it records and however busy the
 * monitor is; only a scope is an object.
 *
 * <p>Measured soon after the first calls, when most code is interpreted, and again when it is hot,
 * so that no promise rests on what a compiler leaves out.
 */
class AllocationTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Enough that classes are loaded, call sites linked and buffers made. */
  private static final int WARM_UP = 300;

  private static final int COLD_CALLS = 100;
  private static final int HOT_CALLS = 10_000;

  /**
   * The virtual machine may allocate on our thread too, when it links or compiles, but not every
   * time: what a call allocates is seen in each of these rounds.
   */
  private static final int ROUNDS = 20;

  private static final int SCOPE_BYTES = 48;

  private static final int STRIPES = 2;
  private static final int ROWS = 3;
  private static final Grid GRID = new OriginGrid(0, 1, 4, 4, 4);
  private static final Grid EDGES = EdgeGrid.of(-1, 0, 0.5, 1);

  /** What the monitor is doing when something is recorded. */
  enum While {
    STRIPES_ARE_FREE("while stripes are free"),
    EVERY_STRIPE_IS_BUSY("while every stripe is busy"),
    A_BASELINE_IS_LEARNED("while a baseline is learned"),
    SWITCHED_OFF("while switched off"),
    CLOSED("after the close");

    final String words;

    While(String words) {
      this.words = words;
    }
  }

  enum Country {
    AT,
    LI
  }

  /** What an application has at hand, boxed where it may not be there. */
  record Payment(double amount, @Nullable Double age, @Nullable String country, Country bank) {}

  private static final Payment USUAL = new Payment(0.5, 0.25, "AT", Country.AT);
  private static final Payment STRANGE = new Payment(Double.NaN, null, "never seen", Country.LI);

  /** Columns of both kinds of grids, inputs and outputs of both kinds. */
  private final SlotMap slots =
      new SlotMap(
          Schema.builder()
              .numeric("amount", "age")
              .categorical("country", "bank")
              .score("risk")
              .label("decision")
              .build());

  private final Refusals refusals = new Refusals();

  private static Arguments path(String name, Function<Recorder, Runnable> path) {
    return argumentSet(name, path);
  }

  private static Stream<Arguments> atAllTimes(Stream<Arguments> paths) {
    return paths.flatMap(
        path ->
            Arrays.stream(While.values())
                .map(
                    time ->
                        argumentSet(
                            ((Arguments.ArgumentSet) path).getName() + ", " + time.words,
                            time,
                            path.get()[0])));
  }

  static Stream<Arguments> rows() {
    return atAllTimes(
        Stream.of(
            path("an object through a writer", recorder -> written(recorder, USUAL)),
            path(
                "an object with NaN, null, and categories never seen",
                recorder -> written(recorder, STRANGE)),
            path("a row of states", AllocationTest::states),
            path("a row of categories by number", AllocationTest::numbered),
            path("a writer that throws", AllocationTest::failing),
            path("a writer with another monitor's handle", AllocationTest::foreign),
            path("a double[]", recorder -> row(recorder, 0.5, -0.5)),
            path("a double[] of numbers off the grid", recorder -> row(recorder, -1e300, 1e300)),
            path(
                "a double[] of NaN and infinity",
                recorder -> row(recorder, Double.NaN, Double.POSITIVE_INFINITY)),
            path("a double[] and its output", recorder -> answeredRow(recorder, 0.5)),
            path("a double[] and NaN as output", recorder -> answeredRow(recorder, Double.NaN)),
            path("a float[]", recorder -> floatRow(recorder, 0.5f, -0.5f)),
            path(
                "a float[] of NaN and infinity",
                recorder -> floatRow(recorder, Float.NaN, Float.NEGATIVE_INFINITY)),
            path("a float[] and its output", AllocationTest::answeredFloatRow)));
  }

  static Stream<Arguments> refusedRows() {
    return atAllTimes(
        Stream.of(
            path(
                "a double[] of the wrong length",
                recorder -> {
                  double[] row = {1, 2, 3};
                  return () -> recorder.record(row);
                }),
            path(
                "a float[] of the wrong length and an output",
                recorder -> {
                  float[] row = {1};
                  return () -> recorder.record(row, 1);
                }),
            path(
                "a batch of rows with too few values",
                recorder -> {
                  BatchRecorder batches = recorder.batches();
                  double[] values = {1, 2, 3};
                  return () -> batches.rowMajor(values, 2);
                }),
            path(
                "a batch of columns with too few outputs",
                recorder -> {
                  BatchRecorder batches = recorder.batches();
                  float[][] columns = {{1, 2}, {3, 4}};
                  float[] outputs = {1};
                  return () -> batches.columnMajor(columns, outputs, 2);
                })));
  }

  static Stream<Arguments> batches() {
    double[] values = {0.5, -0.5, Double.NaN, 1e300, Double.POSITIVE_INFINITY, -1e300};
    double[] outputs = {0.5, Double.NaN, -1e300};
    double[][] columns = {{0.5, Double.NaN, -1e300}, {0.5, Double.NEGATIVE_INFINITY, 1e300}};
    float[] floatValues = {0.5f, -0.5f, Float.NaN, 1e30f, Float.POSITIVE_INFINITY, -1e30f};
    float[] floatOutputs = {0.5f, Float.NaN, -1e30f};
    float[][] floatColumns = {{0.5f, Float.NaN, -1e30f}, {0.5f, Float.NEGATIVE_INFINITY, 1e30f}};
    return atAllTimes(
        Stream.of(
            batch("rows of doubles", batches -> () -> batches.rowMajor(values, ROWS)),
            batch(
                "rows of doubles with outputs",
                batches -> () -> batches.rowMajor(values, outputs, ROWS)),
            batch("rows of floats", batches -> () -> batches.rowMajor(floatValues, ROWS)),
            batch(
                "rows of floats with outputs",
                batches -> () -> batches.rowMajor(floatValues, floatOutputs, ROWS)),
            batch("columns of doubles", batches -> () -> batches.columnMajor(columns, ROWS)),
            batch(
                "columns of doubles with outputs",
                batches -> () -> batches.columnMajor(columns, outputs, ROWS)),
            batch("columns of floats", batches -> () -> batches.columnMajor(floatColumns, ROWS)),
            batch(
                "columns of floats with outputs",
                batches -> () -> batches.columnMajor(floatColumns, floatOutputs, ROWS))));
  }

  private static Arguments batch(String name, Function<BatchRecorder, Runnable> batch) {
    return path("a batch of " + name, recorder -> batch.apply(recorder.batches()));
  }

  static Stream<Arguments> singleValues() {
    String huge = "x".repeat(Dictionary.MAX_LENGTH + 1);
    String equal = new String(new char[] {'A', 'T'});
    return atAllTimes(
        Stream.of(
            number("a number on the grid", 0.5),
            number("a number below the grid", -1e300),
            number("a number above the grid", 1e300),
            number("NaN", Double.NaN),
            number("infinity", Double.POSITIVE_INFINITY),
            path("a missing number", recorder -> recorder.numeric("age")::recordMissing),
            path("a defaulted number", recorder -> recorder.numeric("age")::recordDefaulted),
            path("a failed number", recorder -> recorder.numeric("age")::recordFailed),
            category("a category", country -> () -> country.record("AT")),
            category("a category of equal name", country -> () -> country.record(equal)),
            category("a category never seen", country -> () -> country.record("never seen")),
            category("a huge category", country -> () -> country.record(huge)),
            category("no category", country -> () -> country.record((String) null)),
            category("a constant", country -> () -> country.record(Country.AT)),
            category("a constant never seen", country -> () -> country.record(Country.LI)),
            category("a missing category", country -> country::recordMissing),
            category("a defaulted category", country -> country::recordDefaulted),
            category("a failed category", country -> country::recordFailed),
            index("a category by number", 0),
            index("a category by a number that the reference does not know", 1),
            index("a category by -1", -1),
            index("a category by a number without a label", 7)));
  }

  static Stream<Arguments> scopes() {
    return atAllTimes(
        Stream.of(
            path("with features and outputs", AllocationTest::answered),
            path("with states and no output", AllocationTest::unanswered),
            path("that began before", AllocationTest::begunBefore),
            path("that failed", AllocationTest::failed),
            path("that is discarded", AllocationTest::discarded)));
  }

  private static Runnable written(Recorder recorder, Payment payment) {
    NumericColumn amount = recorder.numeric("amount");
    NumericColumn age = recorder.numeric("age");
    CategoricalColumn country = recorder.categorical("country");
    CategoricalColumn bank = recorder.categorical("bank");
    RowRecorder<Payment> rows =
        recorder.rows(
            (source, row) ->
                row.set(amount, source.amount())
                    .set(age, source.age())
                    .set(country, source.country())
                    .set(bank, source.bank()));
    return () -> rows.record(payment);
  }

  private static Runnable states(Recorder recorder) {
    NumericColumn amount = recorder.numeric("amount");
    NumericColumn age = recorder.numeric("age");
    CategoricalColumn country = recorder.categorical("country");
    CategoricalColumn bank = recorder.categorical("bank");
    RowRecorder<Payment> rows =
        recorder.rows(
            (source, row) ->
                row.missing(amount).defaulted(age).failed(country).set(bank, (String) null));
    return () -> rows.record(USUAL);
  }

  private static Runnable numbered(Recorder recorder) {
    IndexedColumn country = recorder.indexed("country", List.of("AT", "LI"));
    IndexedColumn bank = recorder.indexed("bank", List.of("AT", "LI"));
    RowRecorder<Payment> rows =
        recorder.rows((source, row) -> row.set(country, 0).set(bank, source.bank().ordinal()));
    return () -> rows.record(STRANGE);
  }

  private static Runnable failing(Recorder recorder) {
    IllegalStateException failure = new IllegalStateException("made before");
    RowRecorder<Payment> rows =
        recorder.rows(
            (source, row) -> {
              throw failure;
            });
    return () -> rows.record(USUAL);
  }

  private static Runnable foreign(Recorder recorder) {
    SlotMap slots = new SlotMap(recorder.schema());
    NumericColumn another =
        new Recorder(slots, new Counters(layout(slots, false), 1, 1 << 20), new Refusals())
            .numeric("amount");
    RowRecorder<Payment> rows =
        recorder.rows((source, row) -> row.set(another, source.amount()).missing(another));
    return () -> rows.record(USUAL);
  }

  private static Runnable row(Recorder recorder, double... row) {
    return () -> recorder.record(row);
  }

  private static Runnable answeredRow(Recorder recorder, double output) {
    double[] row = {0.5, 0.25};
    return () -> recorder.record(row, output);
  }

  private static Runnable floatRow(Recorder recorder, float... row) {
    return () -> recorder.record(row);
  }

  private static Runnable answeredFloatRow(Recorder recorder) {
    float[] row = {0.5f, 0.25f};
    return () -> recorder.record(row, 0.5);
  }

  private static Arguments number(String name, double value) {
    return path(
        name,
        recorder -> {
          NumericColumn onGrid = recorder.numeric("amount");
          NumericColumn onEdges = recorder.numeric("age");
          return () -> {
            onGrid.record(value);
            onEdges.record(value);
          };
        });
  }

  private static Arguments category(String name, Function<CategoricalColumn, Runnable> value) {
    return path(name, recorder -> value.apply(recorder.categorical("country")));
  }

  private static Arguments index(String name, int index) {
    return path(
        name,
        recorder -> {
          IndexedColumn country = recorder.indexed("country", List.of("AT", "LI"));
          return () -> country.record(index);
        });
  }

  private static Runnable answered(Recorder recorder) {
    NumericColumn amount = recorder.numeric("amount");
    CategoricalColumn country = recorder.categorical("country");
    IndexedColumn bank = recorder.indexed("bank", List.of("AT", "LI"));
    return () -> {
      try (PredictionScope prediction = recorder.startPrediction()) {
        prediction.set(amount, 0.5).set(country, "never seen").set(bank, 0);
        prediction.output(0.5);
        prediction.output("accept");
      }
    };
  }

  private static Runnable unanswered(Recorder recorder) {
    NumericColumn amount = recorder.numeric("amount");
    NumericColumn age = recorder.numeric("age");
    CategoricalColumn country = recorder.categorical("country");
    CategoricalColumn bank = recorder.categorical("bank");
    return () -> {
      try (PredictionScope prediction = recorder.startPrediction()) {
        prediction.missing(amount).defaulted(age).failed(country).set(bank, Country.LI);
      }
    };
  }

  private static Runnable begunBefore(Recorder recorder) {
    long start = System.nanoTime();
    return () -> recorder.startPrediction(start).close();
  }

  private static Runnable failed(Recorder recorder) {
    IllegalStateException cause = new IllegalStateException("made before");
    return () -> {
      try (PredictionScope prediction = recorder.startPrediction()) {
        prediction.failed(cause);
      }
    };
  }

  private static Runnable discarded(Recorder recorder) {
    return () -> {
      try (PredictionScope prediction = recorder.startPrediction()) {
        prediction.discard();
      }
    };
  }

  private static Layout layout(SlotMap slots, boolean learning) {
    return new Layout(
        slots,
        List.of(GRID, EDGES, GRID, LatencyGrid.GRID),
        List.of(
            new Dictionary(List.of("AT", "CH")),
            new Dictionary(List.of("AT")),
            new Dictionary(List.of("accept", "refuse"))),
        learning ? 1_000 : 0,
        true);
  }

  /** How many bytes a call allocates, rounded up: the most of what it does cold and hot. */
  private long bytesPerCall(While time, Function<Recorder, Runnable> path) {
    Layout layout = layout(slots, time == While.A_BASELINE_IS_LEARNED);
    Counters counters = new Counters(layout, STRIPES, 1 << 20);
    Recorder recorder = new Recorder(slots, counters, refusals);
    Runnable call = path.apply(recorder);
    switch (time) {
      case EVERY_STRIPE_IS_BUSY -> {
        for (int hash = 0; hash < STRIPES; hash++) {
          Objects.requireNonNull(counters.tryAcquire(hash));
        }
      }
      case SWITCHED_OFF -> recorder.setEnabled(false);
      case CLOSED -> counters.close(new Tally(layout), (slot, name) -> {});
      default -> {}
    }
    allocated(call, WARM_UP);
    long cold = least(call, COLD_CALLS);
    long hot = least(call, HOT_CALLS);
    boolean noStripe = counters.tryAcquire(0) == null;
    assertThat(noStripe).isEqualTo(time == While.EVERY_STRIPE_IS_BUSY || time == While.CLOSED);
    return Math.max((cold + COLD_CALLS - 1) / COLD_CALLS, (hot + HOT_CALLS - 1) / HOT_CALLS);
  }

  private static long least(Runnable call, int calls) {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS && least > 0; round++) {
      least = Math.min(least, allocated(call, calls));
    }
    return least;
  }

  private static long allocated(Runnable call, int calls) {
    long thread = Thread.currentThread().getId();
    long before = THREADS.getThreadAllocatedBytes(thread);
    for (int i = 0; i < calls; i++) {
      call.run();
    }
    return THREADS.getThreadAllocatedBytes(thread) - before;
  }

  @ParameterizedTest
  @MethodSource({"rows", "batches", "singleValues"})
  void recordingAllocatesNothing(While time, Function<Recorder, Runnable> path) {
    assertThat(bytesPerCall(time, path)).isZero();
    assertThat(refusals.counts()).containsEntry(Refusal.ROW_LENGTH, 0L);
  }

  @ParameterizedTest
  @MethodSource("refusedRows")
  void refusingAllocatesNothingAfterTheFirstWhichIsLogged(
      While time, Function<Recorder, Runnable> path) {
    assertThat(bytesPerCall(time, path)).isZero();
    assertThat(refusals.counts().get(Refusal.ROW_LENGTH) > 0).isEqualTo(time != While.SWITCHED_OFF);
  }

  @ParameterizedTest
  @MethodSource("scopes")
  void aScopeIsOneSmallObject(While time, Function<Recorder, Runnable> path) {
    assertThat(bytesPerCall(time, path)).isLessThanOrEqualTo(SCOPE_BYTES);
  }

  private @Nullable Object last;

  @Test
  void theSmallestObjectWouldBeNoticed() {
    assertThat(least(() -> {}, HOT_CALLS)).isZero();
    assertThat(least(() -> last = new Object(), HOT_CALLS)).isGreaterThanOrEqualTo(8L * HOT_CALLS);
    assertThat(last).isNotNull();
  }
}
