package io.driftmeter.stats.verdict;

import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.schema.Column;
import java.util.List;
import java.util.Map;

/**
 * What a window says of one column, before everything is judged together.
 *
 * @param column the column
 * @param states the window's values by state
 * @param scores the scores by measure
 * @param inquiries what was asked, at least one
 */
record Answers(
    Column column, StateCounts states, Map<String, Double> scores, List<Inquiry> inquiries) {}
