package io.driftmeter.stats.measure;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The built-in measures and their definitions. All are immutable and thread-safe.
 *
 * <p>Notation: B bins; reference counts c<sub>p</sub> of total m and shares p; live counts
 * c<sub>q</sub> of total n and shares q; ln is the natural logarithm. <em>Smoothed</em> shares have
 * half a count added to every bin on both sides, {@code (c + 1/2) / (N + B/2)}, so that an empty
 * bin costs a finite, published amount; the other measures take the shares as they are.
 *
 * <p>Equal counts score exactly 0 in all of them, and so do equal shares unless they are smoothed:
 * equal shares of different totals then differ slightly. All are NaN when a side has no counts.
 */
public final class Measures {

  /**
   * Population stability index, {@code psi}: {@code sum (q - p) ln(q / p)}, in nats, smoothed.
   *
   * <p>Range 0 to infinity; symmetric. The sum of both Kullback-Leibler divergences. Without drift
   * its expectation is about {@code (B - 1)(1/n + 1/m)}, not 0.
   *
   * <p>Source: Yurdakul, Naranjo, Statistical properties of the population stability index, 2020,
   * <a href="https://doi.org/10.21314/JRMV.2020.227">doi:10.21314/JRMV.2020.227</a>; as a
   * divergence, Jeffreys, An invariant form for the prior probability in estimation problems, 1946,
   * <a href="https://doi.org/10.1098/rspa.1946.0056">doi:10.1098/rspa.1946.0056</a>.
   */
  public static final AdditiveMeasure PSI = new PopulationStabilityIndex("psi");

  /**
   * Jensen-Shannon distance, {@code jensen_shannon}: the square root of the base-2 divergence
   * {@code sum [p log2(p / r) + q log2(q / r)] / 2} with {@code r = (p + q) / 2}; not smoothed,
   * since {@code 0 log 0 = 0} and r is positive where p or q is.
   *
   * <p>Range 0 to 1, where 1 means no bin in common; symmetric, a metric. The number that {@code
   * scipy.spatial.distance.jensenshannon(p, q, base=2)} returns.
   *
   * <p>Source: Lin, Divergence measures based on the Shannon entropy, 1991, <a
   * href="https://doi.org/10.1109/18.61115">doi:10.1109/18.61115</a>; the root: Endres, Schindelin,
   * A new metric for probability distributions, 2003, <a
   * href="https://doi.org/10.1109/TIT.2003.813506">doi:10.1109/TIT.2003.813506</a>.
   */
  public static final Measure JENSEN_SHANNON = new JensenShannon("jensen_shannon");

  /**
   * Kullback-Leibler divergence of the live data from the reference, {@code kullback_leibler}:
   * {@code sum q ln(q / p)}, in nats, smoothed.
   *
   * <p>Range 0 to infinity; not symmetric. As contribution a bin gets {@code q ln(q / p) - q + p},
   * which adds up to the same score and is never negative.
   *
   * <p>Source: Kullback, Leibler, On information and sufficiency, 1951, <a
   * href="https://doi.org/10.1214/aoms/1177729694">doi:10.1214/aoms/1177729694</a>.
   */
  public static final AdditiveMeasure KULLBACK_LEIBLER = new KullbackLeibler("kullback_leibler");

  /**
   * Hellinger distance, {@code hellinger}: {@code root(sum (root q - root p)^2 / 2)}, not smoothed.
   *
   * <p>Range 0 to 1, where 1 means no bin in common; symmetric, a metric.
   *
   * <p>Source: Hellinger, Neue Begr&uuml;ndung der Theorie quadratischer Formen von unendlichvielen
   * Ver&auml;nderlichen, 1909, <a
   * href="https://doi.org/10.1515/crll.1909.136.210">doi:10.1515/crll.1909.136.210</a>.
   */
  public static final Measure HELLINGER = new Hellinger("hellinger");

  /**
   * Total variation distance, {@code total_variation}: {@code sum |q - p| / 2}, the share of rows
   * that would have to change bins; not smoothed.
   *
   * <p>Range 0 to 1, where 1 means no bin in common; symmetric, a metric.
   *
   * <p>Source: Levin, Peres, Markov Chains and Mixing Times, 2nd edition 2017, chapter 4.
   */
  public static final AdditiveMeasure TOTAL_VARIATION = new TotalVariation("total_variation");

  /**
   * L-infinity distance, {@code l_infinity}: {@code max |q - p|}, the largest change of one bin's
   * share; not smoothed.
   *
   * <p>Range 0 to 1; symmetric, a metric.
   *
   * <p>Source: Breck, Polyzotis, Roy, Whang, Zinkevich, Data Validation for Machine Learning,
   * Proceedings of Machine Learning and Systems, 2019.
   */
  public static final Measure L_INFINITY = new LInfinity("l_infinity");

  /**
   * Two-sample chi-square statistic, {@code chi_square}: {@code sum (root(m/n) cq - root(n/m) cp)^2
   * / (cq + cp)} over the bins that are not empty on both sides; not smoothed, no bins merged.
   *
   * <p>Range 0 to {@code n + m}; symmetric. Grows with the counts: without drift it is about {@code
   * B - 1}.
   *
   * <p>Source: Pearson, On the probability that two independent distributions of frequency are
   * really samples from the same population, 1911, <a
   * href="https://doi.org/10.1093/biomet/8.1-2.250">doi:10.1093/biomet/8.1-2.250</a>.
   */
  public static final AdditiveMeasure CHI_SQUARE = new ChiSquareStatistic("chi_square");

  /**
   * Kolmogorov-Smirnov distance, {@code kolmogorov_smirnov}: the largest gap between the cumulative
   * shares at the bin edges; not smoothed. For {@linkplain Comparison#ordered ordered} bins only,
   * NaN for others.
   *
   * <p>Range 0 to 1; symmetric, a metric. Never above the distance of the unbinned data, and below
   * it by at most the largest share of a bin.
   *
   * <p>Source: Smirnov, Table for estimating the goodness of fit of empirical distributions, 1948,
   * <a href="https://doi.org/10.1214/aoms/1177730256">doi:10.1214/aoms/1177730256</a>.
   */
  public static final Measure KOLMOGOROV_SMIRNOV = new KolmogorovSmirnov("kolmogorov_smirnov");

  /**
   * Wasserstein-1 or earth mover's distance, {@code wasserstein}: {@code sum |F - G| d}, with the
   * cumulative shares F and G after each bin and the step d from its position to the next; not
   * smoothed. For {@linkplain Comparison#ordered ordered} bins only, NaN for others.
   *
   * <p>Range 0 to the distance of the outermost positions, in the unit of the column; symmetric, a
   * metric.
   *
   * <p>Source: Vallender, Calculation of the Wasserstein distance between probability distributions
   * on the line, 1974, <a href="https://doi.org/10.1137/1118101">doi:10.1137/1118101</a>.
   */
  public static final Measure WASSERSTEIN = new Wasserstein("wasserstein");

  private static final List<Measure> ALL =
      List.of(
          PSI,
          JENSEN_SHANNON,
          KULLBACK_LEIBLER,
          HELLINGER,
          TOTAL_VARIATION,
          L_INFINITY,
          CHI_SQUARE,
          KOLMOGOROV_SMIRNOV,
          WASSERSTEIN);

  private Measures() {}

  /** All built-in measures, in a fixed order. */
  public static List<Measure> all() {
    return ALL;
  }

  /**
   * Returns the built-in measure of that name.
   *
   * @throws IllegalArgumentException if there is none; the message lists the names
   */
  public static Measure find(String name) {
    return ALL.stream()
        .filter(measure -> measure.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    ALL.stream()
                        .map(Measure::name)
                        .collect(
                            Collectors.joining(
                                ", ", "no measure '" + name + "', known are ", ""))));
  }
}
