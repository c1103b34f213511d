package io.driftmeter.stats.inference;

import io.driftmeter.stats.measure.Comparison;

/**
 * Differences of the roots of shares, in units of noise: {@code 2 (root(q + e) - root(p + e)) /
 * root(s)} for the shares q and p of a bin on both sides, with the noise {@code s = 1/n + 1/m} and
 * {@code e = 3/8 s}. The root of a count has almost the same variance whatever its mean, so these
 * have variance 1 not only without a change, but also while bins grow and shrink; the three eighths
 * keep that true for counts of about five. Where a bin is equal on both sides it is exactly 0.
 *
 * <p>Source: Freeman, Tukey, Transformations related to the angular and the square root, 1950, <a
 * href="https://doi.org/10.1214/aoms/1177729756">doi:10.1214/aoms/1177729756</a>; the three
 * eighths: Anscombe, The transformation of Poisson, binomial and negative-binomial data, 1948, <a
 * href="https://doi.org/10.1093/biomet/35.3-4.246">doi:10.1093/biomet/35.3-4.246</a>.
 */
final class RootDifferences {

  private static final double ANSCOMBE = 3 / 8.0;

  private RootDifferences() {}

  /** One difference a bin, in a new array; NaN if a side is empty. */
  static double[] of(Comparison bins) {
    double noise = 1.0 / bins.liveTotal() + 1.0 / bins.referenceTotal();
    double more = ANSCOMBE * noise;
    double unit = 2 / Math.sqrt(noise);
    double[] differences = new double[bins.size()];
    for (int bin = 0; bin < differences.length; bin++) {
      // root q - root p without cancellation
      double roots =
          Math.sqrt(bins.liveShare(bin) + more) + Math.sqrt(bins.referenceShare(bin) + more);
      differences[bin] = unit * (bins.shareDifference(bin) / roots);
    }
    return differences;
  }
}
