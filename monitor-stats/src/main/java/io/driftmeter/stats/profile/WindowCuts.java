package io.driftmeter.stats.profile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the rows of a reference into windows, by their times or by their number. Not thread-safe.
 */
final class WindowCuts {

  private final @Nullable Duration length;
  private final int rowsPerWindow;
  private final List<Cut> cuts = new ArrayList<>();
  private @Nullable Instant latest;
  private @Nullable Instant start;
  private long rows;
  private boolean isEmpty = true;

  /** A window that has ended. */
  private record Cut(@Nullable Instant start, @Nullable Instant end, long rows) {}

  private WindowCuts(@Nullable Duration length, int rowsPerWindow) {
    this.length = length;
    this.rowsPerWindow = rowsPerWindow;
  }

  static WindowCuts none() {
    return new WindowCuts(null, 0);
  }

  static WindowCuts byTime(Duration length) {
    return new WindowCuts(length, 0);
  }

  static WindowCuts byRows(int rows) {
    return new WindowCuts(null, rows);
  }

  /** The rows that follow happened then; the window before may end with that. */
  void at(Instant time, Tallies tallies) {
    if (length == null) {
      throw new IllegalStateException("at(..) needs windows of a length: call windows(..) first");
    }
    if (latest != null && time.isBefore(latest)) {
      throw new IllegalArgumentException(
          "time goes back from %s to %s: rows must come in their order".formatted(latest, time));
    }
    latest = time;
    long millis = length.toMillis();
    Instant begin = Instant.ofEpochMilli(Math.floorDiv(time.toEpochMilli(), millis) * millis);
    if (!begin.equals(start)) {
      cut(tallies);
      start = begin;
    }
  }

  /** Something was recorded outside rows. */
  void touch() {
    isEmpty = false;
  }

  /** A row was recorded; the window may end with that. */
  void addRow(Tallies tallies) {
    rows++;
    isEmpty = false;
    if (rows == rowsPerWindow) {
      cut(tallies);
    }
  }

  private void cut(Tallies tallies) {
    boolean isWindow = !isEmpty && (start != null || rowsPerWindow > 0);
    if (isWindow) {
      if (cuts.size() == Profile.MAX_WINDOWS) {
        throw new IllegalStateException(
            "more windows than the limit of %d: make them longer".formatted(Profile.MAX_WINDOWS));
      }
      tallies.cut();
      cuts.add(new Cut(start, start == null ? null : start.plus(length()), rows));
    }
    rows = 0;
    isEmpty = true;
  }

  private Duration length() {
    return length == null ? Duration.ZERO : length;
  }

  /**
   * The windows, the last one among them when it has at least half as many rows as the others have
   * on average. Recording may go on in a new one.
   */
  List<ReferenceWindow> windows(Tallies tallies, List<ColumnProfile> profiles) {
    if (length != null && latest == null) {
      throw new IllegalStateException(
          "the reference has windows of %s, but at(..) never said when its rows happened"
              .formatted(length));
    }
    double usual = cuts.stream().mapToLong(Cut::rows).average().orElse(rowsPerWindow);
    if (2 * rows >= usual) {
      cut(tallies);
    }
    List<List<long[]>> byColumn = tallies.windows(profiles);
    List<ReferenceWindow> windows = new ArrayList<>();
    for (int i = 0; i < cuts.size(); i++) {
      Cut cut = cuts.get(i);
      int window = i;
      windows.add(
          ReferenceWindow.of(
              cut.start(),
              cut.end(),
              cut.rows(),
              0,
              byColumn.stream().map(column -> column.get(window)).toList()));
    }
    return windows;
  }
}
