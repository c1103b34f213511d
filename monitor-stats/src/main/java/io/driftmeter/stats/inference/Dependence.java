package io.driftmeter.stats.inference;

/**
 * How the chi-square statistic of dependent rows differs from that of independent ones: it is
 * distributed like {@code scale} times a chi-square with {@code degrees} degrees of freedom.
 * Repeated requests, sessions and slow cycles all make it larger than independent rows would.
 *
 * <p>Source: Satterthwaite, An approximate distribution of estimates of variance components, 1946,
 * <a href="https://doi.org/10.2307/3002019">doi:10.2307/3002019</a>; for counts: Rao, Scott, The
 * analysis of categorical data from complex sample surveys, 1981, <a
 * href="https://doi.org/10.1080/01621459.1981.10477633">doi:10.1080/01621459.1981.10477633</a>.
 *
 * @param scale the factor a of the statistic, more than 0; 1 for independent rows
 * @param degrees the degrees of freedom nu, more than 0; a test uses at most its bins less one, so
 *     infinity means exactly that many, as for independent rows
 * @param inflation the factor phi by which the mean of the statistic exceeds its bins less one, at
 *     least 1 in practice, more than 0 here; 1 for independent rows
 */
public record Dependence(double scale, double degrees, double inflation) {

  private static final Dependence INDEPENDENT = new Dependence(1, Double.POSITIVE_INFINITY, 1);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a component is out of range
   */
  public Dependence {
    Arguments.checkPositive("scale", scale);
    Arguments.checkPositive("inflation", inflation);
    if (!(degrees > 0)) {
      throw new IllegalArgumentException("degrees is " + degrees + ", not positive");
    }
  }

  /** Rows that do not depend on one another. */
  public static Dependence independent() {
    return INDEPENDENT;
  }
}
