package io.driftmeter.stats.measure;

import java.util.Arrays;

/** {@link Measures#CHI_SQUARE}. */
record ChiSquareStatistic(String name) implements AdditiveMeasure {

  @Override
  public double[] contributions(Comparison comparison) {
    double[] contributions = new double[comparison.size()];
    Arrays.setAll(contributions, bin -> contribution(comparison, bin));
    return contributions;
  }

  /**
   * {@code n m (q - p)^2 / (cq + cp)}, which is the usual {@code (root(m/n) cq - root(n/m) cp)^2 /
   * (cq + cp)} with the difference of the shares taken out.
   */
  private static double contribution(Comparison comparison, int bin) {
    double difference = comparison.shareDifference(bin);
    if (difference == 0) {
      return 0; // also where a bin is empty on both sides
    }
    double pooled = (double) comparison.live(bin) + comparison.reference(bin);
    return (difference * comparison.liveTotal())
        * (difference * comparison.referenceTotal())
        / pooled;
  }
}
