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
import io.driftmeter.stats.StreamingModelMonitor;
import io.driftmeter.stats.TestMonitors;
import io.driftmeter.stats.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Listeners that are slow, throw, or call back disturb neither the monitor nor one another. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class DeliveryTest {

  private static final Profile REFERENCE = TestMonitors.reference("1", 1);

  private final StreamingModelMonitor monitor =
      TestMonitors.builder(new HandDrivenClock(NOON), new HandDrivenExecutor())
          .reference(REFERENCE)
          .build();
  private final BlockingQueue<DriftReport> quick = new LinkedBlockingQueue<>();

  @AfterEach
  void close() {
    monitor.close();
  }

  private DriftReport closeWindow(int rows) {
    for (int i = 0; i < rows; i++) {
      monitor.record(new double[] {5, 30}, 0.5);
    }
    return monitor.closeWindow();
  }

  @Test
  void everyListenerGetsTheReport() throws Exception {
    BlockingQueue<DriftReport> other = new LinkedBlockingQueue<>();
    monitor.addListener((ReportListener) quick::add);
    monitor.addListener((ReportListener) other::add);
    DriftReport report = closeWindow(1);
    assertThat(quick.take()).isSameAs(report);
    assertThat(other.take()).isSameAs(report);
  }

  @Test
  void oneThatThrowsIsLeftOutAfterThreeFailuresInARow() throws Exception {
    BlockingQueue<Long> calls = new LinkedBlockingQueue<>();
    monitor.addListener(
        (ReportListener)
            report -> {
              calls.add(report.rows());
              if (report.rows() != 2) {
                throw new IllegalStateException("thrown on purpose");
              }
            });
    monitor.addListener((ReportListener) quick::add);
    for (int rows : new int[] {1, 1, 2, 1, 1, 1}) { // two failures, one success, three failures
      closeWindow(rows);
      assertThat(calls.take()).isEqualTo(rows);
      assertThat(quick.take().rows()).isEqualTo(rows);
    }
    for (int i = 0; i < 3; i++) {
      closeWindow(7);
      quick.take();
    }
    monitor.close(); // waits for deliveries
    assertThat(calls).as("calls of the one that is left out").isEmpty();
    assertThat(monitor.health().listenerFailures()).isEqualTo(5);
    assertThat(monitor.health().reportsConflated()).isZero();
  }

  @Test
  void thoseLeftOutAreCounted() throws Exception {
    CountDownLatch failures = new CountDownLatch(3);
    monitor.addListener(
        (ReportListener)
            report -> {
              failures.countDown();
              throw new AssertionError("thrown on purpose");
            });
    monitor.addListener((ReportListener) quick::add);
    long left = 3;
    while (left > 0) {
      closeWindow(1);
      quick.take();
      left = failures.getCount();
    }
    monitor.close();
    assertThat(monitor.health().listenersLeftOut()).isEqualTo(1);
  }

  @Test
  void oneThatBlocksDisturbsNobodyAndSeesTheNewest() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    BlockingQueue<Long> seen = new LinkedBlockingQueue<>();
    monitor.addListener(
        (ReportListener)
            report -> {
              entered.countDown();
              try {
                release.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              seen.add(report.rows());
            });
    monitor.addListener((ReportListener) quick::add);
    closeWindow(1);
    entered.await();
    for (int rows = 1; rows <= 5; rows++) {
      if (rows > 1) {
        closeWindow(rows);
      }
      assertThat(quick.take().rows()).isEqualTo(rows);
    }
    assertThat(monitor.health().evaluations()).isEqualTo(5);
    assertThat(monitor.health().reportsConflated()).as("2, 3 and 4 were missed").isEqualTo(3);
    release.countDown();
    assertThat(seen.take()).isEqualTo(1);
    assertThat(seen.take()).isEqualTo(5);
    assertThat(monitor.health().listenerFailures()).isZero();
  }

  @Test
  void oneMayDeployAndRecordFromItsCall() throws Exception {
    monitor.addListener(
        (ReportListener)
            report -> {
              if (report.info().version().equals("1")) {
                monitor.deploy("2", TestMonitors.reference("2", 10));
              }
              quick.add(report);
            });
    closeWindow(1);
    quick.take();
    assertThat(monitor.info().version()).isEqualTo("2");
  }

  @Test
  void oneMayCloseTheMonitorFromItsCallWithoutWaitingForItself() throws Exception {
    BlockingQueue<ModelState> seen = new LinkedBlockingQueue<>();
    monitor.addListener(
        (ReportListener)
            report -> {
              monitor.close();
              seen.add(
                  Thread.currentThread().isInterrupted()
                      ? ModelState.LEARNING
                      : monitor.info().state());
            });
    long start = System.nanoTime();
    closeWindow(1);
    assertThat(seen.take()).isEqualTo(ModelState.CLOSED);
    assertThat(System.nanoTime() - start)
        .as("time to close, less than the patience of five seconds")
        .isLessThan(TimeUnit.SECONDS.toNanos(4));
  }

  @Test
  void whatLifecycleListenersThrowIsCountedAndGoesNoFurther() {
    List<String> heard = new ArrayList<>();
    monitor.addListener(
        new LifecycleListener() {
          @Override
          public void onChange(ModelInfo before, ModelInfo after) {
            throw DeliveryTest.<RuntimeException>sneaky(new Exception("checked, on purpose"));
          }

          @Override
          public void onClose(ModelInfo info) {
            throw new StackOverflowError("thrown on purpose");
          }
        });
    LifecycleListener next =
        new LifecycleListener() {
          @Override
          public void onChange(ModelInfo before, ModelInfo after) {
            heard.add(after.version());
          }

          @Override
          public void onClose(ModelInfo info) {
            heard.add("closed");
          }
        };
    LifecycleListener removed =
        new LifecycleListener() {
          @Override
          public void onChange(ModelInfo before, ModelInfo after) {
            heard.add("removed");
          }
        };
    monitor.addListener(next);
    monitor.addListener(removed);
    monitor.removeListener(removed);
    monitor.deploy("2", REFERENCE);
    monitor.close();
    monitor.close();
    assertThat(heard).containsExactly("2", "closed");
    assertThat(monitor.health().listenerFailures()).isEqualTo(2);
  }

  @Test
  void aLifecycleListenerThatBlocksHoldsUpWhoeverDeployedAndNoWindow() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    monitor.addListener(
        new LifecycleListener() {
          @Override
          public void onChange(ModelInfo before, ModelInfo after) {
            entered.countDown();
            try {
              release.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
        });
    Thread deployer = new Thread(() -> monitor.deploy("2", REFERENCE), "deployer");
    deployer.start();
    entered.await();
    assertThat(closeWindow(7).rows()).as("a window of the next version").isEqualTo(7);
    assertThat(monitor.info().version()).isEqualTo("2");
    assertThat(monitor.counts().version()).as("until all have heard").isEqualTo("1");
    assertThat(deployer.isAlive()).isTrue();
    release.countDown();
    deployer.join();
    assertThat(monitor.counts().version()).isEqualTo("2");
    assertThat(monitor.counts().rows()).isEqualTo(7);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Exception> E sneaky(Exception exception) throws E {
    throw (E) exception;
  }
}
