package io.driftmeter.stats;

import io.driftmeter.stats.verdict.Tolerances;

/**
 * How large a difference must be to be of interest. Which ones are seen at all depends on the
 * traffic; a report says what was the smallest.
 */
public enum Sensitivity {
  /** For models with much traffic, whose small changes cost money. */
  FINE(new Tolerances(0.005, 0.002, 1.25, 1.5)),
  /** For most models. */
  STANDARD(new Tolerances(0.02, 0.005, 1.5, 2)),
  /** For models whose inputs move all the time. */
  COARSE(new Tolerances(0.05, 0.02, 2, 4));

  private final Tolerances tolerances;

  Sensitivity(Tolerances tolerances) {
    this.tolerances = tolerances;
  }

  Tolerances tolerances() {
    return tolerances;
  }
}
