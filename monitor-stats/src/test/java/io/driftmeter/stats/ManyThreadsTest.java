package io.driftmeter.stats;

import static io.driftmeter.stats.TestMonitors.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.api.CategoricalColumn;
import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.PredictionScope;
import io.driftmeter.api.RowRecorder;
import io.driftmeter.api.counts.Outcome;
import io.driftmeter.api.counts.Refusal;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.stats.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Very many threads, virtual ones where the JDK has them, each of which records a little and has a
 * prediction open while all others have: every value is counted, and nothing of a thread stays.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ManyThreadsTest {

  private static final boolean ARE_VIRTUAL = Runtime.version().feature() >= 21;
  private static final int THREADS = ARE_VIRTUAL ? 10_000 : 1_000;

  /**
   * Less than a thread-local of anything takes: its map and entry have some 150 bytes, a row buffer
   * some 300 more. The stacks of virtual threads are in the heap and of no certain size.
   */
  private static final long UNCLEAR_BYTES = (ARE_VIRTUAL ? 400L : 150L) * THREADS;

  /** What the counters of a monitor may hold at most. */
  private static final long MOST_COUNTER_BYTES = 32 << 20;

  private static final Profile REFERENCE = Traffic.reference("1", 1);

  private final HandDrivenExecutor ticks = new HandDrivenExecutor();
  private final StreamingModelMonitor monitor =
      StreamingModelMonitor.builder("traffic", "1")
          .reference(REFERENCE)
          .clock(new HandDrivenClock(NOON))
          .executor(ticks)
          .build();
  private final NumericColumn x = monitor.numeric("x");
  private final NumericColumn lone = monitor.numeric("lone");
  private final CategoricalColumn name = monitor.categorical("name");
  private final RowRecorder<String> rows =
      monitor.rows((source, row) -> row.set(x, 0.5).set(name, source));

  private static ExecutorService threads() throws ReflectiveOperationException {
    return ARE_VIRTUAL
        ? (ExecutorService)
            Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null)
        : Executors.newCachedThreadPool();
  }

  /** The threads of one round, and where they wait for each other. */
  private final class Round {
    private final CountDownLatch started = new CountDownLatch(THREADS);
    private final CountDownLatch begin = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(THREADS);
    private final CountDownLatch recorded = new CountDownLatch(THREADS);
    private final CountDownLatch end = new CountDownLatch(1);

    /** Returns by how many bytes more are in use when all have recorded, and are still there. */
    long run() throws Exception {
      ExecutorService threads = threads();
      try {
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
          all.add(threads.submit(this::waitRecordAndWait));
        }
        started.await();
        long before = usedAfterCollection();
        begin.countDown();
        while (!recorded.await(1, TimeUnit.MILLISECONDS)) {
          ticks.tick();
        }
        ticks.tick();
        long after = usedAfterCollection();
        end.countDown();
        for (Future<?> one : all) {
          one.get();
        }
        return after - before;
      } finally {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
      }
    }

    private void waitRecordAndWait() {
      started.countDown();
      await(begin);
      recordOnce();
      recorded.countDown();
      await(end);
    }

    /** Everything once; the prediction stays open until everybody has one. */
    private void recordOnce() {
      try (PredictionScope scope = monitor.startPrediction()) {
        scope.set(x, 0.5).set(name, "a");
        opened.countDown();
        await(opened);
        rows.record("b");
        monitor.record(new double[] {0.25, 0.25, 0.75}, 0.5);
        lone.record(0.5);
        name.record("never seen");
        scope.output(0.5);
      }
    }

    private static void await(CountDownLatch latch) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static long usedAfterCollection() throws InterruptedException {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 4; i++) {
      System.gc();
      Thread.sleep(20);
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private void check(int rounds) {
    long all = (long) rounds * THREADS;
    assertThat(monitor.counts().rows()).isEqualTo(3 * all);
    assertThat(monitor.counts().outcomes().get(Outcome.SUCCESS).timed()).isEqualTo(all);
    assertThat(monitor.counts().states("x").count(ValueState.VALID)).isEqualTo(3 * all);
    assertThat(monitor.counts().states("twin").count(ValueState.VALID)).isEqualTo(all);
    assertThat(monitor.counts().states("lone").count(ValueState.VALID)).isEqualTo(2 * all);
    assertThat(monitor.counts().states("score").count(ValueState.VALID)).isEqualTo(2 * all);
    assertThat(monitor.counts().states("name").count(ValueState.VALID)).isEqualTo(2 * all);
    assertThat(monitor.counts().states("name").count(ValueState.UNSEEN)).isEqualTo(all);
    for (Refusal reason : Refusal.values()) {
      assertThat(monitor.health().refused(reason)).as("refused: %s", reason).isZero();
    }
  }

  @Test
  void everyThreadIsCountedAndNoneIsRemembered() throws Exception {
    new Round().run(); // whatever is made once is made now
    check(1);
    monitor.setEnabled(false);
    long ofThreadsAlone = new Round().run(); // the stacks of virtual threads are in the heap
    monitor.setEnabled(true);
    check(1);
    long counters = monitor.health().memoryBytes();
    long withRecords = new Round().run();
    check(2);
    long grown = monitor.health().memoryBytes() - counters;
    long kept = withRecords - ofThreadsAlone - grown;
    System.out.printf(
        "many threads: %,d, virtual: %s, %,d bytes more with records, %,d without, %,d counters%n",
        THREADS, ARE_VIRTUAL, withRecords, ofThreadsAlone, grown);
    assertThat(monitor.health().memoryBytes()).isLessThan(MOST_COUNTER_BYTES);
    assertThat(kept)
        .as("bytes kept for %d threads that recorded and still live", THREADS)
        .isLessThan(UNCLEAR_BYTES);
    monitor.close();
  }
}
