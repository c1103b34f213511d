package io.driftmeter.stats.inference;

/**
 * Exact one-sided test of a share: how probable is it to see so many, if the true share were only
 * the given one?
 *
 * <p>Sums the tail from its largest term. The regularized beta function of Commons Math would do
 * for small counts, but takes differences of logarithms as large as the counts: of 10<sup>9</sup>
 * trials it has seven digits, this has twelve.
 */
public final class BinomialTest {

  private static final double NEGLIGIBLE = 1e-18;

  private BinomialTest() {}

  /**
   * Probability of at least the given number of successes, {@code P(X >= successes)} for a binomial
   * X. The time grows with the square root of the number of trials.
   *
   * @param successes number seen, 0 to trials
   * @param trials number of trials, at least 0
   * @param share probability of success in one trial under the hypothesis, 0 to 1
   * @return 0 to 1
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static double upperTail(long successes, long trials, double share) {
    Arguments.checkNotNegative("successes", successes);
    Arguments.checkProbability("share", share);
    if (successes > trials) {
      throw new IllegalArgumentException(
          "successes is " + successes + ", more than trials, " + trials);
    }
    if (successes == 0 || share == 1) {
      return 1;
    }
    if (share == 0) {
      return 0;
    }
    // up to the mean the tail is at least a quarter, so that its complement loses no digits
    return successes > trials * share
        ? atLeast(successes, trials, share)
        : 1 - atMost(successes - 1, trials, share);
  }

  /** The probabilities fall from k upwards, so the sum ends when they no longer count. */
  private static double atLeast(long k, long trials, double share) {
    double odds = share / (1 - share);
    double sum = 1;
    double term = 1;
    for (long i = k; i < trials && term > sum * NEGLIGIBLE; i++) {
      term *= (double) (trials - i) / (i + 1) * odds;
      sum += term;
    }
    return Math.min(1, SaddlePoint.binomial((double) k, (double) trials, share) * sum);
  }

  /** The same downwards. */
  private static double atMost(long k, long trials, double share) {
    double inverseOdds = (1 - share) / share;
    double sum = 1;
    double term = 1;
    for (long i = k; i > 0 && term > sum * NEGLIGIBLE; i--) {
      term *= (double) i / (trials - i + 1) * inverseOdds;
      sum += term;
    }
    return Math.min(1, SaddlePoint.binomial((double) k, (double) trials, share) * sum);
  }
}
