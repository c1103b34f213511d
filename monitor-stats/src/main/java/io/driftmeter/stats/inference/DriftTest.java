package io.driftmeter.stats.inference;

import io.driftmeter.stats.measure.Comparison;
import io.driftmeter.stats.measure.Measures;
import java.util.Objects;

/**
 * The calibrated test of one column in one window: does it differ from the reference by more than a
 * tolerance, or is this noise?
 *
 * <p>The hypothesis is that the divergence is at most the tolerance. The divergence is {@code sum
 * (q - p)^2 / r}, with the true shares p of the reference and q of the live data and their average
 * r weighted by counts; for small smooth changes it equals the population stability index. The
 * two-sample chi-square statistic of the {@linkplain MergedBins merged bins} then follows a
 * non-central chi-square distribution with noncentrality {@code tolerance / noise} at most, where
 * the noise is {@code 1/n + 1/m}: at a tolerance of 0 that is the classical test.
 *
 * <p>That law is right for changes that move every share a little. On the boundary of the tolerance
 * a change that multiplies a few shares has more variance when those bins grow, less when they
 * shrink: at a nominal level of 0.01 one rare bin that grows raised 0.013 to 0.033 alarms at a
 * tolerance of 0.01 and 0.04 to 0.07 at 0.1; shares that shrink together raised 0.001 to 0.006. At
 * a tolerance of 0 the level holds for all.
 *
 * <p>Immutable and thread-safe.
 *
 * @param tolerance the largest divergence that is not drift, at least 0
 * @param dependence how the rows depend on one another
 */
public record DriftTest(double tolerance, Dependence dependence) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if the tolerance is negative or not finite
   */
  public DriftTest {
    Arguments.checkNotNegative("tolerance", tolerance);
    Objects.requireNonNull(dependence, "dependence");
  }

  /** Returns the test with that tolerance for independent rows. */
  public static DriftTest ofTolerance(double tolerance) {
    return new DriftTest(tolerance, Dependence.independent());
  }

  /** Returns the same test for rows with that dependence. */
  public DriftTest withDependence(Dependence rows) {
    return new DriftTest(tolerance, rows);
  }

  /**
   * Tests two histograms over the same bins.
   *
   * @param reference counts of the reference, one per bin
   * @param live counts of the live data in the same bins
   * @param ordered number of leading bins that are in value order; the others, such as categories
   *     and missing values, have no order
   * @return the result; with a single merged bin, or an empty side, both p-values are 1
   * @throws IllegalArgumentException if there is no bin, the lengths differ, a count is negative, a
   *     total exceeds {@link Comparison#MAX_TOTAL}, or ordered is out of range
   */
  public DriftTestResult test(long[] reference, long[] live, int ordered) {
    MergedBins bins = MergedBins.of(Comparison.of(reference, live), ordered);
    TwoSampleChiSquare chiSquare = TwoSampleChiSquare.of(bins.comparison());
    double noise = noise(bins.comparison());
    double degrees = Math.min(bins.size() - 1, dependence.degrees());
    double anyPValue = 1;
    double driftPValue = 1;
    if (degrees > 0) {
      double x = chiSquare.statistic() / dependence.scale();
      double noncentrality = tolerance / (noise * dependence.scale());
      anyPValue = ChiSquare.upperTail(x, degrees);
      driftPValue = NonCentralChiSquare.upperTail(x, degrees, noncentrality);
    }
    return new DriftTestResult(
        this,
        bins,
        chiSquare,
        Measures.PSI.score(bins.comparison()),
        noise,
        degrees,
        anyPValue,
        driftPValue);
  }

  private static double noise(Comparison bins) {
    return 1.0 / bins.liveTotal() + 1.0 / bins.referenceTotal();
  }
}
