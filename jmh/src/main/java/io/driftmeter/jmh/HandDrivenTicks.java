package io.driftmeter.jmh;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An executor for one monitor that ticks when it is told to, on the thread that tells it. */
final class HandDrivenTicks extends ScheduledThreadPoolExecutor {

  private @Nullable Runnable task;

  HandDrivenTicks() {
    super(0);
    setRemoveOnCancelPolicy(true);
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable task, long initialDelay, long delay, TimeUnit unit) {
    this.task = task;
    ScheduledFuture<?> never = schedule(() -> {}, 1, TimeUnit.DAYS);
    never.cancel(false); // with nothing to do, its thread ends
    return never;
  }

  /** Drains once, and closes the window when its time is over. */
  void tick() {
    if (task != null) {
      task.run();
    }
  }
}
