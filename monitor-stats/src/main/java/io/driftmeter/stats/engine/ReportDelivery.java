package io.driftmeter.stats.engine;

import io.driftmeter.api.ReportListener;
import io.driftmeter.api.report.DriftReport;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hands reports to listeners. Each listener has a mailbox of its own and at most one thread at a
 * time, so that one which blocks or throws disturbs nobody. Threads are daemons and end when there
 * is nothing to deliver. Thread-safe.
 */
final class ReportDelivery {

  private static final System.Logger logger = System.getLogger(ReportDelivery.class.getName());
  private static final long IDLE_SECONDS = 5;

  private final List<Mailbox> mailboxes = new CopyOnWriteArrayList<>();
  private final Set<Thread> delivering = ConcurrentHashMap.newKeySet();
  private final ThreadPoolExecutor threads;
  private final AtomicLong failures = new AtomicLong();
  private final AtomicLong leftOut = new AtomicLong();
  private final AtomicLong conflated = new AtomicLong();

  ReportDelivery(String model) {
    threads =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            new DaemonThreads("driftmeter-listener-" + model));
  }

  void add(ReportListener listener) {
    mailboxes.add(new Mailbox(listener, this));
  }

  void deliver(DriftReport report) {
    mailboxes.forEach(mailbox -> mailbox.put(report));
  }

  /** Runs a delivery on a thread of its own. Returns whether there was one to be had. */
  boolean run(Runnable delivery) {
    try {
      threads.execute(
          () -> {
            delivering.add(Thread.currentThread());
            try {
              delivery.run();
            } finally {
              delivering.remove(Thread.currentThread());
            }
          });
      return true;
    } catch (RejectedExecutionException | OutOfMemoryError failure) { // the end, or no thread left
      logger.log(System.Logger.Level.DEBUG, "a report waits for the next delivery", failure);
      return false;
    }
  }

  void countConflated() {
    conflated.incrementAndGet();
  }

  void countFailure(Throwable failure, boolean last) {
    failures.incrementAndGet();
    if (last) {
      leftOut.incrementAndGet();
    }
    logger.log(
        last ? System.Logger.Level.WARNING : System.Logger.Level.DEBUG,
        last
            ? "a report listener failed repeatedly and is left out from now on"
            : "a report listener failed",
        failure);
  }

  long failures() {
    return failures.get();
  }

  long conflated() {
    return conflated.get();
  }

  long leftOut() {
    return leftOut.get();
  }

  /**
   * Lets deliveries finish for that long, then interrupts them. A listener that calls this from its
   * delivery is not waited for, nor are others: their threads end when they return.
   */
  void close(Duration patience) {
    threads.shutdown();
    if (delivering.contains(Thread.currentThread())) {
      return;
    }
    boolean interrupted = false;
    try {
      threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    threads.shutdownNow();
    mailboxes.clear();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
