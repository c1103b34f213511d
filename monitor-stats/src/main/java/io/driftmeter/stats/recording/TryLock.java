package io.driftmeter.stats.recording;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/*
 * The flag has a cache line of its own, so that two threads which hold two locks do not take lines from each other. Two
 * lines on each side, as the virtual machine pads its own: processors fetch lines in pairs. The
 * padding must be in classes above and below: within one class the virtual machine orders fields as it likes. The flag
 * is a long because an int could be moved forward into the gap behind the object's header.
 */
@SuppressWarnings("unused")
abstract class PaddingBefore {
  private long p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, pa, pb, pc, pd, pe, pf;
}

@SuppressWarnings("unused") // through BUSY
abstract class LockFlag extends PaddingBefore {
  static final VarHandle BUSY;

  static {
    try {
      BUSY = MethodHandles.lookup().findVarHandle(LockFlag.class, "busy", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private long busy;
}

/*
 * Happens-before: an acquire that succeeds sees everything that the thread which released last wrote before its release,
 * since the one reads what the other wrote, with acquire and release semantics.
 */
/** A lock that nobody waits for. Whoever fails to get it goes elsewhere. */
@SuppressWarnings("unused")
abstract class TryLock extends LockFlag {
  private long q0, q1, q2, q3, q4, q5, q6, q7, q8, q9, qa, qb, qc, qd, qe, qf;

  /** A lock that its maker holds from the beginning, or nobody. */
  TryLock(boolean held) {
    BUSY.set(this, held ? 1L : 0L);
  }

  /** Whether the calling thread holds the lock now. It may fail although the lock is free. */
  final boolean tryAcquire() {
    return (long) BUSY.getOpaque(this) == 0 && BUSY.weakCompareAndSetAcquire(this, 0L, 1L);
  }

  /** Lets go. Only for the holder. */
  final void releaseLock() {
    BUSY.setRelease(this, 0L);
  }
}
