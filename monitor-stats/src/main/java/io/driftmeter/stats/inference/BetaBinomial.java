package io.driftmeter.stats.inference;

/**
 * Upper tail of the beta-binomial law: how many of n live rows are events, if all that is known of
 * their share are y events among m reference rows. The reference's counts need not be whole.
 *
 * <p>With {@code alpha = y + 1} and {@code beta = m - y} the tail from x equals the hypergeometric
 * one of Fisher's exact test. Terms are written as {@code m / (n + m) b(k; n) b(y; m - 1) / b(k +
 * y; n + m - 1)} with binomial probabilities b of one and the same share, which {@link SaddlePoint}
 * gives to 12 digits at counts of 10<sup>9</sup>; any share will do, as it cancels.
 *
 * <p>Source: Johnson, Kemp, Kotz, Univariate Discrete Distributions, 3rd edition 2005, section 6.2.
 */
final class BetaBinomial {

  private static final double NEGLIGIBLE = 1e-18;
  private static final double SAME = 1e-14;

  private final double n;
  private final double y;
  private final double m;

  private BetaBinomial(double n, double y, double m) {
    this.n = n;
    this.y = y;
    this.m = m;
  }

  /**
   * Probability of at least x events among n rows, given y events among m; 1 if fewer than one of
   * the m is no event.
   *
   * <p>The law is symmetric: at least x of n, given y of m, is as probable as at least {@code m -
   * y} of m, given {@code n - x} of n. The fewer rows are summed over, which takes a time that
   * grows with the square root of their number. That sum needs a whole y, so it is rounded up.
   *
   * @param x whole, 0 to n
   * @param n whole
   * @param y at least 0
   * @param m at least 0
   */
  static double upperTail(double x, double n, double y, double m) {
    double events = n > m ? Math.ceil(y) : y;
    if (x == 0 || !(m - events >= 1)) {
      return 1;
    }
    return n > m
        ? new BetaBinomial(m, n - x, n).upperTail(m - events)
        : new BetaBinomial(n, events, m).upperTail(x);
  }

  /**
   * Probability of at least x > 0 events. Adds positive terms only, or takes the complement of a
   * sum below a half.
   */
  private double upperTail(double x) {
    if (stepUp(x) >= 1) { // the mode is still ahead, so that the lower tail may be short
      double below = lowerTail(x - 1);
      if (below < 0.5) {
        return 1 - below;
      }
    }
    double term = term(x);
    double sum = term;
    for (double k = x; k < n; k++) {
      double step = stepUp(k);
      term *= step;
      sum += term;
      if (step < 1 && term < sum * NEGLIGIBLE * (1 - step)) {
        break;
      }
    }
    return Math.min(1, sum);
  }

  /** Of x events, one less and so on, for an x below the mode. */
  private double lowerTail(double x) {
    double term = term(x);
    double sum = term;
    for (double k = x - 1; k >= 0; k--) {
      double step = 1 / stepUp(k);
      term *= step;
      sum += term;
      if (step < 1 && term < sum * NEGLIGIBLE * (1 - step)) {
        break;
      }
    }
    return sum;
  }

  /** What the probability of k events has to be multiplied by to get that of k + 1; falls in k. */
  private double stepUp(double k) {
    return (n - k) / (k + 1) * ((k + y + 1) / (n - k - 1 + m - y));
  }

  private double term(double k) {
    double others = n + m - 1;
    if (others == 0) {
      return 1;
    }
    if (others - (k + y) < SAME * others) { // all but one are events, whatever rounding says
      return m / (n + m);
    }
    double share = (k + y) / others;
    double reference = m == 1 ? 1 : SaddlePoint.binomial(y, m - 1, share);
    return m
        / (n + m)
        * (SaddlePoint.binomial(k, n, share)
            * (reference / SaddlePoint.binomial(k + y, others, share)));
  }
}
