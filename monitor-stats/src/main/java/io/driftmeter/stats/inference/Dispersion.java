package io.driftmeter.stats.inference;

/**
 * Overdispersion of a share: how much more it varies from window to window than it would if rows
 * were independent. Counts divided by it are about as good as those of independent rows.
 *
 * <p>Source: McCullagh, Nelder, Generalized Linear Models, 2nd edition 1989, section 4.5.
 */
public final class Dispersion {

  private Dispersion() {}

  /**
   * The mean of {@code (x - n p)^2 / (n p (1 - p))} over the windows that have rows, with the share
   * p of all of them; 1 where that is within one standard error of 1, {@code root(2 / windows)}, or
   * below. Of independent rows more than that comes from one reference in six, and dividing rare
   * events by what chance made of it would cost half the power to see them double.
   *
   * @param hits events of each window, x
   * @param counts rows of each window, n
   * @return at least 1; exactly 1 if fewer than two windows have rows, or p is 0 or 1
   * @throws IllegalArgumentException if the lengths differ, or hits are negative or more than the
   *     count
   */
  public static double of(long[] hits, long[] counts) {
    if (hits.length != counts.length) {
      throw new IllegalArgumentException(
          "hits has " + hits.length + " windows, counts has " + counts.length);
    }
    double events = 0;
    double rows = 0;
    int windows = 0;
    for (int i = 0; i < hits.length; i++) {
      Arguments.checkNotNegative("hits", hits[i]);
      if (hits[i] > counts[i]) {
        throw new IllegalArgumentException(
            "hits[" + i + "] is " + hits[i] + ", more than its count, " + counts[i]);
      }
      events += hits[i];
      rows += counts[i];
      windows += counts[i] > 0 ? 1 : 0;
    }
    if (windows < 2 || events == 0 || events == rows) {
      return 1;
    }
    double share = events / rows;
    double sum = 0;
    for (int i = 0; i < hits.length; i++) {
      if (counts[i] > 0) {
        double excess = hits[i] - counts[i] * share;
        sum += excess * excess / (counts[i] * share * (1 - share));
      }
    }
    double estimate = sum / windows;
    return estimate > 1 + Math.sqrt(2.0 / windows) ? estimate : 1;
  }
}
