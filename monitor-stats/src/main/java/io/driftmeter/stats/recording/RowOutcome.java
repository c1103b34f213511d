package io.driftmeter.stats.recording;

import io.driftmeter.api.counts.Outcome;

/** What every row writes into its buffer beside its values. */
abstract class RowOutcome extends TryLock {

  /** Whether the prediction failed. */
  boolean isError;

  long nanos = -1;

  RowOutcome() {
    super(true);
  }

  /** How the prediction ended, by its ordinal. */
  final int outcome() {
    return (isError ? Outcome.ERROR : Outcome.SUCCESS).ordinal();
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
