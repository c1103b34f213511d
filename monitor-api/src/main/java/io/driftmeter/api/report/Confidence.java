package io.driftmeter.api.report;

/** How well the conditions of a test are known to hold: the grade of its evidence. */
public enum Confidence {
  /**
   * How much the reference itself varies from window to window is not known, or the rows depend so
   * much on one another that a window is worth fewer than 200 of them. Drift of this grade informs
   * and does not alarm.
   */
  LOW,
  /** The variation is known, but from few windows, or from windows of another length. */
  MODERATE,
  /** The variation is known from at least 24 windows of about this length. */
  HIGH
}
