package io.driftmeter.stats.recording;

import io.driftmeter.api.counts.Refusal;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/*
 * Happens-before, operation by operation. `busy` is the only field that threads race for.
 *
 *  acquire  weakCompareAndSetAcquire(0, 1): sees everything that the thread which released last wrote before its
 *           setRelease(0): its increments, and the block that a drain put there.
 *  release  setRelease(0): publishes the same to the next one who acquires.
 *  swap     the drain acquires like a writer, so `block` is written and read only by holders. The block it takes out is
 *           seen whole, and no writer can touch it again: a writer reads `block` after it acquired, and keeps no
 *           reference to it after it released.
 *
 * A writer that fails to acquire goes on to another stripe, and so never waits; a drain yields until it succeeds, which
 * takes as long as one row, or as long as the system lets a writer sleep in the middle of one.
 */
/** One set of counters and the try-lock that guards it. */
final class Stripe {

  private static final VarHandle BUSY;

  static {
    try {
      BUSY = MethodHandles.lookup().findVarHandle(Stripe.class, "busy", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static final int SPINS = 100;

  /** Padding on both sides keeps the flags of two stripes off one cache line. */
  @SuppressWarnings("unused")
  private long p0, p1, p2, p3, p4, p5, p6, p7;

  @SuppressWarnings("unused") // through BUSY
  private int busy;

  /** The counters; null once the monitor is closed. Only for the holder. */
  private @Nullable CounterBlock block;

  @SuppressWarnings("unused")
  private long q0, q1, q2, q3, q4, q5, q6, q7;

  Stripe(@Nullable CounterBlock block) {
    this.block = block;
  }

  /**
   * Counts a row and releases the stripe. Returns why it was refused, or null. Only for the holder.
   */
  @Nullable Refusal add(RowBuffer row) {
    try {
      return block == null ? Refusal.CLOSED : block.add(row);
    } finally {
      release();
    }
  }

  /**
   * Counts a row of numeric features and releases the stripe. Otherwise as {@link #add(RowBuffer)}.
   */
  @Nullable Refusal add(double[] features, int outputSlot, double output) {
    try {
      return block == null ? Refusal.CLOSED : block.add(features, outputSlot, output);
    } finally {
      release();
    }
  }

  /** Counts one number and releases the stripe. Otherwise as {@link #add(RowBuffer)}. */
  @Nullable Refusal add(int slot, double value) {
    try {
      return block == null ? Refusal.CLOSED : block.add(slot, value);
    } finally {
      release();
    }
  }

  /** Counts one category and releases the stripe. Otherwise as {@link #add(RowBuffer)}. */
  @Nullable Refusal add(int slot, Object category) {
    try {
      return block == null ? Refusal.CLOSED : block.add(slot, category);
    } finally {
      release();
    }
  }

  boolean tryAcquire() {
    return (int) BUSY.getOpaque(this) == 0 && BUSY.weakCompareAndSetAcquire(this, 0, 1);
  }

  private void release() {
    BUSY.setRelease(this, 0);
  }

  /** Takes the block out and puts another in. Only for the drain. */
  @SuppressWarnings("ThreadPriorityCheck") // yields to the writer that it waits for
  @Nullable CounterBlock swap(@Nullable CounterBlock next) {
    for (int spins = 0; !tryAcquire(); spins++) {
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
    try {
      CounterBlock last = block;
      block = next;
      return last;
    } finally {
      release();
    }
  }
}
