package io.driftmeter.stats.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.api.counts.Outcome;
import io.driftmeter.api.counts.Refusal;
import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.schema.Schema;
import io.driftmeter.stats.grid.Grid;
import io.driftmeter.stats.grid.OriginGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Where rows go when every stripe is busy, and what happens when nothing more fits. */
class SharedPathTest {

  private static final long MEMORY = 1 << 20;
  private static final Grid GRID = new OriginGrid(0, 1, 4, 4, 4);

  private final SlotMap slots =
      new SlotMap(Schema.builder().numeric("x").categorical("c").score("y").build());
  private final Refusals refusals = new Refusals();
  private final Layout layout = layout(false);

  private Tally drained(Counters counters) {
    Tally tally = new Tally(layout);
    counters.drain(tally, (slot, name) -> {}, null);
    return tally;
  }

  private static void count(Stripe held, int slot, double value) {
    assertThat(held.block().add(slot, value)).isNull();
    held.release();
  }

  private Layout layout(boolean keepsUnseen) {
    return new Layout(
        slots, List.of(GRID, GRID, GRID), List.of(new Dictionary(List.of("a"))), 0, keepsUnseen);
  }

  private static void recordEverything(Recorder recorder) {
    recorder
        .rows(
            (source, row) -> row.set(recorder.numeric("x"), 1).set(recorder.categorical("c"), "a"))
        .record("row");
    recorder.record(new double[] {Double.NaN}, 1);
    recorder.startPrediction().close();
    recorder.numeric("x").record(-1e9);
    recorder.numeric("x").recordDefaulted();
    recorder.categorical("c").record("b");
    recorder.categorical("c").record((String) null);
  }

  @Test
  void whileTheOnlyStripeIsHeldEverythingTakesTheSharedPathAndIsCountedAlike() {
    Counters usual = new Counters(layout, 1, MEMORY);
    recordEverything(new Recorder(slots, usual, refusals));
    Tally expected = drained(usual);
    Counters busy = new Counters(layout, 1, MEMORY);
    Stripe held = Objects.requireNonNull(busy.tryAcquire(0));
    recordEverything(new Recorder(slots, busy, refusals));
    assertThat(busy.overflowed()).isEqualTo(7);
    count(held, 0, BoxedState.MISSING);
    Tally tally = drained(busy);
    assertThat(tally.rows()).isEqualTo(expected.rows());
    assertThat(tally.states(0))
        .isEqualTo(expected.states(0).plus(StateCounts.of(0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0)));
    for (int slot : new int[] {1, 3}) {
      assertThat(tally.states(slot)).as("slot %d", slot).isEqualTo(expected.states(slot));
      assertThat(tally.values(slot)).as("slot %d", slot).isEqualTo(expected.values(slot));
    }
    for (Outcome outcome : Outcome.values()) {
      assertThat(tally.outcome(outcome).predictions())
          .isEqualTo(expected.outcome(outcome).predictions());
      assertThat(tally.outcome(outcome).timed()).isEqualTo(expected.outcome(outcome).timed());
    }
  }

  @Test
  void aDrainLeavesNothingBehindAndTakesNothingTwice() {
    Counters counters = new Counters(layout, 1, MEMORY);
    Recorder recorder = new Recorder(slots, counters, refusals);
    for (int round = 0; round < 5; round++) { // blocks change between stripe and shared path
      recorder.numeric("x").record(1);
      Stripe held = Objects.requireNonNull(counters.tryAcquire(0));
      recorder.numeric("x").record(1);
      count(held, 0, 1);
      assertThat(drained(counters).states(0).total()).isEqualTo(3);
      assertThat(drained(counters).isEmpty()).isTrue();
    }
  }

  @Test
  void aCloseEndsBothPaths() {
    Counters counters = new Counters(layout, 1, MEMORY);
    Recorder recorder = new Recorder(slots, counters, refusals);
    recorder.numeric("x").record(1);
    Tally last = new Tally(layout);
    counters.close(last, (slot, name) -> {});
    assertThat(last.states(0).total()).isEqualTo(1);
    assertThat(counters.tryAcquire(0)).as("a stripe to count in").isNull();
    recorder.numeric("x").record(1);
    recorder.record(new double[] {1});
    assertThat(refusals.counts()).containsEntry(Refusal.CLOSED, 2L);
    assertThat(drained(counters).isEmpty()).isTrue();
  }

  @Test
  void aBlockThatIsFullRefusesWholeOperations() {
    CounterBlock block = new CounterBlock(layout(false));
    block.cells[Layout.OPERATIONS] = Integer.MAX_VALUE - (1 << 20);
    Recorder recorder = new Recorder(slots, new Counters(block.layout, 1, MEMORY), refusals);
    int[] before = block.cells.clone();
    RowBuffer row = new RowBuffer(recorder, slots);
    assertThat(block.add(row)).isEqualTo(Refusal.OVERFLOW);
    assertThat(block.add(Numbers.DOUBLES, new double[] {1}, 1, 1, 1)).isEqualTo(Refusal.OVERFLOW);
    assertThat(block.add(BatchForm.ROWS_OF_FLOATS, new float[] {1}, 1, null, -1, 0, 1))
        .isEqualTo(Refusal.OVERFLOW);
    assertThat(block.add(0, 1.0)).isEqualTo(Refusal.OVERFLOW);
    assertThat(block.add(3, "a")).isEqualTo(Refusal.OVERFLOW);
    assertThat(block.add(3, ValueState.MISSING)).isEqualTo(Refusal.OVERFLOW);
    assertThat(block.addShared(row)).isEqualTo(Refusal.OVERFLOW);
    assertThat(block.addShared(0, Layout.ROWS)).isEqualTo(Refusal.OVERFLOW);
    assertThat(block.cells).isEqualTo(before);
  }

  @Test
  void namesNeverSeenAreKeptInNumberAndLengthOnlyWhereAskedFor() {
    List<String> names = new ArrayList<>();
    for (boolean keeps : new boolean[] {false, true}) {
      Counters counters = new Counters(layout(keeps), 1, MEMORY);
      Recorder recorder = new Recorder(slots, counters, refusals);
      recorder.categorical("c").record("x".repeat(65));
      for (int i = 0; i < 100; i++) {
        recorder.categorical("c").record("name " + i);
      }
      Tally tally = new Tally(layout(keeps));
      counters.drain(tally, (slot, name) -> names.add(slot + " " + name), null);
      assertThat(names).hasSize(keeps ? 32 : 0).allMatch(name -> name.startsWith("3 name "));
      counters.drain(tally, (slot, name) -> names.add(name), null);
      assertThat(names).as("told once").hasSize(keeps ? 32 : 0);
    }
  }
}
