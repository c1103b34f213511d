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

  /** A window is calm when the p-value, not adjusted, is above this. */
  double CALM_P_VALUE = 0.5;

  /** Whether nothing of a difference that was found before is left. */
  default boolean isCalm() {
    return pValue() > CALM_P_VALUE;
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
