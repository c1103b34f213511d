package io.driftmeter.stats.verdict;

import io.driftmeter.api.report.Severity;

/** The steps of {@link Severity}. */
final class Severities {

  /** The confidence with which a step must be exceeded. */
  static final double CONFIDENCE = 0.95;

  private Severities() {}

  /** By a lower bound of the population stability index. */
  static Severity ofPsi(double bound) {
    return of(bound, 0.1, 0.25);
  }

  /** By a bound of how many times more or fewer, at least 1. */
  static Severity ofRatio(double bound) {
    return of(bound, 2, 5);
  }

  /** By a lower bound of how much larger a share is, 0 to 1. */
  static Severity ofExcess(double bound) {
    return of(bound, 0.01, 0.1);
  }

  private static Severity of(double bound, double moderate, double major) {
    if (bound >= major) {
      return Severity.MAJOR;
    }
    return bound >= moderate ? Severity.MODERATE : Severity.SLIGHT;
  }
}
