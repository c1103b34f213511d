package io.driftmeter.stats.inference;

/**
 * How a chi-square statistic of dependent rows differs from that of independent ones. Repeated
 * requests, sessions and slow cycles all make it larger, and spread it as if it had fewer degrees
 * of freedom: a statistic with {@code spare} degrees is distributed like {@link #scale} times a
 * chi-square of {@link #degrees(double)} degrees, which has the same mean and variance.
 *
 * <p>Source: Satterthwaite, An approximate distribution of estimates of variance components, 1946,
 * <a href="https://doi.org/10.2307/3002019">doi:10.2307/3002019</a>; for counts: Rao, Scott, The
 * analysis of categorical data from complex sample surveys, 1981, <a
 * href="https://doi.org/10.1080/01621459.1981.10477633">doi:10.1080/01621459.1981.10477633</a>.
 *
 * <p>Immutable and thread-safe.
 *
 * @param inflation the factor phi by which the mean of the statistic exceeds its degrees of
 *     freedom, at least 1; 1 for independent rows
 * @param degrees most degrees of freedom that the rows leave to any statistic, more than 0;
 *     infinity means that they take none away
 */
public record Dependence(double inflation, double degrees) {

  private static final Dependence INDEPENDENT = new Dependence(1, Double.POSITIVE_INFINITY);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a component is out of range
   */
  public Dependence {
    if (!(inflation >= 1 && inflation < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "inflation is " + inflation + ", not finite and at least 1");
    }
    if (!(degrees > 0)) {
      throw new IllegalArgumentException("degrees is " + degrees + ", not positive");
    }
  }

  /** Rows that do not depend on one another. */
  public static Dependence independent() {
    return INDEPENDENT;
  }

  /**
   * Learns from statistics of samples that did not drift: the inflation is the mean of the ratios,
   * but at least 1, and the degrees are {@code 2 inflation^2 / variance}, with the sample variance.
   *
   * <p>The fewer ratios, the less is known. From 48 of independent rows come an inflation of about
   * 1.02 and 18 degrees of 19, which costs little power.
   *
   * @param ratios each statistic divided by its degrees of freedom, finite and at least 0; two or
   *     more
   * @throws IllegalArgumentException if there are fewer than two, or one is out of range
   */
  public static Dependence learned(double[] ratios) {
    if (ratios.length < 2) {
      throw new IllegalArgumentException("there are " + ratios.length + " ratios, fewer than 2");
    }
    double mean = 0;
    for (double ratio : ratios) {
      Arguments.checkNotNegative("ratio", ratio);
      mean += ratio / ratios.length;
    }
    double squares = 0;
    for (double ratio : ratios) {
      squares += (ratio - mean) * (ratio - mean);
    }
    double variance = squares / (ratios.length - 1);
    double inflation = Math.max(1, mean);
    // no spread at all divides by zero, which is no limit
    return new Dependence(inflation, 2 * inflation * inflation / variance);
  }

  /**
   * Degrees of freedom of the chi-square law that a statistic follows.
   *
   * @param spare degrees of the statistic for independent rows, such as the bins less one; more
   *     than 0
   */
  public double degrees(double spare) {
    return Math.min(spare, degrees);
  }

  /**
   * What the statistic has to be divided by to follow that law, at least 1: {@code inflation spare
   * / degrees(spare)}.
   */
  public double scale(double spare) {
    return inflation * (spare / degrees(spare));
  }
}
