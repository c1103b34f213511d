package io.driftmeter.api.report;

import java.util.List;
import java.util.Objects;

/**
 * What a verdict rests on. Immutable.
 *
 * @param test which test was made: {@code chi_square_and_smooth} or {@code chi_square} for the
 *     spread of a column, {@code share} for a share against the reference's, {@code objective} for
 *     a share against a configured one, {@code volume}, {@code threshold}
 * @param basis what was compared
 * @param statistic the value of the test's statistic: chi-square, a count, a score
 * @param effect how large the difference is: for the spread of a column the population stability
 *     index, less what noise adds to it; otherwise the live share, count or score
 * @param effectBound what the effect exceeds confidently: the end that is nearer to the reference
 *     of a one-sided 95 % confidence interval; for decision rates of the ratio to the reference's
 *     rate; NaN where there is none
 * @param tolerance the effect that is accepted
 * @param pValue the probability of such a statistic, or a more extreme one, when the true effect is
 *     the tolerance; NaN for a fixed threshold
 * @param adjustedPValue the same, adjusted for the columns and the scales that are tested together
 * @param alpha the level below which the adjusted p-value means yes
 * @param smallestDetectable the smallest effect that as many rows would have shown with probability
 *     0.8; NaN where it is not defined
 * @param shifts the bins that contributed most, largest first, at most five
 */
public record Evidence(
    String test,
    Basis basis,
    double statistic,
    double effect,
    double effectBound,
    double tolerance,
    double pValue,
    double adjustedPValue,
    double alpha,
    double smallestDetectable,
    List<BinShift> shifts) {

  /** Copies the list. */
  public Evidence {
    Objects.requireNonNull(test, "test");
    Objects.requireNonNull(basis, "basis");
    shifts = List.copyOf(shifts);
  }

  /** Observations of the window or windows. */
  public long liveCount() {
    return basis.liveCount();
  }

  /** Observations of the reference, 0 where there is none. */
  public long referenceCount() {
    return basis.referenceCount();
  }

  /** The same evidence judged together with that of other columns and scales. */
  public Evidence judged(double adjustedPValue, double alpha) {
    if (Double.isNaN(pValue)) {
      return this;
    }
    return new Evidence(
        test,
        basis,
        statistic,
        effect,
        effectBound,
        tolerance,
        pValue,
        adjustedPValue,
        alpha,
        smallestDetectable,
        shifts);
  }
}
