package io.driftmeter.stats.engine;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The one lock of an engine, whose holders leave behind what is to be told when it is free again.
 *
 * <p>So a listener that blocks holds up whoever caused the change, and neither windows nor
 * evaluations. Pieces of news are told in the order they came, by one thread at a time. A listener
 * may cause more: that is told when all have heard the first.
 */
final class EngineLock {

  private final ReentrantLock lock = new ReentrantLock();
  private final ReentrantLock telling = new ReentrantLock();
  private final Queue<Runnable> news = new ConcurrentLinkedQueue<>();
  private final AtomicInteger untold = new AtomicInteger();

  /** Whether the holder of the lock has left any. */
  private boolean hasNews;

  void lock() {
    lock.lock();
  }

  /** Lets go of the lock and tells nobody, for who has changed nothing. */
  void unlock() {
    lock.unlock();
  }

  /**
   * Leaves a piece of news; only for the holder of the lock.
   *
   * @return whether there was nothing else that has yet to be told
   */
  boolean tellLater(Runnable piece) {
    boolean isFirst = untold.getAndIncrement() == 0;
    hasNews = true;
    news.add(piece);
    return isFirst;
  }

  /**
   * Lets go of the lock, then tells what was left. Who is told something already leaves the rest to
   * the call that tells it.
   *
   * @return whether this call has told anything
   */
  boolean unlockAndTell() {
    boolean mustTell = hasNews;
    hasNews = false;
    lock.unlock();
    if (!mustTell || isTelling()) {
      return false;
    }
    telling.lock();
    try {
      for (Runnable next = news.poll(); next != null; next = news.poll()) {
        next.run();
        untold.decrementAndGet();
      }
    } finally {
      telling.unlock();
    }
    return true;
  }

  /** Whether something has yet to be told. */
  boolean hasUntold() {
    return untold.get() > 0;
  }

  /** Whether the current thread is telling somebody something. */
  boolean isTelling() {
    return telling.isHeldByCurrentThread();
  }
}
