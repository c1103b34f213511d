package io.driftmeter.stats;

import java.time.Duration;

/**
 * How many false alarms one model may cost: what a budget of pages means for each single window.
 * Immutable.
 *
 * @param count how many, above 0
 * @param period in how long, positive and at most 36 500 days
 */
public record FalseAlarms(double count, Duration period) {

  /** No window is judged at a level above this, however long it is. */
  private static final double MAX_ALPHA = 0.05;

  private static final Duration MAX_PERIOD = Duration.ofDays(36_500);

  /**
   * Checks both.
   *
   * @throws IllegalArgumentException naming the one that is out of range
   */
  public FalseAlarms {
    if (!(count > 0 && count < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "count of false alarms is %s, but must be above 0 and finite".formatted(count));
    }
    if (period.isZero() || period.isNegative() || period.compareTo(MAX_PERIOD) > 0) {
      throw new IllegalArgumentException(
          "period of false alarms is %s, but must be positive and at most %s"
              .formatted(period, MAX_PERIOD));
    }
  }

  /** That many in 30 days. */
  public static FalseAlarms perMonth(double count) {
    return new FalseAlarms(count, Duration.ofDays(30));
  }

  /**
   * The part of one model where that many share the budget: twenty models with one page a month
   * between them.
   *
   * @param models how many, at least 1
   */
  public FalseAlarms sharedBy(int models) {
    if (models < 1) {
      throw new IllegalArgumentException(
          "models that share the budget are %d, but must be at least 1".formatted(models));
    }
    return new FalseAlarms(count / models, period);
  }

  /** The level of one window: the budget divided by the number of windows, at most 0.05. */
  double alpha(Duration window) {
    double windows = (double) period.toNanos() / window.toNanos();
    return Math.min(MAX_ALPHA, count / windows);
  }
}
