package io.driftmeter.api.fleet;

import java.util.Objects;

/**
 * One bin of a column. Immutable.
 *
 * @param label its place: {@code 00}, {@code 01} and so on in the order of the values, {@code c00},
 *     {@code c01} and so on where there is no order
 * @param range what is in it: {@code [100, 200)}, {@code < 100}, {@code category 3} or the name of
 *     the category, {@code other}
 * @param share the share of the reference's values that is in it, 0 to 1
 */
public record FleetBin(String label, String range, double share) {

  /** Checks the share. */
  public FleetBin {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(range, "range");
    checkShare(share);
  }

  static void checkShare(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share is %s, but must be 0 to 1".formatted(share));
    }
  }
}
