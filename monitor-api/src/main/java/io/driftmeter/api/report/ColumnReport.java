package io.driftmeter.api.report;

import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.schema.Column;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a window says of one column. Immutable.
 *
 * @param column the column
 * @param states the window's values by state
 * @param scores the drift scores by measure name, in the order in which the measures are
 *     configured; a measure that is not defined for the column, or for an empty window, is left out
 * @param findings what was asked of the column, at least one: the question of drift first, for the
 *     latency its objective or baseline
 * @param unseenExamples names of categories that the reference does not know; empty unless switched
 *     on
 */
public record ColumnReport(
    Column column,
    StateCounts states,
    Map<String, Double> scores,
    List<Finding> findings,
    List<String> unseenExamples) {

  /**
   * Copies the collections.
   *
   * @throws IllegalArgumentException when there is no finding
   */
  public ColumnReport {
    scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    findings = List.copyOf(findings);
    unseenExamples = List.copyOf(unseenExamples);
    if (findings.isEmpty()) {
      throw new IllegalArgumentException(
          "the report of column '%s' has no finding".formatted(column.name()));
    }
  }

  /** The answer to the first question: has this column drifted? */
  public Verdict verdict() {
    return findings.get(0).verdict();
  }

  /** The finding of a check, if it was made; of several decision rates the first. */
  public Optional<Finding> finding(Check check) {
    return findings.stream().filter(finding -> finding.check() == check).findFirst();
  }

  /** The score by that measure, if it is defined here. */
  public OptionalDouble score(String measure) {
    Double score = scores.get(measure);
    return score == null ? OptionalDouble.empty() : OptionalDouble.of(score);
  }

  @Override
  public String toString() {
    return column.name() + " " + verdict();
  }
}
