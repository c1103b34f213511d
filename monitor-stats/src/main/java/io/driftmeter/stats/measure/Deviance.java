package io.driftmeter.stats.measure;

/**
 * The half deviance {@code x ln(x/m) - x + m}, never negative, 0 where x = m: the term from which
 * the logarithmic divergences are summed, and the exponent of Poisson and binomial probabilities.
 *
 * <p>Sums of {@code q ln(q/p)} over shares equal sums of this term, because shares add up to 1 on
 * both sides; but these terms are all of one sign, so nothing cancels when p and q are close.
 *
 * <p>Source: Loader, Fast and Accurate Computation of Binomial Probabilities, 2000 (there {@code
 * bd0}).
 */
public final class Deviance {

  private static final double SERIES_LIMIT = 0.1;

  private Deviance() {}

  /**
   * Returns {@code x ln(x/mean) - x + mean}, to about 10 units in the last place.
   *
   * @param x at least 0; {@code 0 ln 0} counts as 0
   * @param mean more than 0, or 0 together with x
   * @param difference {@code x - mean}, as exactly as the caller knows it
   * @return at least 0; NaN if an argument is NaN
   */
  public static double of(double x, double mean, double difference) {
    if (x == 0) {
      return mean;
    }
    double ratio = difference / (x + mean);
    if (Math.abs(ratio) < SERIES_LIMIT) {
      return nearMean(x, difference, ratio);
    }
    return x * StrictMath.log(x / mean) - difference;
  }

  /** {@code ln(x/mean) = 2 artanh(ratio)}, whose leading term cancels against the difference. */
  private static double nearMean(double x, double difference, double ratio) {
    double square = ratio * ratio;
    double sum = difference * ratio;
    double power = 2 * x * ratio;
    for (int k = 3; ; k += 2) {
      power *= square;
      double next = sum + power / k;
      if (next == sum) {
        return sum;
      }
      sum = next;
    }
  }
}
