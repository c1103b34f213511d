package io.driftmeter.stats.verdict;

import io.driftmeter.api.report.Confidence;
import io.driftmeter.stats.profile.WindowGroups;

/**
 * Which windows of a reference are about as large as a live one: how many of them have to be
 * merged, and how much such windows can be trusted to tell. Immutable.
 *
 * @param groups the windows
 * @param meanCount how many observations of the column a window has on average
 */
record WindowSizes(WindowGroups groups, double meanCount) {

  /** With fewer windows than these it is hardly known. */
  private static final int FEWEST_WINDOWS = 8;

  private static final int MAX_GROUP = 1000;

  /**
   * What to do for a live window.
   *
   * @param group how many windows of the reference are merged
   * @param confidence how well the variation is known then
   */
  record Choice(int group, Confidence confidence) {}

  /** Merges as many as the live window is worth, or fewer so that enough groups are left. */
  Choice choose(long observations) {
    int wanted =
        meanCount == 0
            ? 1
            : (int) Math.max(1, Math.min(MAX_GROUP, Math.rint(observations / meanCount)));
    int group = Math.min(wanted, groups.largest());
    boolean isOfThisSize = 4 * group >= 3 * wanted && observations >= meanCount / 4;
    return new Choice(group, confidence(groups.count(group), isOfThisSize));
  }

  /** The grade of that many windows. */
  static Confidence confidence(int windows, boolean areOfThisSize) {
    if (windows < FEWEST_WINDOWS) {
      return Confidence.LOW;
    }
    return windows >= WindowGroups.ENOUGH && areOfThisSize ? Confidence.HIGH : Confidence.MODERATE;
  }
}
