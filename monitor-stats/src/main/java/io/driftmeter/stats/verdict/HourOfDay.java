package io.driftmeter.stats.verdict;

import io.driftmeter.stats.profile.ReferenceWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Which hour of the day a window belongs to, in an explicit time zone: that of its middle. */
record HourOfDay(ZoneId zone) {

  static final int HOURS = 24;

  int of(Instant start, Instant end) {
    Instant middle = start.plus(Duration.between(start, end).dividedBy(2));
    return middle.atZone(zone).getHour();
  }

  /** The hour of a reference window, or -1 when its time is not known. */
  int of(ReferenceWindow window) {
    Instant start = window.start();
    Instant end = window.end();
    return start == null || end == null ? -1 : of(start, end);
  }
}
