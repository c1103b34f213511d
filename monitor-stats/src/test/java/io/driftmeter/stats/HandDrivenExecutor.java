package io.driftmeter.stats;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An executor that takes one periodic task and runs it when the test says so, in its thread. */
public final class HandDrivenExecutor extends ScheduledThreadPoolExecutor {

  private @Nullable Runnable task;
  private @Nullable ScheduledFuture<?> future;
  private long periodNanos;

  public HandDrivenExecutor() {
    super(
        1,
        runnable -> {
          Thread thread = new Thread(runnable, "hand-driven");
          thread.setDaemon(true);
          return thread;
        });
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable task, long initialDelay, long delay, TimeUnit unit) {
    this.task = task;
    periodNanos = unit.toNanos(delay);
    ScheduledFuture<?> never = schedule(() -> {}, 365, TimeUnit.DAYS);
    future = never;
    return never;
  }

  /** Ticks once, unless ticking was cancelled. */
  public void tick() {
    if (task != null && !isCancelled()) {
      task.run();
    }
  }

  public boolean isCancelled() {
    return future != null && future.isCancelled();
  }

  public long periodNanos() {
    return periodNanos;
  }
}
