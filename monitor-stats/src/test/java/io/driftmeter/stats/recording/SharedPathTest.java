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

  private static final Grid GRID = new OriginGrid(0, 1, 4, 4, 4);

  private final SlotMap slots =
      new SlotMap(Schema.builder().numeric("x").categorical("c").score("y").build());
  private final Refusals refusals = new Refusals();

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
    recorder.categorical("c").record(null);
  }

  @Test
  void whileTheOnlyStripeIsHeldEverythingTakesTheSharedPathAndIsCountedAlike() {
    Layout layout = layout(false);
    Counters usual = new Counters(layout, 1);
    recordEverything(new Recorder(slots, usual, refusals));
    Tally expected = usual.drain((slot, name) -> {}, null);
    Counters busy = new Counters(layout, 1);
    Stripe held = Objects.requireNonNull(busy.tryAcquire(0));
    recordEverything(new Recorder(slots, busy, refusals));
    assertThat(busy.overflowed()).isEqualTo(7);
    assertThat(held.add(0, BoxedState.MISSING)).as("releases the stripe").isNull();
    Tally tally = busy.drain((slot, name) -> {}, null);
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
    Counters counters = new Counters(layout(false), 1);
    Recorder recorder = new Recorder(slots, counters, refusals);
    for (int round = 0; round < 5; round++) { // blocks change between stripe and shared path
      recorder.numeric("x").record(1);
      Stripe held = Objects.requireNonNull(counters.tryAcquire(0));
      recorder.numeric("x").record(1);
      assertThat(held.add(0, 1)).isNull();
      assertThat(counters.drain((slot, name) -> {}, null).states(0).total()).isEqualTo(3);
      assertThat(counters.drain((slot, name) -> {}, null).isEmpty()).isTrue();
    }
  }

  @Test
  void aCloseEndsBothPaths() {
    Counters counters = new Counters(layout(false), 1);
    Recorder recorder = new Recorder(slots, counters, refusals);
    recorder.numeric("x").record(1);
    assertThat(counters.close((slot, name) -> {}).states(0).total()).isEqualTo(1);
    Stripe held = Objects.requireNonNull(counters.tryAcquire(0));
    recorder.numeric("x").record(1);
    recorder.record(new double[] {1});
    assertThat(held.add(0, 1.0)).isEqualTo(Refusal.CLOSED);
    assertThat(refusals.counts()).containsEntry(Refusal.CLOSED, 2L);
    assertThat(counters.drain((slot, name) -> {}, null).isEmpty()).isTrue();
  }

  @Test
  void aBlockThatIsFullRefusesWholeOperations() {
    CounterBlock block = new CounterBlock(layout(false));
    block.cells[Layout.OPERATIONS] = Integer.MAX_VALUE - (1 << 20);
    Recorder recorder = new Recorder(slots, new Counters(block.layout, 1), refusals);
    int[] before = block.cells.clone();
    RowBuffer row = new RowBuffer(recorder, slots);
    assertThat(block.add(row)).isEqualTo(Refusal.OVERFLOW);
    assertThat(block.add(new double[] {1}, 1, 1)).isEqualTo(Refusal.OVERFLOW);
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
      Counters counters = new Counters(layout(keeps), 1);
      Recorder recorder = new Recorder(slots, counters, refusals);
      recorder.categorical("c").record("x".repeat(65));
      for (int i = 0; i < 100; i++) {
        recorder.categorical("c").record("name " + i);
      }
      counters.drain((slot, name) -> names.add(slot + " " + name), null);
      assertThat(names).hasSize(keeps ? 32 : 0).allMatch(name -> name.startsWith("3 name "));
      counters.drain((slot, name) -> names.add(name), null);
      assertThat(names).as("told once").hasSize(keeps ? 32 : 0);
    }
  }
}
