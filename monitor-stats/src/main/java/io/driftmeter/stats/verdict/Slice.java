package io.driftmeter.stats.verdict;

import java.time.Duration;
import java.time.Instant;

/**
 * The counts of the last windows of a column, merged.
 *
 * @param counts the counts, in the cells of the {@link History} they come from
 * @param scale how many blocks were merged
 * @param start when the first of them began
 * @param end when the last of them ended
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Slice(long[] counts, int scale, Instant start, Instant end) {

  private static final Duration HOUR = Duration.ofHours(1);

  /** Whether it has an hour of the day: not when windows were merged or carried over for longer. */
  boolean isWithinAnHour() {
    return Duration.between(start, end).compareTo(HOUR) <= 0;
  }
}
