package io.driftmeter.stats.simulation;

import io.driftmeter.api.report.ColumnReport;

/** Rules of other tools, with the thresholds that they come with. */
enum PeerRule {
  PSI_10("PSI > .1", "psi", 0.1),
  PSI_20("PSI > .2", "psi", 0.2),
  JENSEN_SHANNON("JS > .1", "jensen_shannon", 0.1),
  KOLMOGOROV_SMIRNOV("KS p < .05", "kolmogorov_smirnov", 0.05),
  WASSERSTEIN("W1 > .1 sigma", "wasserstein", 0.1);

  private final String label;
  private final String measure;
  private final double threshold;

  PeerRule(String label, String measure, double threshold) {
    this.label = label;
    this.measure = measure;
    this.threshold = threshold;
  }

  String label() {
    return label;
  }

  /** Whether the rule alarms; the standard deviation of simulated columns is 1. */
  boolean alarms(ColumnReport column, double live, double reference) {
    double score = column.score(measure).orElse(0);
    return this == KOLMOGOROV_SMIRNOV
        ? pValue(score * Math.sqrt(live * reference / (live + reference))) < threshold
        : score > threshold;
  }

  /** Kolmogorov's asymptotic law. */
  private static double pValue(double scaled) {
    if (scaled < 0.2) {
      return 1;
    }
    double sum = 0;
    for (int k = 1; k <= 100; k++) {
      double term = 2 * StrictMath.exp(-2.0 * k * k * scaled * scaled);
      sum += k % 2 == 1 ? term : -term;
    }
    return Math.min(1, sum);
  }
}
