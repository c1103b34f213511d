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
 * @param dependence how much windows of each length vary while nothing drifts, as the windows of
 *     the reference tell; every length is there
 * @param quality the reference's share of each kind of observation that is no usable value; those
 *     that the column can have
 */
public record FleetColumn(
    Column column,
    String grid,
    List<FleetBin> bins,
    List<FleetDecision> decisions,
    long values,
    Map<FleetWindow, FleetDependence> dependence,
    Map<Quality, Double> quality) {

  /** Copies the collections, and checks that every window has its dependence. */
  public FleetColumn {
    Objects.requireNonNull(column, "column");
    Objects.requireNonNull(grid, "grid");
    bins = List.copyOf(bins);
    decisions = List.copyOf(decisions);
    dependence = Map.copyOf(dependence);
    quality = Map.copyOf(quality);
    for (FleetWindow window : FleetWindow.values()) {
      if (!dependence.containsKey(window)) {
        throw new IllegalArgumentException(
            "dependence of column '%s' has no %s, but must have every window"
                .formatted(column.name(), window));
      }
    }
  }
}
