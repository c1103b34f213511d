package io.driftmeter.stats.engine;

import static io.driftmeter.stats.TestMonitors.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.api.LifecycleListener;
import io.driftmeter.api.ReportListener;
import io.driftmeter.api.profile.ModelInfo;
import io.driftmeter.api.profile.ModelState;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.stats.HandDrivenClock;
import io.driftmeter.stats.HandDrivenExecutor;
import io.driftmeter.stats.MonitorBuilder;
import io.driftmeter.stats.StreamingModelMonitor;
import io.driftmeter.stats.TestMonitors;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.profile.ReferenceProfiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a monitor ends: the last window told, no thread left, and never twice. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class CloseTest {

  /** A model of its own, so that threads of other tests are not mistaken for its. */
  private static final String MODEL = "closing";

  private static final Profile REFERENCE =
      TestMonitors.fill(ReferenceProfiles.builder(MODEL, "1", TestMonitors.SCHEMA), 1);

  private static MonitorBuilder builder() {
    return StreamingModelMonitor.builder(MODEL, "1").reference(REFERENCE);
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("driftmeter-") && name.contains(MODEL))
        .toList();
  }

  @Test
  void theLastPartialWindowIsDeliveredBeforeListenersAreTold() {
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    StreamingModelMonitor monitor =
        builder().listener((ReportListener) report -> heard.add("report " + report.rows())).build();
    monitor.addListener(
        new LifecycleListener() {
          @Override
          public void onClose(ModelInfo info) {
            heard.add(
                "%s with %d rows, last report of %d"
                    .formatted(
                        info.state(),
                        monitor.counts().rows(),
                        monitor.lastReport().map(DriftReport::rows).orElse(-1L)));
          }
        });
    monitor.record(new double[] {5, 30});
    monitor.record(new double[] {5, 30});
    monitor.close();
    assertThat(heard).containsExactlyInAnyOrder("report 2", "CLOSED with 2 rows, last report of 2");
    assertThat(monitor.info().state()).isEqualTo(ModelState.CLOSED);
    assertThat(monitor.reference()).as("still to be read").containsSame(REFERENCE);
  }

  @Test
  void noThreadIsLeft() {
    try (StreamingModelMonitor monitor =
        builder()
            .window(Duration.ofMillis(2))
            .listener((ReportListener) report -> assertThat(report).isNotNull())
            .build()) {
      assertThat(threads()).isNotEmpty();
      monitor.record(new double[] {5, 30});
      monitor.closeWindow();
    }
    // a pool says that it has ended a moment before its last thread has
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!threads().isEmpty() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(threads()).isEmpty();
  }

  @Test
  void anEmptyLastWindowIsNotReported() {
    StreamingModelMonitor monitor = builder().build();
    monitor.close();
    assertThat(monitor.lastReport()).isEmpty();
  }

  @Test
  void aSecondCloseDoesNothing() {
    AtomicLong told = new AtomicLong();
    StreamingModelMonitor monitor =
        builder()
            .listener(
                new LifecycleListener() {
                  @Override
                  public void onClose(ModelInfo info) {
                    told.incrementAndGet();
                  }
                })
            .build();
    monitor.record(new double[] {5, 30});
    monitor.close();
    monitor.close();
    assertThat(told).hasValue(1);
    assertThat(monitor.health().evaluations()).isEqualTo(1);
  }

  @Test
  void theUsersExecutorIsLeftRunningAndTicksNoMore() {
    HandDrivenExecutor executor = new HandDrivenExecutor();
    StreamingModelMonitor monitor =
        TestMonitors.builder(new HandDrivenClock(NOON), executor)
            .reference(TestMonitors.reference("1", 1))
            .build();
    monitor.close();
    assertThat(executor.isShutdown()).isFalse();
    assertThat(executor.isCancelled()).isTrue();
  }

  @Test
  void anExecutorThatEndedFirstCostsNothing() {
    HandDrivenExecutor executor = new HandDrivenExecutor();
    StreamingModelMonitor monitor =
        TestMonitors.builder(new HandDrivenClock(NOON), executor)
            .reference(TestMonitors.reference("1", 1))
            .build();
    monitor.record(new double[] {5, 30});
    executor.shutdownNow();
    monitor.close();
    assertThat(monitor.counts().rows()).isEqualTo(1);
  }

  @Test
  void aListenerThatBlocksIsWaitedForAndThenInterrupted() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    CountDownLatch entered = new CountDownLatch(1);
    StreamingModelMonitor monitor =
        builder()
            .closePatience(Duration.ofMillis(50))
            .listener(
                (ReportListener)
                    report -> {
                      entered.countDown();
                      try {
                        new CountDownLatch(1).await();
                      } catch (InterruptedException e) {
                        interrupted.countDown();
                      }
                    })
            .build();
    monitor.closeWindow();
    entered.await();
    monitor.close();
    interrupted.await();
  }

  /** The end races with a delivery that is about to find its mailbox empty. */
  @RepeatedTest(20)
  void theLastReportIsNeverLostToAListenerThatKeepsUp() {
    AtomicLong rows = new AtomicLong();
    StreamingModelMonitor monitor =
        builder().listener((ReportListener) report -> rows.set(report.rows())).build();
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 5; i++) {
      monitor.closeWindow();
    }
    int last = 1 + random.nextInt(9);
    for (int i = 0; i < last; i++) {
      monitor.record(new double[] {5, 30});
    }
    monitor.close();
    assertThat(rows).hasValue(last);
  }
}
