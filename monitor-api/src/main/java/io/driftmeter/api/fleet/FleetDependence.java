package io.driftmeter.api.fleet;

/**
 * What dependence of rows does to the chi-square statistic of a column's bins: divided by the
 * scale, it follows a chi-square law with these degrees of freedom while nothing drifts. Immutable.
 *
 * @param scale finite and at least 1; 1 for independent rows
 * @param degrees finite and more than 0; the bins less one for independent rows
 */
public record FleetDependence(double scale, double degrees) {

  /** Checks the ranges. */
  public FleetDependence {
    if (!(scale >= 1 && scale < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "scale is %s, but must be finite and at least 1".formatted(scale));
    }
    if (!(degrees > 0 && degrees < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "degrees is %s, but must be finite and more than 0".formatted(degrees));
    }
  }
}
