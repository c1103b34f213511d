package io.driftmeter.stats.recording;

import io.driftmeter.api.counts.Outcome;

/** What every row writes into its buffer beside its values. */
abstract class RowOutcome extends TryLock {

  /** An ordinal of {@link Outcome}: a boolean or an int could go into the gap behind the header. */
  private long outcome;

  long nanos;

  RowOutcome() {
    super(true);
  }

  /** Says how the prediction ended. */
  final void outcome(Outcome outcome) {
    this.outcome = outcome.ordinal();
  }

  /** How the prediction ended, by its ordinal. */
  final int outcome() {
    return (int) outcome;
  }

  /** Whether a scope measured how long the prediction took. */
  final boolean isTimed() {
    return nanos >= 0;
  }
}

/** The other side of it: what follows in the heap may belong to all threads. */
@SuppressWarnings("unused")
abstract class PaddedRowOutcome extends RowOutcome {
  private long p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, pa, pb, pc, pd, pe, pf;
}
