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

  private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);
  private static final double SERIES_FROM = 15;

  private SaddlePoint() {}

  /** {@code mean^k e^-mean / Gamma(k + 1)} for real k >= 0 and mean > 0. */
  static double poisson(double k, double mean) {
    if (k == 0) {
      return Math.exp(-mean);
    }
    double exponent = -stirlingError(k) - Deviance.of(k, mean, k - mean);
    return Math.exp(exponent) / Math.sqrt(2 * Math.PI * k);
  }

  /** Probability of k successes in n trials with 0 < share < 1. */
  static double binomial(long k, long n, double share) {
    if (k == 0) {
      return Math.exp(n * Math.log1p(-share));
    }
    if (k == n) {
      return Math.exp(n * Math.log(share));
    }
    double trials = n;
    double successes = k;
    double failures = n - k;
    double difference = Math.fma(-trials, share, successes);
    double exponent =
        stirlingError(trials)
            - stirlingError(successes)
            - stirlingError(failures)
            - Deviance.of(successes, trials * share, difference)
            - Deviance.of(failures, trials * (1 - share), -difference);
    return Math.exp(exponent) * Math.sqrt(trials / (2 * Math.PI * successes * failures));
  }

  /** What Stirling's formula leaves of {@code lnGamma(z + 1)}, for z > 0. */
  private static double stirlingError(double z) {
    if (z < SERIES_FROM) {
      return Gamma.logGamma(z + 1) - (z + 0.5) * Math.log(z) + z - HALF_LOG_TWO_PI;
    }
    double r = 1 / (z * z);
    return (1 / 12.0 - r * (1 / 360.0 - r * (1 / 1260.0 - r * (1 / 1680.0 - r / 1188)))) / z;
  }
}
