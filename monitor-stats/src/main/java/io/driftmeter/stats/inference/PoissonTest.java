package io.driftmeter.stats.inference;

/**
 * Exact one-sided tests of a count: how probable is one as extreme, if the mean were the given one?
 *
 * <p>The tails are chi-square tails: {@code P(X <= k)} is that of a chi-square variable with {@code
 * 2 (k + 1)} degrees exceeding twice the mean. Source: Johnson, Kemp, Kotz, Univariate Discrete
 * Distributions, 2005, section 4.2.
 */
public final class PoissonTest {

  private PoissonTest() {}

  /**
   * Probability of at most that count.
   *
   * @param count at least 0
   * @param mean at least 0 and finite
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static double lowerTail(long count, double mean) {
    Arguments.checkNotNegative("count", count);
    Arguments.checkNotNegative("mean", mean);
    return mean == 0 ? 1 : ChiSquare.upperTail(2 * mean, 2 * (count + 1.0));
  }

  /**
   * Probability of at least that count.
   *
   * @param count at least 0
   * @param mean at least 0 and finite
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static double upperTail(long count, double mean) {
    Arguments.checkNotNegative("count", count);
    Arguments.checkNotNegative("mean", mean);
    if (count == 0) {
      return 1;
    }
    return mean == 0 ? 0 : ChiSquare.lowerTail(2 * mean, 2.0 * count);
  }
}
