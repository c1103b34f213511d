package io.driftmeter.stats.inference;

/**
 * Upper tail of the non-central chi-square distribution: what a chi-square statistic does when the
 * truth differs from the hypothesis by a given amount. The degrees need not be whole.
 *
 * <p>Source: Johnson, Kotz, Balakrishnan, Continuous Univariate Distributions, volume 2, 1995,
 * chapter 29; Benton, Krishnamoorthy, Computing discrete mixtures of continuous distributions,
 * 2003, <a
 * href="https://doi.org/10.1016/S0167-9473(02)00283-9">doi:10.1016/S0167-9473(02)00283-9</a>.
 */
public final class NonCentralChiSquare {

  /**
   * The smallest probability that is reported, 10<sup>-15</sup>; smaller ones are rounded up to it.
   * Below, rounding and the chi-square approximation itself leave nothing to rely on.
   */
  public static final double SMALLEST_PROBABILITY = 1e-15;

  /** Poisson weights are followed down to this fraction of the largest, then left out. */
  private static final double NEGLIGIBLE_BELOW = 1e-20;

  /** The weights left out above add up to less than this fraction of all. */
  private static final double NEGLIGIBLE_ABOVE = 1e-28;

  private NonCentralChiSquare() {}

  /**
   * Probability that a non-central chi-square variable exceeds x, {@code sum_j Poisson(j; l/2)
   * Q(degrees/2 + j, x/2)} for the noncentrality l. The time grows with the square root of l; the
   * precision is 11 digits or more up to an l of 20 000, and 8 at 10<sup>7</sup>, where the library
   * value of Q that the sum starts from is no better.
   *
   * @param x any number but NaN; at or below 0 the answer is 1
   * @param degrees degrees of freedom, more than 0 and finite
   * @param noncentrality at least 0 and finite; 0 is the central distribution
   * @return {@link #SMALLEST_PROBABILITY} to 1
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static double upperTail(double x, double degrees, double noncentrality) {
    Arguments.checkNumber("x", x);
    Arguments.checkPositive("degrees", degrees);
    Arguments.checkNotNegative("noncentrality", noncentrality);
    return Math.max(SMALLEST_PROBABILITY, tail(x, degrees, noncentrality));
  }

  /**
   * The x that a non-central chi-square variable exceeds with probability alpha.
   *
   * @param alpha {@link #SMALLEST_PROBABILITY} to 1, exclusive
   * @param degrees degrees of freedom, more than 0 and finite
   * @param noncentrality at least 0 and finite
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static double criticalValue(double alpha, double degrees, double noncentrality) {
    Arguments.checkBetween("alpha", alpha, SMALLEST_PROBABILITY, 1);
    Arguments.checkPositive("degrees", degrees);
    Arguments.checkNotNegative("noncentrality", noncentrality);
    return TailInverse.solve(x -> tail(x, degrees, noncentrality), alpha, degrees + noncentrality);
  }

  /**
   * The noncentrality with which a variable exceeds, with probability {@code power}, the critical
   * value of the test at level alpha of another noncentrality; to six digits, since it is only
   * shown.
   */
  static double detectable(double alpha, double power, double degrees, double noncentrality) {
    double mean = degrees + noncentrality;
    double critical =
        TailInverse.solveRoughly(x -> tail(x, degrees, noncentrality), alpha, 2 * mean, 0);
    return TailInverse.solveRoughly(
        l -> 1 - tail(critical, degrees, l), 1 - power, Math.max(1, critical - degrees), degrees);
  }

  private static double tail(double x, double degrees, double noncentrality) {
    if (x <= 0 || noncentrality == 0 || x == Double.POSITIVE_INFINITY) {
      return ChiSquare.upperTail(x, degrees);
    }
    return mixture(x / 2, degrees / 2, noncentrality / 2);
  }

  /*
   * Only the first Q comes from the library. The others follow upwards by
   *   Q(a + 1, y) = Q(a, y) + y^a e^-y / Gamma(a + 1),
   * which adds positive terms; downwards it would subtract. Leaving out small j is safe because Q
   * grows with j: what is lost there is a smaller part of the sum than of the weights. The weights
   * start from 1 at their mode and are divided by their total, so they need no logarithms.
   */
  private static double mixture(double y, double a, double mean) {
    double j = Math.floor(mean);
    double weight = 1;
    while (j > 0 && weight > NEGLIGIBLE_BELOW) {
      weight *= j / mean;
      j--;
    }
    double q = ChiSquare.upperTail(2 * y, 2 * (a + j));
    double step = SaddlePoint.poisson(a + j, y);
    double weights = 0;
    double sum = 0;
    while (true) {
      weights += weight;
      sum += weight * q;
      if (j + 1 > mean && weight * mean / (j + 1 - mean) < NEGLIGIBLE_ABOVE * weights) {
        return Math.min(1, sum / weights);
      }
      q = Math.min(1, q + step);
      j++;
      weight *= mean / j;
      step *= y / (a + j);
    }
  }
}
