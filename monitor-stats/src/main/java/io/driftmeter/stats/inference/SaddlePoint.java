package io.driftmeter.stats.inference;

import io.driftmeter.stats.measure.Deviance;
import org.apache.commons.math3.special.Gamma;

/**
 * Probabilities of the Poisson and binomial laws without differences of large logarithms: about 14
 * digits where {@code exp(k ln m - m - lnGamma(k+1))} has 7 left at counts of 10<sup>9</sup>.
 *
 * <p>Source: Loader, Fast and Accurate Computation of Binomial Probabilities, 2000.
 */
final class SaddlePoint {

  private static final double HALF_LOG_TWO_PI = 0.5 * StrictMath.log(2 * Math.PI);
  private static final double SERIES_FROM = 15;

  private SaddlePoint() {}

  /** {@code mean^k e^-mean / Gamma(k + 1)} for real k >= 0 and mean > 0. */
  static double poisson(double k, double mean) {
    if (k == 0) {
      return StrictMath.exp(-mean);
    }
    double exponent = -stirlingError(k) - Deviance.of(k, mean, k - mean);
    return StrictMath.exp(exponent) / Math.sqrt(2 * Math.PI * k);
  }

  /**
   * Probability of k successes in n trials with 0 < share < 1, for real 0 <= k <= n and n > 0, by
   * the gamma function; also for a share of 0 with k = 0 or 1 with k = n.
   */
  static double binomial(double k, double n, double share) {
    if (k == 0) {
      return StrictMath.exp(n * StrictMath.log1p(-share));
    }
    if (k == n) {
      return StrictMath.exp(n * StrictMath.log(share));
    }
    double failures = n - k;
    double difference = Math.fma(-n, share, k);
    double exponent =
        stirlingError(n)
            - stirlingError(k)
            - stirlingError(failures)
            - Deviance.of(k, n * share, difference)
            - Deviance.of(failures, n * (1 - share), -difference);
    return StrictMath.exp(exponent) * Math.sqrt(n / (2 * Math.PI * k * failures));
  }

  /** What Stirling's formula leaves of {@code lnGamma(z + 1)}, for z > 0. */
  private static double stirlingError(double z) {
    if (z < SERIES_FROM) {
      return Gamma.logGamma(z + 1) - (z + 0.5) * StrictMath.log(z) + z - HALF_LOG_TWO_PI;
    }
    double r = 1 / (z * z);
    return (1 / 12.0 - r * (1 / 360.0 - r * (1 / 1260.0 - r * (1 / 1680.0 - r / 1188)))) / z;
  }
}
