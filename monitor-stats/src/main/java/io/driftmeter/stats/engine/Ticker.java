package io.driftmeter.stats.engine;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Calls a task at a steady pace, on a daemon thread of its own or on the user's executor. */
final class Ticker {

  private final Duration period;
  private final DaemonThreads threads;
  private final ScheduledExecutorService executor;
  private final boolean own;
  private @Nullable Future<?> ticking;

  Ticker(String model, Duration period, @Nullable ScheduledExecutorService executor) {
    this.period = period;
    threads = new DaemonThreads("driftmeter-" + model);
    own = executor == null;
    this.executor =
        executor == null ? Executors.newSingleThreadScheduledExecutor(threads) : executor;
  }

  synchronized void start(Runnable task) {
    ticking =
        executor.scheduleWithFixedDelay(
            task, period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
  }

  /**
   * Ticks no more, and waits at most that long for the thread to end. The user's executor is left
   * running.
   */
  void close(Duration patience) {
    stop();
    if (!own || Thread.currentThread() == threads.last()) {
      return;
    }
    try {
      executor.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void stop() {
    if (ticking != null) {
      ticking.cancel(false);
    }
    if (own) {
      executor.shutdown();
    }
  }
}
