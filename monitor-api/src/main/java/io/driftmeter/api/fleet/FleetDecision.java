package io.driftmeter.api.fleet;

import java.util.Objects;

/**
 * One decision that follows from an output. Immutable.
 *
 * @param label {@code >= 0.5}, {@code category 3} or the name of the class
 * @param share the share of the reference's values that led to it, 0 to 1
 */
public record FleetDecision(String label, double share) {

  /** Checks the share. */
  public FleetDecision {
    Objects.requireNonNull(label, "label");
    FleetBin.checkShare(share);
  }
}
