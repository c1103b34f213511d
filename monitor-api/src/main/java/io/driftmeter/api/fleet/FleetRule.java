package io.driftmeter.api.fleet;

/**
 * The rule that applies to the counts of all replicas together. Immutable. The critical values are
 * points of the standard normal distribution: they spend a monitor's false-alarm budget on its
 * columns, looked at every quarter hour in windows of four lengths.
 *
 * @param tolerance the largest divergence of a column that is not drift, in units of the population
 *     stability index; finite and at least 0
 * @param excess by how much the share of a {@link Quality} may exceed the reference's, 0 to 1
 * @param informingRatio the factor by which the rate of a decision must confidently differ for
 *     people to be informed; at least 1
 * @param alarmingRatio the factor by which it must differ to be an alarm; finite and at least
 *     {@code informingRatio}
 * @param minimumCount the fewest values that are judged, at least 1
 * @param driftPoint the critical value of drift; this and the next are finite and more than 0
 * @param qualityPoint the critical value of an excess
 * @param decisionPoint the critical value of a decision rate
 */
public record FleetRule(
    double tolerance,
    double excess,
    double informingRatio,
    double alarmingRatio,
    int minimumCount,
    double driftPoint,
    double qualityPoint,
    double decisionPoint) {

  /** Checks the ranges. */
  public FleetRule {
    check("tolerance", tolerance, tolerance >= 0, "at least 0");
    check("excess", excess, excess >= 0 && excess <= 1, "0 to 1");
    check("informingRatio", informingRatio, informingRatio >= 1, "at least 1");
    check(
        "alarmingRatio",
        alarmingRatio,
        alarmingRatio >= informingRatio,
        "at least informingRatio, " + informingRatio);
    if (minimumCount < 1) {
      throw new IllegalArgumentException(
          "minimumCount is %s, but must be at least 1".formatted(minimumCount));
    }
    check("driftPoint", driftPoint, driftPoint > 0, "more than 0");
    check("qualityPoint", qualityPoint, qualityPoint > 0, "more than 0");
    check("decisionPoint", decisionPoint, decisionPoint > 0, "more than 0");
  }

  /** Comparisons with NaN are false, so that NaN is in no range. */
  private static void check(String parameter, double value, boolean isInRange, String range) {
    if (!isInRange || value == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "%s is %s, but must be finite and %s".formatted(parameter, value, range));
    }
  }
}
