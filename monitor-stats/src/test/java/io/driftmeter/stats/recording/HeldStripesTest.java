package io.driftmeter.stats.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.api.PredictionScope;
import io.driftmeter.api.Row;
import io.driftmeter.api.counts.Refusal;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.schema.Schema;
import io.driftmeter.stats.grid.Grid;
import io.driftmeter.stats.grid.OriginGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Nobody who records waits for anybody: a thread may be put to sleep for ever while it holds every
 * stripe, and all others still finish what they record.
 */
@Timeout(60)
class HeldStripesTest {

  private static final Grid GRID = new OriginGrid(0, 1, 4, 4, 4);
  private static final int STRIPES = 2;
  private static final int WRITERS = 4;
  private static final int TIMES = 10_000;

  private final SlotMap slots =
      new SlotMap(Schema.builder().numeric("x").categorical("c").score("y").build());
  private final Layout layout =
      new Layout(slots, List.of(GRID, GRID, GRID), List.of(new Dictionary(List.of("a"))), 0, false);
  private final Counters counters = new Counters(layout, STRIPES, 1 << 20);
  private final Refusals refusals = new Refusals();
  private final Recorder recorder = new Recorder(slots, counters, refusals);
  private final CountDownLatch holding = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);

  private Tally drained() {
    Tally tally = new Tally(layout);
    counters.drain(tally, (slot, name) -> {}, null);
    return tally;
  }

  private void holdEveryStripe() {
    List<Stripe> held = new ArrayList<>();
    for (int hash = 0; hash < STRIPES; hash++) {
      held.add(Objects.requireNonNull(counters.tryAcquire(hash)));
    }
    holding.countDown();
    try {
      released.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    held.forEach(
        stripe -> {
          stripe.block().add(0, BoxedState.DEFAULTED);
          stripe.release();
        });
  }

  private void recordOnEveryPath() {
    var x = recorder.numeric("x");
    var c = recorder.categorical("c");
    var rows = recorder.rows((Double value, Row row) -> row.set(x, value));
    double[] features = {0.5};
    for (int i = 0; i < TIMES; i++) {
      rows.record(0.5);
      recorder.record(features);
      recorder.record(features, 0.5);
      PredictionScope scope = recorder.startPrediction();
      scope.set(x, 0.5).set(c, "a");
      scope.close();
      x.record(0.5);
      x.recordMissing();
      c.record("a");
      c.record("never seen");
    }
  }

  @Test
  void everyPathCompletesWhileAThreadThatHoldsEveryStripeSleeps() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1);
    try {
      Future<?> holder = threads.submit(this::holdEveryStripe);
      holding.await();
      List<Future<?>> writers = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        writers.add(threads.submit(this::recordOnEveryPath));
      }
      for (Future<?> writer : writers) {
        writer.get(30, TimeUnit.SECONDS); // fails where one waits for the holder
      }
      assertThat(holder.isDone()).as("the stripes were held all the time").isFalse();
      released.countDown();
      holder.get();
    } finally {
      threads.shutdownNow();
    }
    long times = (long) WRITERS * TIMES;
    assertThat(counters.overflowed()).as("all took the shared path").isEqualTo(8 * times);
    Tally tally = drained();
    assertThat(tally.rows()).isEqualTo(4 * times);
    assertThat(tally.states(0).count(ValueState.VALID)).isEqualTo(5 * times);
    assertThat(tally.states(0).count(ValueState.MISSING)).isEqualTo(times);
    assertThat(tally.states(0).count(ValueState.DEFAULTED)).as("the holder's").isEqualTo(STRIPES);
    assertThat(tally.states(1).count(ValueState.VALID)).as("outputs").isEqualTo(times);
    assertThat(tally.states(3).count(ValueState.VALID)).isEqualTo(2 * times);
    assertThat(tally.states(3).count(ValueState.UNSEEN)).isEqualTo(times);
    for (Refusal reason : Refusal.values()) {
      assertThat(refusals.counts()).as("refused: %s", reason).containsEntry(reason, 0L);
    }
    assertThat(drained().isEmpty()).as("nothing twice").isTrue();
  }
}
