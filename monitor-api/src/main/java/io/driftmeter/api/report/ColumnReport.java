package io.driftmeter.api.report;

import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.schema.Column;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a window says of one column. Immutable.
 *
 * @param column the column
 * @param states the window's values by state
 * @param scores the drift scores by measure name, in the order in which the measures are
 *     configured; a measure that is not defined for the column, or for an empty window, is left out
 * @param verdict the answer
 * @param unseenExamples names of categories that the reference does not know; empty unless switched
 *     on
 */
public record ColumnReport(
    Column column,
    StateCounts states,
    Map<String, Double> scores,
    Verdict verdict,
    List<String> unseenExamples) {

  /** Copies the collections. */
  public ColumnReport {
    scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    unseenExamples = List.copyOf(unseenExamples);
  }

  /** The score by that measure, if it is defined here. */
  public OptionalDouble score(String measure) {
    Double score = scores.get(measure);
    return score == null ? OptionalDouble.empty() : OptionalDouble.of(score);
  }

  @Override
  public String toString() {
    return column.name() + " " + verdict;
  }
}
