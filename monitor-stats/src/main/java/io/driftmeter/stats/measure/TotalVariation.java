package io.driftmeter.stats.measure;

import java.util.Arrays;

/** {@link Measures#TOTAL_VARIATION}. */
record TotalVariation(String name) implements AdditiveMeasure {

  @Override
  public double[] contributions(Comparison comparison) {
    double[] contributions = new double[comparison.size()];
    Arrays.setAll(contributions, bin -> Math.abs(comparison.shareDifference(bin)) / 2);
    return contributions;
  }
}
