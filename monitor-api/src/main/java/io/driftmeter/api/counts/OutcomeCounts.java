package io.driftmeter.api.counts;

/**
 * Predictions that ended in one way. Immutable.
 *
 * @param predictions how many, timed or not
 * @param timed how many of them were timed by a scope
 * @param nanos how long the timed ones took together, in nanoseconds
 */
public record OutcomeCounts(long predictions, long timed, long nanos) {

  /** The sum of both. */
  public OutcomeCounts plus(OutcomeCounts other) {
    return new OutcomeCounts(
        predictions + other.predictions, timed + other.timed, nanos + other.nanos);
  }
}
