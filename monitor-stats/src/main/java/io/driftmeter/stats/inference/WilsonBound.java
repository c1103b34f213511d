package io.driftmeter.stats.inference;

import org.apache.commons.math3.special.Erf;

/**
 * Bounds of a share by normal approximation, for figures that are shown and not decided by.
 *
 * <p>Source: Wilson, Probable inference, the law of succession, and statistical inference, 1927, <a
 * href="https://doi.org/10.1080/01621459.1927.10502953">doi:10.1080/01621459.1927.10502953</a>.
 */
public final class WilsonBound {

  private static final double USUAL_POWER = 0.8;

  private WilsonBound() {}

  /**
   * Lower end of a one-sided confidence interval.
   *
   * @param hits number seen, 0 to total; need not be whole
   * @param total number of trials, at least 0
   * @param confidence 0 to 1, exclusive
   * @return 0 to 1; 0 without trials
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static double lower(double hits, double total, double confidence) {
    Arguments.checkNotNegative("hits", hits);
    Arguments.checkNotNegative("total", total);
    Arguments.checkBetween("confidence", confidence, 0, 1);
    if (hits == 0 || total == 0) {
      return 0;
    }
    double z = quantile(1 - confidence);
    double share = hits / total;
    double z2 = z * z / total;
    double spread = z * Math.sqrt(share * (1 - share) / total + z2 / (4 * total));
    return Math.max(0, (share + z2 / 2 - spread) / (1 + z2));
  }

  /**
   * About the smallest share above an accepted one that as many trials reveal with probability 0.8;
   * an accepted share below one trial counts as one, since it takes a few to reveal anything.
   *
   * @param total number of trials, at least 0
   * @param accepted the accepted share, 0 to 1
   * @param alpha level of the test, 0 to 1, exclusive
   * @return accepted to 1; 1 without trials
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static double smallestDetectable(double total, double accepted, double alpha) {
    Arguments.checkNotNegative("total", total);
    Arguments.checkProbability("accepted", accepted);
    Arguments.checkBetween("alpha", alpha, 0, 1);
    if (total == 0) {
      return 1;
    }
    double z = quantile(alpha) + quantile(1 - USUAL_POWER);
    double share = Math.min(1, Math.max(accepted, 1 / total));
    return Math.min(1, share + z * Math.sqrt(share * (1 - share) / total));
  }

  /** The point that a standard normal variable exceeds with that probability. */
  private static double quantile(double upperTail) {
    return Math.sqrt(2) * Erf.erfcInv(2 * upperTail);
  }
}
