package io.driftmeter.stats.verdict;

import io.driftmeter.stats.inference.ReferenceVariation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The windows of one column of a reference by hour of the day. Immutable. */
final class HourCells {

  private final HourOfDay hourOfDay;
  private final long[] @Nullable [] counts = new long[HourOfDay.HOURS][];
  private final ReferenceVariation variation;

  /**
   * Adds up the windows of each hour.
   *
   * @param windows the counts of the windows
   * @param hours the hour of each, or -1 where it is not known
   * @param ordered how many leading bins are in value order
   */
  HourCells(HourOfDay hourOfDay, List<long[]> windows, int[] hours, int ordered) {
    this.hourOfDay = hourOfDay;
    List<List<long[]>> byHour = new ArrayList<>();
    for (int hour = 0; hour < HourOfDay.HOURS; hour++) {
      byHour.add(new ArrayList<>());
    }
    for (int i = 0; i < hours.length; i++) {
      if (hours[i] >= 0) {
        byHour.get(hours[i]).add(windows.get(i));
      }
    }
    for (int hour = 0; hour < HourOfDay.HOURS; hour++) {
      counts[hour] = sum(byHour.get(hour));
    }
    variation = ReferenceVariation.within(byHour, ordered);
  }

  private static long @Nullable [] sum(List<long[]> windows) {
    if (windows.isEmpty()) {
      return null;
    }
    long[] sum = windows.get(0).clone();
    for (long[] window : windows.subList(1, windows.size())) {
      for (int bin = 0; bin < sum.length; bin++) {
        sum[bin] += window[bin];
      }
    }
    return sum;
  }

  /** The counts of the hour of a live window, or null when the reference has none. */
  long @Nullable [] counts(Instant start, Instant end) {
    return counts[hourOfDay.of(start, end)];
  }

  /** How much windows of one hour differ from one another. */
  ReferenceVariation variation() {
    return variation;
  }
}
