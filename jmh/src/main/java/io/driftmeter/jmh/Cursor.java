package io.driftmeter.jmh;

import org.openjdk.jmh.infra.ThreadParams;

/*
 * A cursor is written with every operation, so it must not stand on a cache line with what all threads read. JMH pads a
 * state at its end; this does at its beginning, where the object in front may be the shared one. Without it two threads
 * took twice as long in half of the forks. The position is a long because an int could be moved forward into the gap
 * behind the object's header.
 */
@SuppressWarnings("unused")
abstract class CursorPadding {
  private long p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, pa, pb, pc, pd, pe, pf;
}

/** Where a thread is in what it records over and over. */
abstract class Cursor extends CursorPadding {
  private long at;

  /** Spreads the threads over so many. */
  final void spread(int size, ThreadParams thread) {
    at = (long) (size / thread.getThreadCount()) * thread.getThreadIndex();
  }

  /** The next index below the size. */
  final int advance(int size) {
    at = at + 1 < size ? at + 1 : 0;
    return (int) at;
  }
}
