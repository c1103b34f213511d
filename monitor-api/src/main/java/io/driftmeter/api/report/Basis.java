package io.driftmeter.api.report;

import java.util.Objects;

/**
 * What was compared. Immutable.
 *
 * @param liveCount observations of the window or of the windows that were merged
 * @param referenceCount observations of the reference, 0 where there is none
 * @param scale how many windows were merged, 1 for the last one alone; a window that was too small
 *     to be judged counts together with the one that completed it
 * @param inflation how many times more the rows vary than independent ones would, at least 1: a
 *     window is worth {@code liveCount / inflation} independent rows
 * @param confidence how well the conditions of the test are known to hold
 */
public record Basis(
    long liveCount, long referenceCount, int scale, double inflation, Confidence confidence) {

  /** Checks that the grade is there. */
  public Basis {
    Objects.requireNonNull(confidence, "confidence");
  }
}
