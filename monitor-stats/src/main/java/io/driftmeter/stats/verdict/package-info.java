/**
 * From counts to answers: the bins of a reference, the scores, the test of every column, and their
 * joint verdict.
 *
 * <p>May import the api, profiles, measures, inference, grids and tallies. Data comes from the
 * engine as the tally of a closed window and leaves as column reports.
 */
@NullMarked
package io.driftmeter.stats.verdict;

import org.jspecify.annotations.NullMarked;
