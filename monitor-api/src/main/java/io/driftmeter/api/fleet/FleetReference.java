package io.driftmeter.api.fleet;

import java.util.List;
import java.util.Objects;

/**
 * What the replicas of a version are compared with together. Immutable.
 *
 * @param rule the rule
 * @param columns the columns, in schema order
 */
public record FleetReference(FleetRule rule, List<FleetColumn> columns) {

  /** Copies the list. */
  public FleetReference {
    Objects.requireNonNull(rule, "rule");
    columns = List.copyOf(columns);
  }
}
