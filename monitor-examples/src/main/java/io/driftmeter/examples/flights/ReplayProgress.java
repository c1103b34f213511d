package io.driftmeter.examples.flights;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * How far a replay has come: one line that is redrawn at a terminal, and elsewhere, where nothing
 * can be redrawn, a line every ten seconds. Safe for use by many threads.
 */
public final class ReplayProgress {
  private static final int BAR = 24;
  private static final String ERASE = "\033[K"; // from the cursor to the end of the line

  private final PrintStream out;
  private final boolean terminal;
  private final long rows;
  private final long start = System.nanoTime();
  private long done;
  private long drawn = start;

  /**
   * A replay that starts now.
   *
   * @param terminal whether {@code out} can redraw a line
   * @param rows how many rows there are to send
   */
  public ReplayProgress(PrintStream out, boolean terminal, long rows) {
    this.out = out;
    this.terminal = terminal;
    this.rows = rows;
  }

  /** One more row is answered. */
  public synchronized void step() {
    done++;
    long now = System.nanoTime();
    Duration pause = terminal ? Duration.ofMillis(100) : Duration.ofSeconds(10);
    if (now - drawn >= pause.toNanos()) {
      drawn = now;
      out.print(terminal ? "\r" + line(now) + ERASE : line(now) + System.lineSeparator());
      out.flush();
    }
  }

  /** Prints a line of its own, above the one that is redrawn. */
  public synchronized void print(String line) {
    clear();
    out.println(line);
  }

  /** Ends the replay: the redrawn line makes room for the summary that is returned. */
  public synchronized String finish() {
    clear();
    double seconds = seconds(System.nanoTime());
    return String.format(
        Locale.ROOT, "%d rows in %.1f s, %.0f rows/s", done, seconds, done / seconds);
  }

  private String line(long now) {
    double share = (double) done / rows;
    int filled = (int) (share * BAR);
    return String.format(
        Locale.ROOT,
        "%3.0f %% [%s%s] %d of %d rows, %.0f rows/s",
        100 * share,
        "#".repeat(filled),
        "-".repeat(BAR - filled),
        done,
        rows,
        done / seconds(now));
  }

  private double seconds(long now) {
    return Math.max(1, now - start) / 1e9;
  }

  private void clear() {
    if (terminal) {
      out.print("\r" + ERASE);
    }
  }
}
