package io.driftmeter.stats.verdict;

import io.driftmeter.api.report.Check;

/**
 * What a question is about, the same in every window.
 *
 * @param check what is asked
 * @param column of which column, or part of the service
 * @param subject what of it; empty where the check says it all
 * @param family whose part of the budget it shares
 */
record Topic(Check check, String column, String subject, Family family) {}
