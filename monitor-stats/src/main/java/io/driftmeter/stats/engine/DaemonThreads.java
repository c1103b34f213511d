package io.driftmeter.stats.engine;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Daemon threads with a telling name. */
final class DaemonThreads implements ThreadFactory {

  private final String name;
  private final AtomicInteger next = new AtomicInteger(1);
  private volatile @Nullable Thread last;

  DaemonThreads(String name) {
    this.name = name;
  }

  @Override
  public Thread newThread(Runnable task) {
    Thread thread = new Thread(task, name + "-" + next.getAndIncrement());
    thread.setDaemon(true);
    last = thread;
    return thread;
  }

  /** The newest thread, or null before the first. */
  @Nullable Thread last() {
    return last;
  }
}
