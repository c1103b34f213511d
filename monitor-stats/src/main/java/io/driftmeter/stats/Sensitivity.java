package io.driftmeter.stats;

import io.driftmeter.stats.verdict.Tolerances;

/**
 * How large a difference must be to be of interest. Which ones are seen at all depends on the
 * traffic; a report says what was the smallest.
 */
public enum Sensitivity {
  /** For models with much traffic, whose small changes cost money. */
  FINE(0.005, 0.002, 1.25, 1.5),
  /** For most models. */
  STANDARD(0.02, 0.005, 1.5, 2),
  /** For models whose inputs move all the time. */
  COARSE(0.05, 0.02, 2, 4);

  private final double divergence;
  private final double excess;
  private final double informingRatio;
  private final double alarmingRatio;

  Sensitivity(double divergence, double excess, double informingRatio, double alarmingRatio) {
    this.divergence = divergence;
    this.excess = excess;
    this.informingRatio = informingRatio;
    this.alarmingRatio = alarmingRatio;
  }

  Tolerances tolerances() {
    return new Tolerances(divergence, excess, informingRatio, alarmingRatio);
  }
}
