package io.driftmeter.stats.measure;

import java.util.Arrays;

/** {@link Measures#PSI}. */
record PopulationStabilityIndex(String name) implements AdditiveMeasure {

  @Override
  public double[] contributions(Comparison comparison) {
    Comparison smoothed = comparison.smoothed();
    double[] contributions = new double[smoothed.size()];
    Arrays.setAll(contributions, bin -> contribution(smoothed, bin));
    return contributions;
  }

  /** {@code |q - p| ln(larger / smaller)}: the argument of log1p stays positive, so is exact. */
  private static double contribution(Comparison smoothed, int bin) {
    double gap = Math.abs(smoothed.shareDifference(bin));
    double smaller = Math.min(smoothed.referenceShare(bin), smoothed.liveShare(bin));
    return gap * StrictMath.log1p(gap / smaller);
  }
}
