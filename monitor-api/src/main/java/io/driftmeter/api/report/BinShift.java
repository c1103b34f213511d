package io.driftmeter.api.report;

/**
 * One bin that moved. Immutable.
 *
 * @param label a range such as {@code [100, 200)}, the name of a category, or a state such as
 *     {@code missing}
 * @param referenceShare its share of the reference, 0 to 1
 * @param liveShare its share of the window, 0 to 1
 * @param contribution its part of the statistic, 0 to 1
 */
public record BinShift(
    String label, double referenceShare, double liveShare, double contribution) {}
