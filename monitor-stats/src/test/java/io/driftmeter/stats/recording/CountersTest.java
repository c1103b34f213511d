package io.driftmeter.stats.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.api.counts.Refusal;
import io.driftmeter.api.schema.Schema;
import io.driftmeter.stats.grid.OriginGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many stripes there are, and that none is ever more than its memory allows. */
class CountersTest {

  private static final int CROWD = 1_000;

  private final SlotMap slots = new SlotMap(Schema.builder().numeric("x").build());
  private final Layout small = layout(1);
  private final Layout large = layout(4);
  private final long blockBytes = new CounterBlock(small).bytes();

  private Layout layout(int octaves) {
    OriginGrid grid = new OriginGrid(0, 1, 4, octaves, octaves);
    return new Layout(slots, List.of(grid, grid), List.of(), 0, false);
  }

  private static void record(Counters counters, SlotMap slots, int rows) {
    Recorder recorder = new Recorder(slots, counters, new Refusals());
    for (int i = 0; i < rows; i++) {
      recorder.record(new double[] {1});
    }
  }

  /** Holds every stripe while a crowd passes by, and lets them go. */
  private void crowd(Counters counters) {
    List<Stripe> held = new ArrayList<>();
    for (int hash = 0; hash < counters.stripes(); hash++) {
      held.add(Objects.requireNonNull(counters.tryAcquire(hash)));
    }
    record(counters, slots, CROWD);
    held.forEach(Stripe::release);
  }

  private static long drain(Counters counters, Layout layout) {
    Tally tally = new Tally(layout);
    counters.drain(tally, (slot, name) -> {}, null);
    return tally.rows();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "3, 1", "4, 2", "6, 4", "9, 4", "10, 8", "34, 32", "100, 32"})
  void stripesGrowUnderAJamToAsManyAsTheirMemoryAllows(int blocks, int stripes) {
    Counters counters = new Counters(small, 32, blocks * blockBytes);
    for (int tick = 0; tick < 4; tick++) {
      crowd(counters);
      assertThat(drain(counters, small)).isEqualTo(CROWD);
    }
    assertThat(counters.stripes()).isEqualTo(stripes);
    if (blocks >= 3) {
      assertThat(counters.bytes()).isLessThanOrEqualTo(blocks * blockBytes);
    }
  }

  @Test
  void aFewBusyRowsOrNoneAddNoStripe() {
    Counters counters = new Counters(small, 32, 1 << 20);
    Stripe held = Objects.requireNonNull(counters.tryAcquire(0));
    record(counters, slots, 200);
    held.release();
    record(counters, slots, CROWD);
    assertThat(drain(counters, small)).isEqualTo(200 + CROWD);
    assertThat(counters.stripes()).as("an eighth of what there may be").isEqualTo(4);
  }

  @Test
  void aLayoutWithLargerBlocksLeavesFewerStripesAndEveryRowCounted() {
    Counters counters = new Counters(small, 16, 18 * blockBytes);
    crowd(counters);
    drain(counters, small);
    assertThat(counters.stripes()).isEqualTo(16);
    record(counters, slots, 10);
    Stripe dropped = Objects.requireNonNull(counters.tryAcquire(15));
    dropped.release();

    Tally before = new Tally(small);
    counters.install(large, before, (slot, name) -> {});
    assertThat(before.rows()).isEqualTo(10);
    assertThat(counters.stripes()).isLessThan(16);
    assertThat(counters.bytes()).isLessThanOrEqualTo(18 * blockBytes);
    assertThat(dropped.tryOpen()).as("a stripe that is no longer used has no block").isFalse();

    record(counters, slots, 20);
    assertThat(drain(counters, large)).isEqualTo(20);
  }

  @Test
  void aStripeThatWasNotUsedIsLeftAlone() {
    Counters counters = new Counters(small, 2, 1 << 20);
    Stripe stripe = Objects.requireNonNull(counters.tryAcquire(0));
    CounterBlock block = stripe.block();
    stripe.release();
    drain(counters, small);
    stripe = Objects.requireNonNull(counters.tryAcquire(0));
    assertThat(stripe.block()).isSameAs(block);
    assertThat(block.add(0, 1)).isNull();
    stripe.release();
    drain(counters, small);
    stripe = Objects.requireNonNull(counters.tryAcquire(0));
    assertThat(stripe.block()).isNotSameAs(block);
    stripe.release();
  }

  @Test
  void namesThatCannotBeToldCostNoCountAndAreNotToldAgain() {
    SlotMap slots = new SlotMap(Schema.builder().categorical("c").build());
    Layout layout =
        new Layout(
            slots,
            List.of(new OriginGrid(0, 1, 4, 1, 1)),
            List.of(new Dictionary(List.of("a"))),
            0,
            true);
    Counters counters = new Counters(layout, 1, 1 << 20);
    Recorder recorder = new Recorder(slots, counters, new Refusals());
    recorder.categorical("c").record("b");
    Tally tally = new Tally(layout);
    try {
      counters.drain(
          tally,
          (slot, name) -> {
            throw new IllegalStateException(name);
          },
          null);
    } catch (IllegalStateException expected) {
      assertThat(expected).hasMessage("b");
    }
    counters.drain(tally, (slot, name) -> {}, null);
    counters.drain(tally, (slot, name) -> {}, null);
    assertThat(tally.states(1).total()).isEqualTo(1);
    assertThat(refused(recorder, counters, layout)).isEqualTo(1);
  }

  private static long refused(Recorder recorder, Counters counters, Layout layout) {
    Refusals refusals = new Refusals();
    counters.close(new Tally(layout), (slot, name) -> {});
    new Recorder(layout.slots(), counters, refusals).categorical("c").record("a");
    recorder.setEnabled(false);
    return refusals.counts().get(Refusal.CLOSED);
  }
}
