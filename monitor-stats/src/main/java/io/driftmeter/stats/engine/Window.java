package io.driftmeter.stats.engine;

import io.driftmeter.stats.recording.Layout;
import io.driftmeter.stats.recording.Tally;
import java.time.Instant;

/** The running window: what was drained since it began. */
final class Window {

  private final Tally tally;
  private final Instant start;
  private final Instant end;

  Window(Layout layout, Instant start, Instant end) {
    tally = new Tally(layout);
    this.start = start;
    this.end = end;
  }

  Tally tally() {
    return tally;
  }

  Instant start() {
    return start;
  }

  /**
   * Whether the window is over: its end has come, or the clock was put back to before its start.
   */
  boolean isOver(Instant now) {
    return !now.isBefore(end) || now.isBefore(start);
  }
}
