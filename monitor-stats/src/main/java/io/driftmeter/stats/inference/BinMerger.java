package io.driftmeter.stats.inference;

import io.driftmeter.stats.measure.Comparison;
import java.util.Arrays;

/**
 * The merging that {@link MergedBins} defines. Works on plain arrays, because every column of every
 * window comes through here. Used once, by one thread.
 */
final class BinMerger {

  private final Comparison bins;
  private final long least;
  private final int[] groupOf;

  // by group: what is in it so far, and its least bin
  private final long[] reference;
  private final long[] pooled;
  private final int[] first;
  private int groups;

  private BinMerger(Comparison bins) {
    this.bins = bins;
    least = leastPooledCount(bins.referenceTotal(), bins.liveTotal());
    groupOf = new int[bins.size()];
    reference = new long[bins.size()];
    pooled = new long[bins.size()];
    first = new int[bins.size()];
    Arrays.fill(groupOf, -1);
  }

  /** The merged bin of each bin, numbered by their least members; -1 for a bin that vanishes. */
  static int[] merge(Comparison bins, int ordered) {
    BinMerger merger = new BinMerger(bins);
    merger.mergeNeighbours(ordered);
    int firstUnordered = merger.groups;
    merger.poolSparse(ordered);
    merger.joinSparse(firstUnordered);
    return merger.numbered();
  }

  /** {@code min(n, m) c / (n + m) >= 5} as a limit on the pooled count c. */
  private static long leastPooledCount(long reference, long live) {
    long smaller = Math.min(reference, live);
    if (smaller == 0) {
      return Long.MAX_VALUE;
    }
    long ofLarger = MergedBins.SMALLEST_EXPECTED_COUNT * Math.max(reference, live);
    return MergedBins.SMALLEST_EXPECTED_COUNT - Math.floorDiv(-ofLarger, smaller);
  }

  private void mergeNeighbours(int ordered) {
    int open = -1;
    for (int bin = 0; bin < ordered; bin++) {
      if (count(bin) > 0) {
        open = open < 0 ? newGroup(bin) : open;
        add(bin, open);
        open = isSparse(open) ? open : -1;
      }
    }
    if (open > 0) {
      join(open, open - 1);
    }
  }

  private void poolSparse(int ordered) {
    int firstUnordered = groups;
    int[] sparse = new int[bins.size() - ordered];
    int size = 0;
    for (int bin = ordered; bin < bins.size(); bin++) {
      if (count(bin) >= least) {
        add(bin, newGroup(bin));
      } else if (count(bin) > 0) {
        insert(bin, sparse, size++);
      }
    }
    int open = -1;
    for (int i = 0; i < size; i++) {
      open = open < 0 ? newGroup(sparse[i]) : open;
      add(sparse[i], open);
      open = isSparse(open) ? open : -1;
    }
    if (open > firstUnordered) {
      join(open, smallest(firstUnordered, open));
    }
  }

  /** Joins the groups of one kind to the other, if they are sparse all together. */
  private void joinSparse(int firstUnordered) {
    if (firstUnordered == 0 || firstUnordered == groups) {
      return;
    }
    if (firstUnordered == 1 && isSparse(0)) {
      join(0, smallest(1, groups));
    } else if (firstUnordered == groups - 1 && isSparse(firstUnordered)) {
      join(firstUnordered, smallest(0, firstUnordered));
    }
  }

  private int[] numbered() {
    int[] numbers = new int[bins.size()];
    Arrays.fill(numbers, -1);
    int next = 0;
    for (int bin = 0; bin < groupOf.length; bin++) {
      int group = groupOf[bin];
      if (group >= 0) {
        numbers[group] = numbers[group] < 0 ? next++ : numbers[group];
        groupOf[bin] = numbers[group];
      }
    }
    if (next == 0) {
      groupOf[0] = 0;
    }
    return groupOf;
  }

  private long count(int bin) {
    return bins.reference(bin) + bins.live(bin);
  }

  private boolean isSparse(int group) {
    return pooled[group] < least;
  }

  private int newGroup(int bin) {
    reference[groups] = 0; // a group that was joined to another leaves its number and its counts
    pooled[groups] = 0;
    first[groups] = bin;
    return groups++;
  }

  private void add(int bin, int group) {
    groupOf[bin] = group;
    reference[group] += bins.reference(bin);
    pooled[group] += count(bin);
    first[group] = Math.min(first[group], bin);
  }

  /** Moves a group's bins to another; its number is free again if it was the last. */
  private void join(int group, int to) {
    for (int bin = 0; bin < groupOf.length; bin++) {
      if (groupOf[bin] == group) {
        add(bin, to);
      }
    }
    groups -= group == groups - 1 ? 1 : 0;
  }

  /** The group of the least reference count, then of the least bin. */
  private int smallest(int from, int to) {
    int smallest = from;
    for (int group = from + 1; group < to; group++) {
      if (reference[group] < reference[smallest]
          || (reference[group] == reference[smallest] && first[group] < first[smallest])) {
        smallest = group;
      }
    }
    return smallest;
  }

  /** Inserts a bin behind those that have no more reference rows; they are few. */
  private void insert(int bin, int[] sorted, int size) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (bins.reference(sorted[middle]) <= bins.reference(bin)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    System.arraycopy(sorted, low, sorted, low + 1, size - low);
    sorted[low] = bin;
  }
}
