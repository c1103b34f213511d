package io.driftmeter.stats.profile;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One window of a reference in coarse counts: for each column those of its bins, then those of its
 * {@link StateBins}. Immutable, compared by value.
 */
public final class ReferenceWindow {

  static final int[] NONE = {};

  /** By time; what is left is only there to make the order of equal times one and the same. */
  static final Comparator<ReferenceWindow> ORDER =
      Comparator.comparing(
              ReferenceWindow::start, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
          .thenComparing(
              ReferenceWindow::end, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
          .thenComparingLong(ReferenceWindow::rows)
          .thenComparingLong(ReferenceWindow::errors)
          .thenComparing(window -> window.counts, (a, b) -> Arrays.compare(a, b, Arrays::compare));

  private final @Nullable Instant start;
  private final @Nullable Instant end;
  private final long rows;
  private final long errors;
  private final int[][] counts;

  private ReferenceWindow(
      @Nullable Instant start, @Nullable Instant end, long rows, long errors, int[][] counts) {
    if ((start == null) != (end == null) || (start != null && !start.isBefore(end))) {
      throw new IllegalArgumentException(
          "a window from %s to %s has no length".formatted(start, end));
    }
    if (rows < 0 || errors < 0) {
      throw new IllegalArgumentException(
          "a window has %d rows and %d errors: both must be at least 0".formatted(rows, errors));
    }
    this.start = start;
    this.end = end;
    this.rows = rows;
    this.errors = errors;
    this.counts = counts;
  }

  /**
   * A window.
   *
   * @param start when it began, or null where that is not known
   * @param end when it ended, after its start; null when the start is
   * @param rows how many rows it has
   * @param errors how many predictions failed
   * @param counts for each column, in schema order, the counts of its bins and states
   * @throws IllegalArgumentException when times or counts are out of range
   */
  public static ReferenceWindow of(
      @Nullable Instant start, @Nullable Instant end, long rows, long errors, List<long[]> counts) {
    return new ReferenceWindow(
        start,
        end,
        rows,
        errors,
        counts.stream().map(ReferenceWindow::compact).toArray(int[][]::new));
  }

  /** The arrays, without trailing zeros, are kept. */
  static ReferenceWindow ofCompact(
      @Nullable Instant start, @Nullable Instant end, long rows, long errors, int[][] counts) {
    return new ReferenceWindow(start, end, rows, errors, counts);
  }

  private static int[] compact(long[] counts) {
    int used = counts.length;
    while (used > 0 && counts[used - 1] == 0) {
      used--;
    }
    int[] compact = used == 0 ? NONE : new int[used];
    for (int i = 0; i < used; i++) {
      if (counts[i] < 0 || counts[i] > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            "a window counts %d in one bin, but may count 0 to %d"
                .formatted(counts[i], Integer.MAX_VALUE));
      }
      compact[i] = (int) counts[i];
    }
    return compact;
  }

  /** When it began, or null where that is not known. */
  public @Nullable Instant start() {
    return start;
  }

  /** When it ended, or null where that is not known. */
  public @Nullable Instant end() {
    return end;
  }

  /** How many rows it has. */
  public long rows() {
    return rows;
  }

  /** How many predictions failed. */
  public long errors() {
    return errors;
  }

  /** About how many bytes it holds. */
  public long bytes() {
    long bytes = 64;
    for (int[] column : counts) {
      bytes += 24 + 4L * column.length;
    }
    return bytes;
  }

  /** How many columns it counts. */
  int columns() {
    return counts.length;
  }

  /**
   * The counts of a column, in a new array.
   *
   * @param column its position in the schema
   * @param size how many bins and states it has
   */
  public long[] counts(int column, int size) {
    int[] compact = counts[column];
    long[] dense = new long[size];
    for (int i = 0; i < compact.length; i++) {
      dense[i] = compact[i];
    }
    return dense;
  }

  /** The counts of a column without trailing zeros; not to be changed. */
  int[] compactCounts(int column) {
    return counts[column];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ReferenceWindow that && ORDER.compare(this, that) == 0;
  }

  @Override
  public int hashCode() {
    int hash = Objects.hash(start, end, rows, errors);
    for (int[] column : counts) {
      hash = 31 * hash + Arrays.hashCode(column);
    }
    return hash;
  }

  @Override
  public String toString() {
    return "ReferenceWindow[%s to %s, %d rows]".formatted(start, end, rows);
  }
}
