package io.driftmeter.stats.verdict;

import io.driftmeter.api.report.Confidence;
import io.driftmeter.stats.inference.ReferenceVariation;

/**
 * The part of a reference that some windows are compared with: all of it, or its hour of the day.
 *
 * @param counts its counts in the bins of the column
 * @param variation how much its windows differ from one another
 * @param confidence how well that is known for windows of the live size
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ReferenceCell(long[] counts, ReferenceVariation variation, Confidence confidence) {}
