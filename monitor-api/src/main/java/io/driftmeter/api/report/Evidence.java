package io.driftmeter.api.report;

import java.util.List;

/**
 * What a verdict rests on. Immutable.
 *
 * @param test which test was made, for example {@code chi_square} or {@code latency_objective}
 * @param liveCount observations in the window
 * @param referenceCount observations in the reference, 0 where there is none
 * @param statistic the value of the test's statistic
 * @param effect how large the difference is, bias-corrected: for {@code chi_square} the population
 *     stability index, for {@code latency_objective} the share of predictions slower than the
 *     objective
 * @param tolerance the effect that is accepted: the test asks whether more than this is there
 * @param pValue the probability of a statistic at least this large when the true effect is the
 *     tolerance
 * @param adjustedPValue the same, adjusted for the number of columns tested together
 * @param alpha the level below which the adjusted p-value means drift
 * @param smallestDetectable the smallest effect that a window of this size would have shown with
 *     probability 0.8, by itself: at the level that is asked of one column when no other drifts
 * @param shifts the bins that contributed most, largest first, at most five
 */
public record Evidence(
    String test,
    long liveCount,
    long referenceCount,
    double statistic,
    double effect,
    double tolerance,
    double pValue,
    double adjustedPValue,
    double alpha,
    double smallestDetectable,
    List<BinShift> shifts) {

  /** Copies the list. */
  public Evidence {
    shifts = List.copyOf(shifts);
  }

  /** The same evidence after the p-value was adjusted for the columns tested together. */
  public Evidence withAdjustedPValue(double adjusted) {
    return new Evidence(
        test,
        liveCount,
        referenceCount,
        statistic,
        effect,
        tolerance,
        pValue,
        adjusted,
        alpha,
        smallestDetectable,
        shifts);
  }
}
