package io.driftmeter.stats.recording;

import io.driftmeter.api.CategoricalColumn;
import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.PredictionScope;
import io.driftmeter.api.RowRecorder;
import io.driftmeter.api.counts.Outcome;
import io.driftmeter.api.counts.Refusal;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.schema.Schema;
import io.driftmeter.stats.grid.Grid;
import io.driftmeter.stats.grid.OriginGrid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A recorder of three columns, and what a drain of its counters finds. The one place of these tests
 * that knows how counters are made, filled and emptied.
 */
final class RecordingFixture {

  /** What a drain found that is no whole number of rows. */
  static final int TORN = -1;

  private static final SlotMap SLOTS =
      new SlotMap(Schema.builder().numeric("a", "b").categorical("c").build());
  private static final int A = 0;
  private static final int B = 1;
  private static final int C = 3;

  private static final Layout NARROW = layout(new OriginGrid(0, 1, 0, 1, 1));
  private static final Layout WIDE = layout(new OriginGrid(0, 1, 1, 2, 2));

  /** Rows that must find their first stripe busy before a drain adds stripes. */
  private static final int CROWD = 300;

  private static final int FULL = Integer.MAX_VALUE - (1 << 20);

  private static final double[] FEATURES = {0.5, -0.5};

  /** More than any test needs. */
  private static final long MEMORY = 1 << 20;

  private final Counters counters;
  private Layout layout = NARROW;
  private final Refusals refusals = new Refusals();
  private final Recorder recorder;

  /** Counters with at most that many stripes. */
  RecordingFixture(int maxStripes) {
    this(maxStripes, MEMORY);
  }

  private RecordingFixture(int maxStripes, long memory) {
    counters = new Counters(NARROW, maxStripes, memory);
    recorder = new Recorder(SLOTS, counters, refusals);
  }

  private static Layout layout(Grid grid) {
    return new Layout(
        SLOTS, List.of(grid, grid, grid), List.of(new Dictionary(List.of("seen"))), 0, true);
  }

  /** A fixture of two stripes whose next drain makes them four. */
  static RecordingFixture crowded() {
    return crowded(MEMORY);
  }

  private static RecordingFixture crowded(long memory) {
    RecordingFixture fixture = new RecordingFixture(4, memory);
    Stripe first = Objects.requireNonNull(fixture.counters.tryAcquire(0));
    Stripe second = Objects.requireNonNull(fixture.counters.tryAcquire(1));
    for (int i = 0; i < CROWD; i++) {
      fixture.counters.tryAcquire(0);
    }
    first.release();
    second.release();
    return fixture;
  }

  /** A fixture of four stripes, of which the next install has memory for fewer. */
  static RecordingFixture shrinking() {
    RecordingFixture fixture = crowded(6 * new CounterBlock(NARROW).bytes());
    fixture.drain();
    return fixture;
  }

  void recordArray() {
    recorder.record(FEATURES);
  }

  void recordNumber() {
    recorder.numeric("a").record(0.5);
  }

  void recordName(String name) {
    recorder.categorical("c").record(name);
  }

  /** Records rows with that name, beside their numbers. */
  RowRecorder<String> rows() {
    NumericColumn a = recorder.numeric("a");
    NumericColumn b = recorder.numeric("b");
    CategoricalColumn c = recorder.categorical("c");
    return recorder.rows((name, row) -> row.set(a, 0.5).set(b, -0.5).set(c, name));
  }

  /** An open prediction that has its numbers. */
  PredictionScope scope() {
    return recorder
        .startPrediction()
        .set(recorder.numeric("a"), 0.5)
        .set(recorder.numeric("b"), -0.5);
  }

  private Tally drained() {
    Tally tally = new Tally(layout);
    counters.drain(tally, (slot, name) -> {}, null);
    return tally;
  }

  /** Drains, and adds to a window. */
  void drainInto(Tally window) {
    counters.drain(window, (slot, name) -> {}, null);
  }

  static Tally window() {
    return new Tally(NARROW);
  }

  /** Drains. Returns how many rows there were, or that one was torn. */
  int drain() {
    return rows(drained());
  }

  /** Drains. Returns how many bare numbers there were, or that one was torn. */
  int drainNumbers() {
    Tally tally = drained();
    int numbers = values(tally, A);
    return tally.rows() == 0 && tally.isEmpty() == (numbers == 0) ? numbers : TORN;
  }

  /** Drains. Returns how many unseen names were counted and told, or that these differ. */
  int drainNames() {
    Set<String> told = new HashSet<>();
    List<String> names = new ArrayList<>();
    Tally tally = new Tally(layout);
    counters.drain(
        tally,
        (slot, name) -> {
          told.add(Objects.requireNonNull(name));
          names.add(name);
        },
        null);
    int counted = (int) tally.states(C).count(ValueState.UNSEEN);
    return counted == names.size() && counted == told.size() ? counted : TORN;
  }

  /** Moves to another layout. Returns what was counted in the one before, as {@link #drain}. */
  int install() {
    Tally before = new Tally(layout);
    counters.install(WIDE, before, (slot, name) -> {});
    layout = WIDE;
    return rows(before);
  }

  /** Closes. Returns what was still counted, as {@link #drain}. */
  int close() {
    Tally last = new Tally(layout);
    counters.close(last, (slot, name) -> {});
    return rows(last);
  }

  int refused(Refusal reason) {
    return refusals.counts().getOrDefault(reason, 0L).intValue();
  }

  int stripes() {
    return counters.stripes();
  }

  /** How many rows there are, when everything agrees that these are whole. */
  static int rows(Tally tally) {
    int rows = (int) tally.rows();
    long ended =
        tally.outcome(Outcome.SUCCESS).predictions() + tally.outcome(Outcome.ERROR).predictions();
    boolean isWhole =
        values(tally, A) == rows
            && values(tally, B) == rows
            && ended == rows
            && !(rows > 0 && tally.isEmpty());
    return isWhole ? rows : TORN;
  }

  private static int values(Tally tally, int slot) {
    return (int) Arrays.stream(tally.values(slot)).sum();
  }

  /** Adds a row to the shared path, as if every stripe were busy. */
  void share() {
    share(counters.shared());
  }

  /** Adds a row to that shared path, and counts it when it is refused. */
  void share(SharedPath path) {
    RowBuffer row = buffer();
    row.put(A, 0.5);
    row.put(B, -0.5);
    Refusal refusal = path.add(row);
    if (refusal != null) {
      refusals.count(refusal);
    }
  }

  /** Empties the shared path alone. Returns what was in it, as {@link #drain}. */
  int swapShared() {
    return rows(counters.shared().swap(new CounterBlock(NARROW)));
  }

  /** Ends the shared path alone. Returns what was in it, as {@link #drain}. */
  int closeShared() {
    return rows(counters.shared().swap(null));
  }

  /** A shared path whose block takes one more operation, and has no rows yet. */
  static SharedPath almostFull() {
    CounterBlock block = new CounterBlock(NARROW);
    block.cells[Layout.OPERATIONS] = FULL - 1;
    return new SharedPath(block);
  }

  /** The rows in a shared path that was almost full, as {@link #drain}. */
  static int swapFull(SharedPath path) {
    return rows(path.swap(null));
  }

  private static int rows(@Nullable CounterBlock block) {
    Tally tally = window();
    tally.add(Objects.requireNonNull(block));
    return rows(tally);
  }

  /** A buffer that its taker holds, and that is in no pool. */
  RowBuffer buffer() {
    return new RowBuffer(recorder, SLOTS);
  }

  RowBufferPool pool() {
    return new RowBufferPool(this::buffer, RowBuffer.bytes(SLOTS));
  }

  /** Puts something of everything into a buffer. */
  static void fill(RowBuffer buffer) {
    buffer.put(A, 0.5);
    buffer.put(B, -0.5);
    buffer.put(C, "seen");
    buffer.nanos = 1;
  }

  /** How many traces of a row are in a buffer. */
  static int traces(RowBuffer buffer) {
    int traces = buffer.isTimed() ? 1 : 0;
    for (int slot = 0; slot < buffer.numericCount; slot++) {
      traces += BoxedState.state(buffer.numbers[slot]) == ValueState.ABSENT ? 0 : 1;
    }
    for (Object category : buffer.categories) {
      traces += category == null ? 0 : 1;
    }
    return traces;
  }
}
