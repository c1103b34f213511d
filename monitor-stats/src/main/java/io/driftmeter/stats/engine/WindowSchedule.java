package io.driftmeter.stats.engine;

import java.time.Duration;
import java.time.Instant;

/**
 * When windows end: at multiples of their length since the epoch, so that all replicas cut at the
 * same moments.
 */
record WindowSchedule(Duration length) {

  /** The end of the window that holds this instant. */
  Instant endAfter(Instant now) {
    long millis = length.toMillis();
    return Instant.ofEpochMilli((Math.floorDiv(now.toEpochMilli(), millis) + 1) * millis);
  }
}
