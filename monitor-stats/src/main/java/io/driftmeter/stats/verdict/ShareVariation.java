package io.driftmeter.stats.verdict;

import io.driftmeter.api.report.Confidence;
import io.driftmeter.stats.inference.Dispersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/*
 * A share that follows the hour varies more between sixteen merged windows than between single ones. So, as for drift,
 * the windows of the reference are merged to about the live size before their variation is looked at.
 */
/** How much a share varies between windows of a given size. Not thread-safe. */
interface ShareVariation {

  /** The variation for windows with that many observations. */
  At at(long observations);

  /**
   * The variation at one size.
   *
   * @param dispersion how many times more the share varies than independent rows would, at least 1
   * @param confidence how well that is known
   */
  record At(double dispersion, Confidence confidence) {}

  /** The same at every size. */
  static ShareVariation constant(double dispersion, Confidence confidence) {
    At at = new At(dispersion, confidence);
    return observations -> at;
  }

  /**
   * What the windows of a reference show, looked at when a size is asked for first.
   *
   * @param hits the counts in question, by window
   * @param totals all counts, by window
   * @param sizes which groups of windows are of which size
   */
  static ShareVariation learned(Supplier<long[]> hits, Supplier<long[]> totals, WindowSizes sizes) {
    Map<Integer, At> byGroup = new HashMap<>();
    return observations -> {
      WindowSizes.Choice choice = sizes.choose(observations);
      At known =
          byGroup.computeIfAbsent(
              choice.group(),
              group -> {
                List<int[]> groups = sizes.groups().groups(group);
                return new At(
                    Dispersion.of(sums(groups, hits.get()), sums(groups, totals.get())),
                    Confidence.LOW);
              });
      return new At(known.dispersion(), choice.confidence());
    };
  }

  private static long[] sums(List<int[]> groups, long[] counts) {
    long[] sums = new long[groups.size()];
    for (int i = 0; i < sums.length; i++) {
      for (int window : groups.get(i)) {
        sums[i] += counts[window];
      }
    }
    return sums;
  }
}
