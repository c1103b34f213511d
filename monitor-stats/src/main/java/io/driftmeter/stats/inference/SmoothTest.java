package io.driftmeter.stats.inference;

import io.driftmeter.stats.measure.Comparison;
import java.util.Arrays;

/**
 * Neyman's smooth test of two samples over ordered bins: sees changes of location, spread, skewness
 * and tails that move many bins a little, which a chi-square statistic over as many bins dilutes.
 *
 * <p>With pooled shares r, each bin has the midrank u of its rows and {@code x = 2u - 1}. The
 * powers x, x<sup>2</sup>, x<sup>3</sup>, x<sup>4</sup> are made orthonormal under r by the
 * Gram-Schmidt method, which gives the functions h<sub>j</sub>. The components are {@code z_j = sum
 * d root(r) h_j} with the {@linkplain TwoSampleChiSquare differences d of the roots of shares} in
 * units of noise, and the statistic is the sum of their squares: the part of the chi-square
 * statistic that lies along those functions. For small changes z_j is the classical {@code root(n m
 * / (n + m)) sum (q - p) h_j}. Without a change the statistic follows a chi-square law with as many
 * degrees as components; with one it follows a non-central law, whose noncentrality is at most that
 * of the chi-square statistic.
 *
 * <p>Counts and shares are those within the ordered bins; the bins are not merged. There is one
 * component less than occupied ordered bins, but at most four. The components end before the first
 * one that
 *
 * <ul>
 *   <li>is degenerate: of {@code x h_(j-1)} less than 10<sup>-5</sup> is left, as root mean square,
 *       once the part along the earlier functions is gone; or
 *   <li>rests on few rows: its kurtosis {@code sum r h_j^4} exceeds a fifth of the rows of the
 *       smaller side. For a component that singles out one rare bin that is the limit of five
 *       expected rows, as for merged bins.
 * </ul>
 *
 * <p>Source: Neyman, "Smooth test" for goodness of fit, 1937, <a
 * href="https://doi.org/10.1080/03461238.1937.10404821">doi:10.1080/03461238.1937.10404821</a>; for
 * grouped data: Rayner, Thas, Best, Smooth Tests of Goodness of Fit, 2nd edition 2009, <a
 * href="https://doi.org/10.1002/9780470824443">doi:10.1002/9780470824443</a>.
 *
 * <p>Immutable and thread-safe.
 *
 * @param statistic the sum of the squared components, at least 0; 0 if there is none
 * @param components number of components, 0 to 4; 0 means that there is no such test
 */
public record SmoothTest(double statistic, int components) {

  private static final int MOST_COMPONENTS = 4;
  private static final double DEGENERATE = 1e-10;
  private static final SmoothTest NONE = new SmoothTest(0, 0);

  /**
   * Computes the statistic on the leading ordered bins.
   *
   * @param bins the counts of all bins, not merged
   * @param ordered number of leading bins that are in value order
   * @throws IllegalArgumentException if ordered is not within 0 and the number of bins
   */
  static SmoothTest of(Comparison bins, int ordered) {
    if (ordered < 0 || ordered > bins.size()) {
      throw new IllegalArgumentException(
          "ordered is " + ordered + ", not within 0 and " + bins.size());
    }
    Comparison inOrder = leading(bins, ordered);
    double rows = Math.min(inOrder.liveTotal(), inOrder.referenceTotal());
    if (ordered < 2 || rows == 0) {
      return NONE;
    }
    double pooledTotal = (double) inOrder.liveTotal() + inOrder.referenceTotal();
    double[] share = new double[ordered];
    double[] x = new double[ordered];
    long before = 0;
    int occupied = 0;
    for (int bin = 0; bin < ordered; bin++) {
      long pooled = inOrder.live(bin) + inOrder.reference(bin);
      share[bin] = pooled / pooledTotal;
      x[bin] = (2.0 * before + pooled) / pooledTotal - 1;
      before += pooled;
      occupied += pooled > 0 ? 1 : 0;
    }
    double[] differences = RootDifferences.of(inOrder);
    for (int bin = 0; bin < ordered; bin++) {
      differences[bin] *= Math.sqrt(share[bin]);
    }
    int most = Math.min(MOST_COMPONENTS, occupied - 1);
    double[][] functions = new double[most + 1][ordered];
    Arrays.fill(functions[0], 1);
    double squares = 0;
    int components = 0;
    while (components < most) {
      double[] next = functions[components + 1];
      if (!extend(functions, components + 1, x, share)
          || kurtosis(next, share) * MergedBins.SMALLEST_EXPECTED_COUNT > rows) {
        break;
      }
      double component = product(differences, next);
      squares += component * component;
      components++;
    }
    return components == 0 ? NONE : new SmoothTest(squares, components);
  }

  private static Comparison leading(Comparison bins, int ordered) {
    if (ordered == bins.size() || ordered == 0) {
      return bins;
    }
    long[] reference = new long[ordered];
    long[] live = new long[ordered];
    for (int bin = 0; bin < ordered; bin++) {
      reference[bin] = bins.reference(bin);
      live[bin] = bins.live(bin);
    }
    return Comparison.of(reference, live);
  }

  /**
   * Fills in the next orthonormal function, from x times the last one, which spans the same powers
   * as the next power of x. Twice is enough: the second pass removes what rounding left.
   *
   * @return false if nothing but rounding would be left
   */
  private static boolean extend(double[][] functions, int next, double[] x, double[] share) {
    double[] h = functions[next];
    for (int bin = 0; bin < h.length; bin++) {
      h[bin] = x[bin] * functions[next - 1][bin];
    }
    double whole = square(h, share);
    for (int pass = 0; pass < 2; pass++) {
      for (int earlier = 0; earlier < next; earlier++) {
        double[] e = functions[earlier];
        double along = 0;
        for (int bin = 0; bin < h.length; bin++) {
          along += share[bin] * h[bin] * e[bin];
        }
        for (int bin = 0; bin < h.length; bin++) {
          h[bin] -= along * e[bin];
        }
      }
    }
    double left = square(h, share);
    if (!(left > DEGENERATE * whole)) {
      return false;
    }
    double length = Math.sqrt(left);
    for (int bin = 0; bin < h.length; bin++) {
      h[bin] /= length;
    }
    return true;
  }

  private static double square(double[] h, double[] share) {
    double sum = 0;
    for (int bin = 0; bin < h.length; bin++) {
      sum += share[bin] * h[bin] * h[bin];
    }
    return sum;
  }

  private static double kurtosis(double[] h, double[] share) {
    double sum = 0;
    for (int bin = 0; bin < h.length; bin++) {
      double square = h[bin] * h[bin];
      sum += share[bin] * square * square;
    }
    return sum;
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int bin = 0; bin < a.length; bin++) {
      sum += a[bin] * b[bin];
    }
    return sum;
  }
}
