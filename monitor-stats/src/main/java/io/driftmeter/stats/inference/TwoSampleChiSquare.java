package io.driftmeter.stats.inference;

import io.driftmeter.stats.measure.Comparison;
import io.driftmeter.stats.measure.Measures;
import java.util.Arrays;

/**
 * The two-sample chi-square statistic of {@link Measures#CHI_SQUARE} with each bin's part in it.
 * Immutable and thread-safe.
 */
public final class TwoSampleChiSquare {

  private final double[] contributions;
  private final double statistic;

  private TwoSampleChiSquare(double[] contributions) {
    this.contributions = contributions;
    this.statistic = Arrays.stream(contributions).sum();
  }

  /**
   * Computes the statistic on the bins as they are; p-values hold only for bins that are not
   * sparse, such as those of {@link MergedBins}.
   */
  public static TwoSampleChiSquare of(Comparison bins) {
    return new TwoSampleChiSquare(Measures.CHI_SQUARE.contributions(bins));
  }

  /** The sum of the contributions, at least 0; NaN if a side is empty. */
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
