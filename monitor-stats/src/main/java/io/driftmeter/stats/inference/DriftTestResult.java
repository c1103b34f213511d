package io.driftmeter.stats.inference;

/**
 * What a {@link DriftTest} found. Whether it is drift is for the caller to decide, by comparing
 * {@link #driftPValue} with a level. Immutable and thread-safe.
 *
 * @param test the test that was made
 * @param bins the bins it was made on
 * @param chiSquare the statistic and each merged bin's part in it
 * @param psi population stability index of the merged bins, biased upwards by noise; NaN if a side
 *     is empty
 * @param noise {@code 1/n + 1/m} of the live count n and the reference count m; infinite if a side
 *     is empty
 * @param degrees degrees of freedom of the statistic, 0 if a single bin is left
 * @param anyPValue probability of such a statistic, or a larger one, without any change at all
 * @param driftPValue the same with a change as large as the tolerance allows: the p-value of "there
 *     is no drift"; at least {@link NonCentralChiSquare#SMALLEST_PROBABILITY}
 */
public record DriftTestResult(
    DriftTest test,
    MergedBins bins,
    TwoSampleChiSquare chiSquare,
    double psi,
    double noise,
    double degrees,
    double anyPValue,
    double driftPValue) {

  private static final double USUAL_POWER = 0.8;

  /**
   * Population stability index less what noise alone adds to it, at least 0: {@code max(0, psi -
   * inflation (bins - 1) noise)}; NaN if a side is empty. The value to publish.
   */
  public double correctedPsi() {
    int spare = bins.size() - 1;
    return spare == 0 ? psi : Math.max(0, psi - test.dependence().inflation() * spare * noise);
  }

  /** {@link #smallestDetectable(double, double)} with a power of 0.8. */
  public double smallestDetectable(double alpha) {
    return smallestDetectable(alpha, USUAL_POWER);
  }

  /**
   * The smallest divergence that a window of this size reveals with the given power, in the unit of
   * the tolerance: the one whose non-central chi-square distribution exceeds the critical value of
   * the test that often. Infinite if a single bin is left or a side is empty: nothing can be
   * revealed.
   *
   * @param alpha level of the test, more than {@link NonCentralChiSquare#SMALLEST_PROBABILITY} and
   *     less than power
   * @param power probability of revealing it, less than 1
   * @throws IllegalArgumentException if an argument is out of range
   */
  public double smallestDetectable(double alpha, double power) {
    Arguments.checkBetween("power", power, 0, 1);
    Arguments.checkBetween("alpha", alpha, NonCentralChiSquare.SMALLEST_PROBABILITY, power);
    if (degrees == 0) {
      return Double.POSITIVE_INFINITY;
    }
    double unit = noise * test.dependence().scale();
    double critical = NonCentralChiSquare.criticalValue(alpha, degrees, test.tolerance() / unit);
    return unit * NonCentralChiSquare.noncentrality(power, degrees, critical);
  }
}
