package io.driftmeter.api.fleet;

import io.driftmeter.api.schema.Column;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A column as all replicas count it, and what the reference has there. Immutable.
 *
 * @param column the column
 * @param grid 12 hexadecimal digits that name the bins: counts may be added where they are equal,
 *     whatever the version or the reference
 * @param bins the bins; every value is in exactly one of them, those off the reference's grid and
 *     in categories that it does not know included
 * @param decisions the decisions that follow from it; none for a feature
 * @param values how many values the reference has in the bins
 * @param scale what dependence of the rows multiplies the chi-square statistic of the bins by, at
 *     least 1; 1 for independent rows
 * @param degrees degrees of freedom of the law that the statistic follows then, more than 0
 * @param quality the reference's share of each kind of observation that is no usable value; those
 *     that the column can have
 */
public record FleetColumn(
    Column column,
    String grid,
    List<FleetBin> bins,
    List<FleetDecision> decisions,
    long values,
    double scale,
    double degrees,
    Map<Quality, Double> quality) {

  /** Copies the collections. */
  public FleetColumn {
    Objects.requireNonNull(column, "column");
    Objects.requireNonNull(grid, "grid");
    bins = List.copyOf(bins);
    decisions = List.copyOf(decisions);
    quality = Map.copyOf(quality);
  }
}
