package io.driftmeter.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.api.LifecycleListener;
import io.driftmeter.api.counts.MonitorCounts;
import io.driftmeter.api.counts.Refusal;
import io.driftmeter.api.profile.ModelInfo;
import io.driftmeter.api.schema.Column;
import io.driftmeter.stats.profile.Profile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Timeout;

/**
 * A close in the middle of traffic, of ticks and of deploys parts what counts from what does not.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class CloseWhileRecordingTest {

  private static final int WRITERS = 8;
  private static final int STEPS_BEFORE = 5_000;
  private static final int STEPS_AFTER = 500;

  private final Profile narrow = Traffic.reference("1", 1);
  private final Profile wide = Traffic.reference("2", 16);
  private final List<MonitorCounts> versions = new CopyOnWriteArrayList<>();
  private final CountDownLatch warm = new CountDownLatch(WRITERS);
  private volatile boolean closed;

  @RepeatedTest(8)
  void everythingIsEitherCountedOrRefused(RepetitionInfo repetition) throws Exception {
    long seed = 31L * repetition.getCurrentRepetition();
    StreamingModelMonitor monitor =
        StreamingModelMonitor.builder("traffic", "1")
            .reference(narrow)
            .window(Duration.ofMillis(5))
            .build();
    monitor.addListener(new Finals(monitor));
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1);
    try {
      List<Future<TrafficTally>> writers = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        Traffic traffic = new Traffic(monitor, seed + 1_000L * writer);
        writers.add(threads.submit(() -> write(traffic)));
      }
      Future<?> deployer = threads.submit(() -> deploy(monitor));
      warm.await();
      monitor.close();
      closed = true;
      deployer.get();
      long attempted = 0;
      for (Future<TrafficTally> writer : writers) {
        attempted += writer.get().operations();
      }
      check(monitor, attempted, "seed " + seed);
    } finally {
      threads.shutdownNow();
    }
  }

  private TrafficTally write(Traffic traffic) {
    for (int i = 0; i < STEPS_BEFORE; i++) {
      traffic.step();
    }
    warm.countDown();
    while (!closed) {
      traffic.step();
    }
    for (int i = 0; i < STEPS_AFTER; i++) {
      traffic.step();
    }
    return traffic.tally;
  }

  private void deploy(StreamingModelMonitor monitor) {
    try {
      for (int i = 0; ; i++) {
        monitor.deploy(Integer.toString(i % 3), i % 2 == 0 ? wide : narrow);
      }
    } catch (IllegalStateException closed) {
      assertThat(closed).hasMessage("the monitor of model 'traffic' is closed");
    }
  }

  private void check(StreamingModelMonitor monitor, long attempted, String seed) {
    long counted = 0;
    for (MonitorCounts counts : versions) {
      counted += counts.rows();
      for (Column column : counts.columns()) {
        long calls = counts.states(column.name()).total() - counts.rows();
        counted += calls;
        if (!column.name().equals("lone") && !column.name().equals("name")) {
          assertThat(calls).as("bare calls of '%s', %s", column.name(), seed).isZero();
        }
      }
      assertThat(counts.states("twin"))
          .as("no row was counted by half, %s", seed)
          .isEqualTo(counts.states("x"));
    }
    long refused = monitor.health().refused(Refusal.CLOSED);
    assertThat(counted + refused).as("counted and refused, %s", seed).isEqualTo(attempted);
    assertThat(refused)
        .as("refused after the close, %s", seed)
        .isGreaterThan(WRITERS * STEPS_AFTER / 2);
    assertThat(monitor.health().evaluationFailures()).as("failures, %s", seed).isZero();
  }

  /** The last counts of every version. */
  private final class Finals implements LifecycleListener {
    private final StreamingModelMonitor monitor;

    Finals(StreamingModelMonitor monitor) {
      this.monitor = monitor;
    }

    @Override
    public void onChange(ModelInfo before, ModelInfo after) {
      if (!before.version().equals(after.version())) {
        versions.add(monitor.counts());
      }
    }

    @Override
    public void onClose(ModelInfo info) {
      versions.add(monitor.counts());
    }
  }
}
