package io.driftmeter.stats.verdict;

import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.report.Evidence;
import io.driftmeter.api.report.Verdict;
import io.driftmeter.api.schema.Column;
import java.util.List;
import java.util.Map;

/**
 * What was found for one column before all columns are judged together.
 *
 * @param column the column
 * @param states the observations by state
 * @param scores the scores by measure
 * @param verdict not enough data, or a provisional {@code Stable} with evidence whose p-value is
 *     not yet adjusted
 */
record Finding(Column column, StateCounts states, Map<String, Double> scores, Verdict verdict) {

  static Finding of(
      Column column, StateCounts states, Map<String, Double> scores, Evidence evidence) {
    return new Finding(column, states, scores, new Verdict.Stable(evidence));
  }

  /** No scores either: of a few values they would only say how few there are. */
  static Finding insufficient(
      Column column, StateCounts states, long observed, long needed, String reason) {
    return new Finding(
        column, states, Map.of(), new Verdict.InsufficientData(observed, needed, reason));
  }

  /** The p-values of all findings that have evidence, in order. */
  static double[] pValues(List<Finding> findings) {
    return findings.stream()
        .flatMap(finding -> finding.verdict().grounds().stream())
        .mapToDouble(Evidence::pValue)
        .toArray();
  }
}
