package io.driftmeter.api.fleet;

/**
 * What dependence of rows does to the chi-square statistic of a column's bins: divided by the
 * scale, it follows a chi-square law with these degrees of freedom while nothing drifts. Immutable.
 *
 * @param scale at least 1; 1 for independent rows
 * @param degrees more than 0; the bins less one for independent rows
 */
public record FleetDependence(double scale, double degrees) {}
