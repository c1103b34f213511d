package io.driftmeter.stats.recording;

import io.driftmeter.api.counts.Refusal;
import org.HdrHistogram.WriterReaderPhaser;
import org.jspecify.annotations.Nullable;

/*
 * Writers enter the phaser before they read `active` and leave it after their last increment. A swap sets `active` and
 * then flips the phase, which waits until every writer that entered before the flip has left. So when swap returns, no
 * writer holds the old block, each row that entered is in it whole, and the leave of the last writer happens before the
 * return of the flip. Entering and leaving are one atomic addition each: writers are wait-free.
 */
/**
 * Where rows go that found every probed stripe busy: one block that any number of threads add to
 * atomically.
 */
final class SharedPath {

  private final WriterReaderPhaser phaser = new WriterReaderPhaser();
  private volatile @Nullable CounterBlock active;

  SharedPath(@Nullable CounterBlock block) {
    active = block;
  }

  /** Counts a row. Returns why it was refused, or null. */
  @Nullable Refusal add(RowBuffer row) {
    long ticket = phaser.writerCriticalSectionEnter();
    try {
      CounterBlock block = active;
      return block == null ? Refusal.CLOSED : block.addShared(row);
    } finally {
      phaser.writerCriticalSectionExit(ticket);
    }
  }

  /** Counts one number outside any row. Returns why it was refused, or null. */
  @Nullable Refusal add(int slot, double value) {
    long ticket = phaser.writerCriticalSectionEnter();
    try {
      CounterBlock block = active;
      return block == null
          ? Refusal.CLOSED
          : block.addShared(slot, block.layout.numericCell(slot, value));
    } finally {
      phaser.writerCriticalSectionExit(ticket);
    }
  }

  /** Counts one category outside any row. Returns why it was refused, or null. */
  @Nullable Refusal add(int slot, Object category) {
    long ticket = phaser.writerCriticalSectionEnter();
    try {
      CounterBlock block = active;
      return block == null
          ? Refusal.CLOSED
          : block.addShared(slot, block.layout.categoryCell(slot, category));
    } finally {
      phaser.writerCriticalSectionExit(ticket);
    }
  }

  /**
   * Takes the block out and puts another in, when no writer is in it any more. Only for the drain.
   */
  @Nullable CounterBlock swap(@Nullable CounterBlock next) {
    phaser.readerLock();
    try {
      CounterBlock last = active;
      active = next;
      phaser.flipPhase(); // yields; with a time to sleep it would swallow an interrupt
      return last;
    } finally {
      phaser.readerUnlock();
    }
  }
}
