package io.driftmeter.stats.inference;

import org.apache.commons.math3.special.Gamma;

/** Tails of the central chi-square distribution. The degrees need not be whole. */
public final class ChiSquare {

  private ChiSquare() {}

  /**
   * Probability that a chi-square variable exceeds x: {@code Q(degrees/2, x/2)}, the regularized
   * upper incomplete gamma function, right in relative terms down to 10<sup>-300</sup>.
   *
   * @param x any number but NaN; at or below 0 the answer is 1
   * @param degrees degrees of freedom, more than 0 and finite
   * @return 0 to 1
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static double upperTail(double x, double degrees) {
    Arguments.checkNumber("x", x);
    Arguments.checkPositive("degrees", degrees);
    if (x <= 0) {
      return 1;
    }
    return x == Double.POSITIVE_INFINITY ? 0 : Gamma.regularizedGammaQ(degrees / 2, x / 2);
  }

  /**
   * Probability that a chi-square variable is at most x, the regularized lower incomplete gamma
   * function, right in relative terms where it is small.
   *
   * @param x any number but NaN; at or below 0 the answer is 0
   * @param degrees degrees of freedom, more than 0 and finite
   * @return 0 to 1
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static double lowerTail(double x, double degrees) {
    Arguments.checkNumber("x", x);
    Arguments.checkPositive("degrees", degrees);
    if (x <= 0) {
      return 0;
    }
    return x == Double.POSITIVE_INFINITY ? 1 : Gamma.regularizedGammaP(degrees / 2, x / 2);
  }
}
