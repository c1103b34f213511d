package io.driftmeter.stats.inference;

/** Upper quantiles of the standard normal distribution. */
final class StandardNormal {

  private StandardNormal() {}

  /**
   * The z that a standard normal variable exceeds with the given probability, 10<sup>-300</sup> to
   * 1 - 10<sup>-16</sup>: the square of z exceeds its own with twice the probability.
   */
  static double upperQuantile(double probability) {
    if (probability == 0.5) {
      return 0;
    }
    return probability < 0.5
        ? Math.sqrt(ChiSquare.criticalValue(2 * probability, 1))
        : -upperQuantile(1 - probability);
  }
}
