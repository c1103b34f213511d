package io.driftmeter.api.fleet;

/**
 * The rule that applies to the counts of all replicas together. Immutable. The critical values are
 * points of the standard normal distribution: they spend a monitor's false-alarm budget on its
 * columns, looked at every quarter hour in windows of four lengths.
 *
 * @param tolerance the largest divergence of a column that is not drift, in units of the population
 *     stability index
 * @param excess by how much the share of a {@link Quality} may exceed the reference's
 * @param informingRatio the factor by which the rate of a decision must confidently differ for
 *     people to be informed
 * @param alarmingRatio the factor by which it must differ to be an alarm
 * @param minimumCount the fewest values that are judged
 * @param driftPoint the critical value of drift
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
    double decisionPoint) {}
