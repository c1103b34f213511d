package io.driftmeter.stats.verdict;

/**
 * Which differences are accepted, however certain they are. Immutable; the builder of the monitor
 * checks the ranges.
 *
 * @param divergence the largest divergence of a column that is not drift, in units of the
 *     population stability index
 * @param excess by how much the share of missing, defaulted, failed, invalid or never seen values
 *     may exceed the reference's, 0 to 1
 * @param informingRatio the factor by which a rate must confidently differ for people to be
 *     informed, at least 1
 * @param alarmingRatio the factor by which it must differ to be an alarm, not below the other
 */
public record Tolerances(
    double divergence, double excess, double informingRatio, double alarmingRatio) {}
