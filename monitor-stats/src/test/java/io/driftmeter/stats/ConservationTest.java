package io.driftmeter.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.api.profile.ModelState;
import io.driftmeter.api.report.LatencyObjective;
import io.driftmeter.stats.engine.ModelVersion;
import io.driftmeter.stats.engine.MonitorEngine;
import io.driftmeter.stats.engine.MonitorSettings;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.verdict.References;
import io.driftmeter.stats.verdict.ServiceObjectives;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The law: for every column the states sum to rows and bare calls, in every window and in total,
 * none lost, none twice. The writers' own tallies are the measure, state by state.
 *
 * <p>The full form records 10^9 values: {@code mvn test -Psoak -Dtest=ConservationTest}.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class ConservationTest {

  private static final int WRITERS = 8;
  private static final long VALUES = Long.getLong("driftmeter.law.values", 10_000_000);
  private static final long SEED = Long.getLong("driftmeter.law.seed", 20_260_301);
  private static final String TOLD = "seed " + SEED;
  private static final int STEPS_BETWEEN_LOOKS = 512;

  /** Rows that come as fast as they can: what drains and deploys meet is often one of these. */
  private static final int BURST = 2_048;

  private static final int WINDOWS = Integer.getInteger("driftmeter.law.windows", 40);

  /** Where each tick ends a window, writers far outrun the evaluation. */
  private static final int FEW_WINDOWS = 10;

  private static final Duration TICK = Duration.ofMillis(1);
  private static final Duration WINDOW = Duration.ofMillis(5);

  /** Every tick ends one: also the tick in which the monitor moves to the grids it has chosen. */
  private static final Duration SHORTEST_WINDOW = TICK;

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  private final HandDrivenExecutor executor = new HandDrivenExecutor();
  private final HandDrivenClock clock = new HandDrivenClock(START);
  private final Profile narrow = Traffic.reference("1", 1);
  private final Profile wide = Traffic.reference("2", 16);
  private volatile boolean enoughWindows;

  @Test
  void windowsAndVersionsSumToWhatWasRecorded() throws Exception {
    Ledger ledger = new Ledger(TOLD, Ledger.Knowledge.EVERY_STATE);
    StreamingModelMonitor monitor = monitor(narrow, WINDOW, 64, ledger);
    TrafficTally tally = record(monitor, ledger, VALUES, WINDOWS, true);
    ledger.check(tally);
    say("usual path", tally, monitor);
  }

  @Test
  void windowsSumToWhatWasRecordedThroughTheSharedPath() throws Exception {
    Ledger ledger = new Ledger(TOLD, Ledger.Knowledge.EVERY_STATE);
    StreamingModelMonitor monitor = monitor(narrow, WINDOW, 1, ledger);
    TrafficTally tally = record(monitor, ledger, VALUES / 2, WINDOWS, true);
    ledger.check(tally);
    assertThat(monitor.health().overflowRows())
        .as("eight writers and one stripe meet in the shared path, %s", TOLD)
        .isPositive();
    say("shared path", tally, monitor);
  }

  @Test
  void windowsSumToWhatWasRecordedWhileLearning() throws Exception {
    Ledger ledger = new Ledger(TOLD, Ledger.Knowledge.NOT_WHAT_IS_ON_THE_GRID);
    StreamingModelMonitor monitor = monitor(null, SHORTEST_WINDOW, 64, ledger);
    TrafficTally tally = record(monitor, ledger, VALUES / 4, FEW_WINDOWS, false);
    ledger.check(tally);
    assertThat(monitor.reference()).as("a baseline was learned, %s", TOLD).isPresent();
    say("learning", tally, monitor);
  }

  private StreamingModelMonitor monitor(
      @Nullable Profile reference, Duration window, int stripes, Ledger ledger) {
    LatencyObjective latency = new LatencyObjective(Duration.ofMillis(50), 0.99);
    MonitorSettings settings =
        new MonitorSettings(
            TICK,
            TestRules.of(window, new ServiceObjectives(latency, null, null)),
            TestRules.fleet(),
            20_000,
            3,
            stripes,
            16 << 20,
            Duration.ofSeconds(5),
            () -> {
              ledger.look(); // one tick may publish two windows, and asks for the time between them
              return clock.instant();
            },
            executor);
    MonitorEngine engine =
        new MonitorEngine(
            "traffic",
            new ModelVersion("1", null),
            Traffic.SCHEMA,
            reference == null ? null : References.of(reference),
            settings);
    StreamingModelMonitor monitor = new StreamingModelMonitor(engine);
    ledger.watch(monitor);
    engine.start();
    return monitor;
  }

  /** Writers record while this thread ticks, deploys and, when all is recorded, closes. */
  private TrafficTally record(
      StreamingModelMonitor monitor, Ledger ledger, long values, int windows, boolean deploys)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Future<TrafficTally>> writers = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        Traffic traffic = new Traffic(monitor, SEED + writer);
        writers.add(threads.submit(() -> write(traffic, values / WRITERS)));
      }
      for (int tick = 1; !writers.stream().allMatch(Future::isDone); tick++) {
        clock.advance(TICK.multipliedBy(tick % 4 + 1));
        executor.tick();
        ledger.look();
        if (deploys && tick % 8 == 0) {
          deploy(monitor, tick / 8 % 5);
        }
        enoughWindows = ledger.windows() >= windows;
        assertThat(monitor.health().evaluationFailures()).as("failures, %s", TOLD).isZero();
        LockSupport.parkNanos(TICK.toNanos()); // leaves the cores to the writers
      }
      monitor.close();
      TrafficTally sum = new TrafficTally(Traffic.SCHEMA);
      for (Future<TrafficTally> writer : writers) {
        sum.add(writer.get());
      }
      return sum;
    } finally {
      threads.shutdownNow();
    }
  }

  private TrafficTally write(Traffic traffic, long values) {
    while ((traffic.tally.values() < values || !enoughWindows)
        && !Thread.currentThread().isInterrupted()) {
      for (int i = 0; i < STEPS_BETWEEN_LOOKS; i++) {
        traffic.step();
      }
      traffic.burst(BURST);
      LockSupport.parkNanos(100_000); // leaves the cores to the others
    }
    return traffic.tally;
  }

  /** To another version on other grids, other grids alone, the same grids, and back. */
  private void deploy(StreamingModelMonitor monitor, int step) {
    switch (step) {
      case 0 -> monitor.deploy("2", wide);
      case 1 -> monitor.deploy("2", narrow);
      case 2 -> monitor.deploy("2", narrow);
      case 3 -> monitor.deploy("3", narrow);
      default -> monitor.deploy("1", narrow);
    }
  }

  private static void say(String form, TrafficTally tally, StreamingModelMonitor monitor) {
    assertThat(monitor.info().state()).isEqualTo(ModelState.CLOSED);
    System.out.printf(
        "conservation, %s: %,d values in %,d rows and calls, %d windows, %d stripes, %,d overflowed%n",
        form,
        tally.values(),
        tally.operations(),
        monitor.health().evaluations(),
        monitor.health().stripes(),
        monitor.health().overflowRows());
  }
}
