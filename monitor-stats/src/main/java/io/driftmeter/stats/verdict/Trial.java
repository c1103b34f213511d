package io.driftmeter.stats.verdict;

import io.driftmeter.api.report.Evidence;
import io.driftmeter.api.report.Response;
import io.driftmeter.api.report.Severity;

/** What the test of one question at one scale says, before all questions are judged together. */
interface Trial {

  int scale();

  /** Probability of this or something more extreme where there is nothing to find. */
  double pValue();

  /** Whether the difference, if it is real, is large enough to be of interest. */
  default boolean isRelevant() {
    return true;
  }

  /** How large it is; asked only where it is real and relevant. */
  Severity severity();

  /** What it asks of people, by itself: to be informed, or an alarm. */
  Response response();

  /**
   * What the answer rests on, with the p-value still to be adjusted.
   *
   * @param strictest the level that is asked of one question when no other finds anything
   */
  Evidence evidence(double strictest);
}
