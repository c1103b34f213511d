package io.driftmeter.stats.inference;

import io.driftmeter.stats.measure.Comparison;
import io.driftmeter.stats.measure.Measures;
import java.util.Objects;

/**
 * The calibrated test of one column in one window: does it differ from the reference by more than a
 * tolerance, or is this noise?
 *
 * <p>The hypothesis is that the divergence is at most the tolerance. The divergence is {@code 4 sum
 * (root q - root p)^2}, with the true shares p of the reference and q of the live data, which is
 * eight times the square of the Hellinger distance: at most the population stability index, and
 * within a few percent of it up to 0.1. Two statistics are tested:
 *
 * <ul>
 *   <li>the {@linkplain TwoSampleChiSquare chi-square statistic} of the {@linkplain MergedBins
 *       merged bins}, which sees single bins move; and
 *   <li>if there is an order, the {@linkplain SmoothTest smooth statistic} of the ordered bins as
 *       they are, which sees all of them move together.
 * </ul>
 *
 * <p>Each follows a non-central chi-square law with noncentrality {@code tolerance / noise} at
 * most, where the noise is {@code 1/n + 1/m}, after it has been divided by the scale of its {@link
 * Dependence}; at a tolerance of 0 that is the classical test. The smaller p-value counts, doubled,
 * which is Bonferroni's correction for two tests.
 *
 * <p>At a nominal level of 0.01 and a divergence of exactly the tolerance, whichever bins grow or
 * shrink, the chi-square statistic alarmed in at most 0.014 of simulated windows, the pair in at
 * most 0.012. The limit is about twenty expected rows in the bins that shrink: tails of seven to
 * fourteen rows that shrank raised 0.017 and 0.014; a bin that all but vanishes raises fewer.
 *
 * <p>Immutable and thread-safe.
 *
 * @param tolerance the largest divergence that is not drift, at least 0
 * @param chiSquare what dependence of the rows does to the chi-square statistic
 * @param smooth what it does to the smooth statistic
 */
public record DriftTest(double tolerance, Dependence chiSquare, Dependence smooth) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if the tolerance is negative or not finite
   */
  public DriftTest {
    Arguments.checkNotNegative("tolerance", tolerance);
    Objects.requireNonNull(chiSquare, "chiSquare");
    Objects.requireNonNull(smooth, "smooth");
  }

  /** Returns the test with that tolerance for independent rows. */
  public static DriftTest ofTolerance(double tolerance) {
    return new DriftTest(tolerance, Dependence.independent(), Dependence.independent());
  }

  /**
   * Tests two histograms over the same bins.
   *
   * @param reference counts of the reference, one per bin
   * @param live counts of the live data in the same bins
   * @param ordered number of leading bins that are in value order; the others, such as categories
   *     and missing values, have no order
   * @return the result; with a single occupied bin, or an empty side, all p-values are 1
   * @throws IllegalArgumentException if there is no bin, the lengths differ, a count is negative, a
   *     total exceeds {@link Comparison#MAX_TOTAL}, or ordered is out of range
   */
  public DriftTestResult test(long[] reference, long[] live, int ordered) {
    Comparison bins = Comparison.of(reference, live);
    MergedBins merged = MergedBins.of(bins, ordered);
    TwoSampleChiSquare statistic = TwoSampleChiSquare.of(merged.comparison());
    SmoothTest smoothTest = SmoothTest.of(bins, ordered);
    double noise = 1.0 / bins.liveTotal() + 1.0 / bins.referenceTotal();
    return new DriftTestResult(
        this,
        merged,
        statistic,
        smoothTest,
        Measures.PSI.score(merged.comparison()),
        noise,
        pValue(statistic.statistic(), merged.size() - 1, chiSquare, noise),
        pValue(smoothTest.statistic(), smoothTest.components(), smooth, noise));
  }

  /**
   * Within the ordered bins, which hold a share w of all rows, the divergence can be 1/w times the
   * tolerance, but the noise is too: the noncentrality is the same for both statistics.
   */
  private double pValue(double statistic, int spare, Dependence dependence, double noise) {
    if (spare == 0) {
      return 1;
    }
    double scale = dependence.scale(spare);
    return NonCentralChiSquare.upperTail(
        statistic / scale, dependence.degrees(spare), tolerance / (noise * scale));
  }
}
