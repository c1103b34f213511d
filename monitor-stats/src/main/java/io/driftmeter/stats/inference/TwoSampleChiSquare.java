package io.driftmeter.stats.inference;

import io.driftmeter.stats.measure.Comparison;

/**
 * The chi-square statistic of two samples in the form of Freeman and Tukey, with each bin's part in
 * it: {@code 4 sum (root(q + e) - root(p + e))^2 / s} with the shares q and p of the live data and
 * of the reference, the noise {@code s = 1/n + 1/m} and {@code e = 3/8 s}. Without a change it
 * follows the same chi-square law as Pearson's statistic; with one it follows a non-central law
 * whether bins grow or shrink, which Pearson's does not.
 *
 * <p>Immutable and thread-safe.
 */
public final class TwoSampleChiSquare {

  private final double[] contributions;
  private final double statistic;

  private TwoSampleChiSquare(double[] contributions, double statistic) {
    this.contributions = contributions;
    this.statistic = statistic;
  }

  /**
   * Computes the statistic on the bins as they are; p-values hold only for bins that are not
   * sparse, such as those of {@link MergedBins}.
   */
  public static TwoSampleChiSquare of(Comparison bins) {
    double[] contributions = RootDifferences.of(bins);
    double statistic = 0;
    for (int bin = 0; bin < contributions.length; bin++) {
      contributions[bin] *= contributions[bin];
      statistic += contributions[bin];
    }
    return new TwoSampleChiSquare(contributions, statistic);
  }

  /** The sum of the contributions, at least 0; 0 for equal shares, NaN if a side is empty. */
  public double statistic() {
    return statistic;
  }

  /** Number of bins. */
  public int size() {
    return contributions.length;
  }

  /** What a bin adds to the statistic, at least 0; NaN if a side is empty. */
  public double contribution(int bin) {
    return contributions[bin];
  }

  @Override
  public String toString() {
    return "TwoSampleChiSquare[" + statistic + " over " + contributions.length + " bins]";
  }
}
