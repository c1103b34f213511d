package io.driftmeter.stats.engine;

import io.driftmeter.stats.profile.CategoricalProfile;
import io.driftmeter.stats.profile.ColumnProfile;
import io.driftmeter.stats.profile.NumericProfile;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.profile.ReferenceWindow;
import io.driftmeter.stats.verdict.References;
import java.util.stream.Stream;

/*
 * The constants are those of a 64-bit virtual machine with compressed references, and a test holds the sum against the
 * heap. The formula is part of the documentation: docs/overhead.md.
 */
/** About how many bytes a monitor holds, its references among them and meters not. */
final class MemoryEstimate {

  private static final long MONITOR = 128 << 10;

  /** Questions, findings and the last report of a column, and what its bins are called. */
  private static final long COLUMN = 8 << 10;

  private static final long ARRAY = 16;

  /** Blocks of a history, and merged ones that are kept for a while. */
  private static final long BLOCKS = 20;

  private MemoryEstimate() {}

  /**
   * The sum of all parts.
   *
   * @param recording what the counters and the rows being written hold
   */
  static long of(Deployment deployment, long recording) {
    long bytes = MONITOR + recording + 8L * deployment.layout().cellCount();
    References references = deployment.references();
    if (references == null) {
      return bytes;
    }
    bytes += references.main().columns().stream().mapToLong(MemoryEstimate::judging).sum();
    return bytes
        + Stream.of(references.main(), references.training(), references.anchor())
            .flatMap(Stream::ofNullable)
            .mapToLong(MemoryEstimate::profile)
            .sum();
  }

  /** What it takes to judge a column: its history, and where its buckets lie for the measures. */
  private static long judging(ColumnProfile column) {
    long buckets = column instanceof NumericProfile numeric ? numeric.grid().size() : 0;
    return COLUMN + BLOCKS * (ARRAY + 8L * (column.binCount() + 1)) + 8 * buckets;
  }

  private static long profile(Profile profile) {
    long bytes = 0;
    for (ColumnProfile column : profile.columns()) {
      bytes += 2 * ARRAY + 12L * column.counts().size() + names(column);
    }
    for (ReferenceWindow window : profile.windows()) {
      bytes += window.bytes();
    }
    return bytes;
  }

  /** A name is a string and stands in one table of the profile and in one of the counters. */
  private static long names(ColumnProfile column) {
    return column instanceof CategoricalProfile categorical
        ? categorical.categories().stream().mapToLong(name -> 80 + name.length()).sum()
        : 0;
  }
}
