package io.driftmeter.stats.engine;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Daemon threads with a telling name. */
final class DaemonThreads implements ThreadFactory {

  private final String name;
  private final AtomicInteger next = new AtomicInteger(1);

  DaemonThreads(String name) {
    this.name = name;
  }

  @Override
  public Thread newThread(Runnable task) {
    Thread thread = new Thread(task, name + "-" + next.getAndIncrement());
    thread.setDaemon(true);
    return thread;
  }
}
