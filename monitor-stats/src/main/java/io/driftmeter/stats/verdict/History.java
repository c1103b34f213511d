package io.driftmeter.stats.verdict;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/*
 * A block is one window, or several that were too small to be judged alone. Blocks rather than windows are what slides,
 * so a test at any scale is made at most once per window, whatever the traffic.
 */
/** The coarse counts of the last {@value #LENGTH} blocks of one column. Not thread-safe. */
final class History {

  /** The largest scale. */
  static final int LENGTH = 16;

  private final long[][] blocks = new long[LENGTH][];
  private final Instant[] starts = new Instant[LENGTH];
  private final @Nullable Slice[] merged = new Slice[LENGTH + 1];
  private Instant end = Instant.EPOCH;
  private long added;

  /** Adds the newest block; the array is kept. */
  void add(long[] counts, Instant start, Instant end) {
    int at = (int) (added++ % LENGTH);
    blocks[at] = counts;
    starts[at] = start;
    this.end = end;
    Arrays.fill(merged, null);
  }

  /** How many blocks were ever added. */
  long added() {
    return added;
  }

  /** The last blocks, merged; that many must have been added. Every question asks for the same. */
  Slice last(int scale) {
    Slice slice = merged[scale];
    if (slice == null) {
      slice = merge(scale);
      merged[scale] = slice;
    }
    return slice;
  }

  private Slice merge(int scale) {
    int first = (int) ((added - scale) % LENGTH);
    long[] sum = blocks[first].clone();
    for (int i = 1; i < scale; i++) {
      long[] block = blocks[(first + i) % LENGTH];
      for (int cell = 0; cell < sum.length; cell++) {
        sum[cell] += block[cell];
      }
    }
    return new Slice(sum, scale, starts[first], end);
  }

  @Override
  public String toString() {
    return "History[%d blocks, last %s]".formatted(added, Arrays.toString(blocks));
  }
}
