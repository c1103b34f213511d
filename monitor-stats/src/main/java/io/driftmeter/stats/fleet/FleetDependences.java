package io.driftmeter.stats.fleet;

import io.driftmeter.api.fleet.FleetDependence;
import io.driftmeter.api.fleet.FleetWindow;
import io.driftmeter.stats.inference.Dependence;
import io.driftmeter.stats.inference.ReferenceVariation;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.profile.ReferenceWindow;
import io.driftmeter.stats.profile.WindowGroups;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/*
 * A longer window has less noise, and what windows differ by besides, such as the hour of the day, is more of what is
 * left. So the variation of a window is learned from as many windows of the reference as make up its length, as long as
 * enough of these groups are there.
 */
/** What the windows of a reference tell of how much windows of the fleet vary. */
final class FleetDependences {

  private final List<ReferenceWindow> windows;
  private final WindowGroups groups;
  private final Duration usual;

  FleetDependences(Profile profile) {
    windows = profile.windows();
    groups = new WindowGroups(windows);
    usual = usualLength(windows);
  }

  /**
   * The median length of those that have times; longer than any window of the fleet where none has.
   */
  private static Duration usualLength(List<ReferenceWindow> windows) {
    List<Duration> lengths =
        windows.stream()
            .filter(window -> window.start() != null && window.end() != null)
            .map(window -> Duration.between(window.start(), window.end()))
            .sorted()
            .toList();
    return lengths.isEmpty() ? Duration.ofDays(2) : lengths.get(lengths.size() / 2);
  }

  /**
   * The dependence of one column.
   *
   * @param position of the column in the profile
   * @param coarse how many coarse bins it has
   * @param spare degrees of freedom of independent rows
   */
  Map<FleetWindow, FleetDependence> of(int position, int coarse, FleetBins bins, int spare) {
    List<long[]> counts =
        windows.stream().map(window -> bins.count(window.counts(position, coarse))).toList();
    Map<Integer, Dependence> learned = new HashMap<>();
    Map<FleetWindow, FleetDependence> of = new EnumMap<>(FleetWindow.class);
    for (FleetWindow window : FleetWindow.values()) {
      Dependence dependence =
          learned.computeIfAbsent(group(window), group -> learn(counts, group, bins));
      of.put(window, new FleetDependence(dependence.scale(spare), dependence.degrees(spare)));
    }
    return of;
  }

  private int group(FleetWindow window) {
    long windows = Math.round((double) window.length().toNanos() / usual.toNanos());
    return (int) Math.max(1, Math.min(groups.largest(), windows));
  }

  private Dependence learn(List<long[]> counts, int group, FleetBins bins) {
    List<long[]> merged =
        groups.groups(group).stream().map(members -> merge(counts, members)).toList();
    return ReferenceVariation.of(merged, bins.orderedCount()).chiSquare();
  }

  private static long[] merge(List<long[]> counts, int[] members) {
    long[] sum = counts.get(members[0]).clone();
    for (int i = 1; i < members.length; i++) {
      long[] more = counts.get(members[i]);
      for (int bin = 0; bin < sum.length; bin++) {
        sum[bin] += more[bin];
      }
    }
    return sum;
  }
}
