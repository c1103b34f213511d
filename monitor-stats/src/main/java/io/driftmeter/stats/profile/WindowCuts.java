package io.driftmeter.stats.profile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the rows of a reference into windows, by their times or by their number. Not thread-safe.
 *
 * <p>The tallies end a window whenever this does, so their windows have the same positions.
 */
final class WindowCuts {

  private final @Nullable Duration length;
  private final int rowsPerWindow;

  private final List<Window> ended = new ArrayList<>();
  private @Nullable Instant start;
  private @Nullable Instant end;
  private long rows;
  private boolean isEmpty = true;

  /** When something was recorded first, and the last time that was said. */
  private @Nullable Instant earliest;

  private @Nullable Instant latest;

  /** A window: when it began and ended, where that is known, and its rows. */
  private record Window(@Nullable Instant start, @Nullable Instant end, long rows) {}

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

  private boolean isNone() {
    return length == null && rowsPerWindow == 0;
  }

  /** The last time that was said, or null. */
  @Nullable Instant latest() {
    return latest;
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
    long sinceStart = Math.floorMod(time.getEpochSecond(), length.toSeconds());
    Instant begin = Instant.ofEpochSecond(time.getEpochSecond() - sinceStart);
    if (!begin.equals(start)) {
      Instant next = begin.plus(length);
      if (!isEmpty) {
        cut(tallies);
      }
      start = begin;
      end = next;
    }
    latest = time;
  }

  /** Something is about to be recorded, which may begin a window; refused when it cannot. */
  void beforeRecording() {
    if (length != null && start == null) {
      throw new IllegalStateException(
          "windows of %s need times: call at(..) before anything is recorded".formatted(length));
    }
    if (isEmpty && ended.size() == Profile.MAX_WINDOWS) {
      throw new IllegalStateException(
          "more windows than the limit of %d: make them longer".formatted(Profile.MAX_WINDOWS));
    }
    isEmpty = false;
    earliest = earliest == null ? latest : earliest;
  }

  /** A row was recorded; the window may end with that. */
  void addRow(Tallies tallies) {
    rows++;
    if (rows == rowsPerWindow) {
      cut(tallies);
    }
  }

  private void cut(Tallies tallies) {
    tallies.cut();
    ended.add(new Window(start, end, rows));
    rows = 0;
    isEmpty = true;
  }

  /** The windows so far, without a first or last one that the rows do not fill. */
  List<ReferenceWindow> windows(Tallies tallies, List<ColumnProfile> profiles) {
    if (isNone()) {
      return List.of();
    }
    List<Window> all = new ArrayList<>(ended);
    if (!isEmpty) {
      all.add(new Window(start, end, rows));
    }
    List<List<long[]>> byColumn = tallies.windows(profiles);
    List<ReferenceWindow> windows = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      int position = i;
      if (isHalfFull(all, i)) {
        List<long[]> counts = byColumn.stream().map(column -> column.get(position)).toList();
        Window window = all.get(i);
        windows.add(ReferenceWindow.of(window.start(), window.end(), window.rows(), 0, counts));
      }
    }
    return windows;
  }

  private boolean isHalfFull(List<Window> all, int position) {
    Window window = all.get(position);
    if (length == null) {
      return 2 * window.rows() >= rowsPerWindow;
    }
    boolean began = position > 0 || !isAfterMiddle(earliest, window);
    boolean ended = position < all.size() - 1 || isAfterMiddle(latest, window);
    return (began && ended) || 2 * window.rows() >= rowsOfOthers(all, window);
  }

  private boolean isAfterMiddle(@Nullable Instant time, Window window) {
    return time != null
        && window.end() != null
        && length != null
        && time.isAfter(window.end().minus(length.dividedBy(2)));
  }

  /** On average; 0 when there are none. */
  private static double rowsOfOthers(List<Window> all, Window window) {
    long rows = all.stream().mapToLong(Window::rows).sum() - window.rows();
    return all.size() == 1 ? 0 : (double) rows / (all.size() - 1);
  }
}
