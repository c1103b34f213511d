package io.driftmeter.stats.recording;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/*
 * Happens-before, operation by operation. The lock is the only field that threads race for.
 *
 *  acquire  sees everything that the thread which released last wrote: its increments, and the block that a drain put
 *           there.
 *  release  publishes the same to the next one who acquires.
 *  swap     the drain acquires like a writer, so `block` is written and read only by holders. The block it takes out is
 *           seen whole, and no writer can touch it again: a writer reads `block` after it acquired, and keeps no
 *           reference to it after it released.
 *
 * A writer that fails to acquire goes on to another stripe, and so never waits; a drain yields until it succeeds, which
 * takes as long as one row, or as long as the system lets a writer sleep in the middle of one.
 */
/** One set of counters and the try-lock that guards it. */
final class Stripe extends TryLock {

  private static final int SPINS = 100;

  /** The counters; null in a stripe that is no longer used. Only for the holder. */
  private @Nullable CounterBlock block;

  Stripe(CounterBlock block) {
    super(false);
    this.block = block;
  }

  /** Whether the calling thread holds the stripe now and may count in its block. */
  boolean tryOpen() {
    if (!tryAcquire()) {
      return false;
    }
    if (block == null) {
      releaseLock();
      return false;
    }
    return true;
  }

  /** The counters. Only for the holder, after {@link #tryOpen()}. */
  CounterBlock block() {
    return Objects.requireNonNull(block);
  }

  /** Lets the next one have it. Only for the holder. */
  void release() {
    releaseLock();
  }

  /** Takes the block out and puts another in. Only for the drain. */
  @Nullable CounterBlock swap(@Nullable CounterBlock next) {
    acquire();
    CounterBlock last = block;
    block = next;
    release();
    return last;
  }

  /**
   * Takes the block out and puts another in, unless nothing was counted: then gives back {@code
   * next}. Only for the drain.
   */
  CounterBlock swapIfUsed(CounterBlock next) {
    acquire();
    CounterBlock last = block;
    if (last == null || last.isEmpty()) {
      last = next;
    } else {
      block = next;
    }
    release();
    return last;
  }

  @SuppressWarnings("ThreadPriorityCheck") // yields to the writer that it waits for
  private void acquire() {
    for (int spins = 0; !tryAcquire(); spins++) {
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
  }
}
