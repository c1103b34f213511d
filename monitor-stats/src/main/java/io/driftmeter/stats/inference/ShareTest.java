package io.driftmeter.stats.inference;

import org.apache.commons.math3.special.Erf;

/**
 * Exact comparison of a share of the live data with the same share of the reference: x of n rows
 * against y of m. Right for the smallest counts, such as the approvals of a model that declines
 * almost everything, where divergences see nothing.
 *
 * <p>The live count is referred to the beta-binomial law with {@code alpha = y + a m + 1} and
 * {@code beta = m - y - a m} for an allowance a: what can be expected of n more rows of the
 * reference, had it had so many more events. With no allowance the p-value is that of Fisher's
 * exact test, one-sided.
 *
 * <p>Counts of dependent rows are divided by their {@link Dispersion} first; the live count that
 * speaks against the hypothesis is then rounded down and the number of live rows up, so that the
 * test stays on the safe side. For the same reason reference events that are not whole, with the
 * allowance, are rounded up where the live rows outnumber the reference's.
 *
 * <p>Immutable and thread-safe.
 *
 * @param liveCount number of live rows with the event, x
 * @param live number of live rows, n
 * @param referenceCount number of reference rows with the event, y
 * @param reference number of reference rows, m
 * @param dispersion how many dependent rows are worth one independent row, at least 1
 */
public record ShareTest(
    long liveCount, long live, long referenceCount, long reference, double dispersion) {

  private static final double USUAL_POWER = 0.8;
  private static final double POWER_QUANTILE = Math.sqrt(2) * Erf.erfInv(2 * USUAL_POWER - 1);

  /** Factors are looked for up to this distance from 1, in halvings or doublings. */
  private static final int FARTHEST = 200;

  /**
   * Checks the counts.
   *
   * @throws IllegalArgumentException if a count is negative or more than its rows, or the
   *     dispersion is not finite and at least 1
   */
  public ShareTest {
    checkCount("liveCount", liveCount, "live", live);
    checkCount("referenceCount", referenceCount, "reference", reference);
    if (!(dispersion >= 1 && dispersion < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "dispersion is " + dispersion + ", not finite and at least 1");
    }
  }

  private static void checkCount(String name, long count, String ofName, long of) {
    Arguments.checkNotNegative(name, count);
    if (count > of) {
      throw new IllegalArgumentException(
          name + " is " + count + ", more than " + ofName + ", " + of);
    }
  }

  /** The test for independent rows. */
  public static ShareTest of(long liveCount, long live, long referenceCount, long reference) {
    return new ShareTest(liveCount, live, referenceCount, reference, 1);
  }

  /**
   * The p-value of "the live share exceeds the reference's by the allowance at most": probability
   * of so many live events, or more. The time grows with the square root of the rows of the smaller
   * side.
   *
   * @param allowance 0 to 1
   * @return 0 to 1; 1 without live events, or without a reference row that is no event even with
   *     the allowance
   * @throws IllegalArgumentException if the allowance is out of range
   */
  public double moreThan(double allowance) {
    Arguments.checkProbability("allowance", allowance);
    return events().upperTail(allowance, 1);
  }

  /**
   * The p-value of "the live share falls short of the reference's by the allowance at most", by
   * symmetry: {@link #moreThan} of the rows without the event.
   *
   * @param allowance 0 to 1
   * @return 0 to 1; 1 if all live rows are events
   * @throws IllegalArgumentException if the allowance is out of range
   */
  public double fewerThan(double allowance) {
    Arguments.checkProbability("allowance", allowance);
    return nonEvents().upperTail(allowance, 1);
  }

  /**
   * A lower confidence bound of the live rate divided by the reference's: the factor f up to which
   * y events in m/f reference rows would be rejected by {@link #moreThan}.
   *
   * @param confidence probability that the true ratio is not below, 0 to 1, exclusive
   * @return at least 0; 0 without live events, more than 0 with them, even if the reference has
   *     none
   * @throws IllegalArgumentException if confidence is out of range
   */
  public double ratioLowerBound(double confidence) {
    Arguments.checkBetween("confidence", confidence, 0, 1);
    Scaled events = events();
    if (events.x == 0) {
      return 0;
    }
    return boundary(factor -> events.upperTail(0, 1 / factor) <= 1 - confidence);
  }

  /**
   * An upper confidence bound of the live rate divided by the reference's: the factor f from which
   * y events in m/f reference rows would be rejected by {@link #fewerThan}.
   *
   * @param confidence probability that the true ratio is not above, 0 to 1, exclusive
   * @return more than 0; infinite if no factor is rejected, as when the reference has no events or
   *     all live rows are events
   * @throws IllegalArgumentException if confidence is out of range
   */
  public double ratioUpperBound(double confidence) {
    Arguments.checkBetween("confidence", confidence, 0, 1);
    Scaled nonEvents = nonEvents();
    double events = referenceCount / dispersion;
    if (nonEvents.x == 0 || events < 1) {
      return Double.POSITIVE_INFINITY;
    }
    // beyond the factor at which all reference rows would be events, nothing is left to compare
    double largest = nonEvents.m / events;
    if (nonEvents.withEvents(events, largest) > 1 - confidence) {
      return Double.POSITIVE_INFINITY;
    }
    return boundary(
        factor -> factor < largest && nonEvents.withEvents(events, factor) > 1 - confidence);
  }

  /**
   * About the smallest live share that {@link #moreThan} would reveal in as many live rows, with a
   * probability of 0.8: the smallest count that is significant at that level, divided by the rows,
   * and the share that reaches it so often by the normal approximation.
   *
   * @param alpha level of the test, 0 to 1, exclusive
   * @param allowance 0 to 1
   * @return 0 to 1; 1 if not even live rows that are all events would be significant
   * @throws IllegalArgumentException if an argument is out of range
   */
  public double smallestDetectable(double alpha, double allowance) {
    Arguments.checkBetween("alpha", alpha, 0, 1);
    Arguments.checkProbability("allowance", allowance);
    Scaled events = events();
    double low = 0;
    double high = events.n + 1;
    while (high - low > 1) {
      double middle = Math.floor((low + high) / 2);
      if (events.withCount(middle).upperTail(allowance, 1) <= alpha) {
        high = middle;
      } else {
        low = middle;
      }
    }
    if (high > events.n) {
      return 1;
    }
    // solves n share - z root(n share (1 - share)) = count, half a row below the critical one
    double count = high - 0.5;
    double square = POWER_QUANTILE * POWER_QUANTILE;
    double spread = Math.sqrt(square / 4 + count * (1 - count / events.n));
    return (count + square / 2 + POWER_QUANTILE * spread) / (events.n + square);
  }

  private Scaled events() {
    return Scaled.of(liveCount, live, referenceCount, reference, dispersion);
  }

  private Scaled nonEvents() {
    return Scaled.of(live - liveCount, live, reference - referenceCount, reference, dispersion);
  }

  /** The largest factor, to 14 digits, below which the condition holds; bisects its logarithm. */
  private static double boundary(FactorCondition below) {
    double low = 1;
    double high = 1;
    if (below.holds(1)) {
      for (int i = 0; i < FARTHEST && below.holds(high); i++) {
        low = high;
        high *= 2;
      }
    } else {
      for (int i = 0; i < FARTHEST && !below.holds(low); i++) {
        high = low;
        low /= 2;
      }
    }
    for (int i = 0; i < 50; i++) {
      double middle = Math.sqrt(low) * Math.sqrt(high);
      if (below.holds(middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private interface FactorCondition {
    boolean holds(double factor);
  }

  /** Counts as independent rows would have them. */
  private record Scaled(double x, double n, double y, double m) {

    static Scaled of(long x, long n, long y, long m, double dispersion) {
      double count = Math.floor(x / dispersion);
      return new Scaled(
          count, Math.max(count, Math.ceil(n / dispersion)), y / dispersion, m / dispersion);
    }

    Scaled withCount(double count) {
      return new Scaled(count, n, y, m);
    }

    /** Against the same reference events among {@code rows} times as many rows. */
    double upperTail(double allowance, double rows) {
      return tail(y + allowance * m, m * rows);
    }

    /** Of the rows without the event, against m/factor rows of which so many have it. */
    double withEvents(double events, double factor) {
      return tail(m / factor - events, m / factor);
    }

    private double tail(double events, double rows) {
      return x == 0 ? 1 : BetaBinomial.upperTail(x, n, Math.max(0, events), rows);
    }
  }
}
