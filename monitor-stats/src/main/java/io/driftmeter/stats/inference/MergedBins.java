package io.driftmeter.stats.inference;

import io.driftmeter.stats.measure.Comparison;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Two histograms after their sparse bins have been merged, until the chi-square approximation
 * holds; remembers which original bins went where. Immutable and thread-safe.
 *
 * <p>A bin is sparse when the expected count of either side is below {@value
 * #SMALLEST_EXPECTED_COUNT}, with the pooled share as expectation. The merging is part of the
 * definition of every result and proceeds in this order:
 *
 * <ol>
 *   <li>Bins that are empty on both sides vanish; if all are empty, the first one stays.
 *   <li>Ordered bins, left to right: a sparse bin joins its right neighbour, as long as the joint
 *       bin is sparse; a sparse one left over at the right end joins its left neighbour.
 *   <li>Unordered bins: the sparse ones, by ascending reference count and then by index, are pooled
 *       until the pool is no longer sparse, then a new pool begins. A sparse pool left over joins
 *       the smallest unordered bin or pool that is not sparse.
 *   <li>If all ordered bins together are sparse, or all unordered ones, they join the smallest bin
 *       of the other kind; if those are sparse too, all bins become one.
 * </ol>
 *
 * <p>The smallest is the one of the least reference count, then of the least original index. Merged
 * bins are listed in value order, then the unordered ones by their least original index.
 *
 * <p>Source of the limit: Cochran, Some methods for strengthening the common &chi;&sup2; tests,
 * 1954, <a href="https://doi.org/10.2307/3001616">doi:10.2307/3001616</a>.
 */
public final class MergedBins {

  /** Expected count, on both sides, from which a bin is no longer sparse. */
  public static final int SMALLEST_EXPECTED_COUNT = 5;

  private static final Comparator<Bin> BY_REFERENCE =
      Comparator.<Bin>comparingLong(bin -> bin.reference).thenComparingInt(Bin::first);

  private final Comparison comparison;
  private final List<int[]> members;

  private MergedBins(List<Bin> bins) {
    this.comparison =
        Comparison.of(
            bins.stream().mapToLong(bin -> bin.reference).toArray(),
            bins.stream().mapToLong(bin -> bin.live).toArray());
    this.members = bins.stream().map(Bin::members).toList();
  }

  /**
   * Merges sparse bins.
   *
   * @param bins the counts of all bins
   * @param ordered number of leading bins that are in value order; the others, such as categories
   *     and missing values, have no order
   * @throws IllegalArgumentException if ordered is not within 0 and the number of bins
   */
  public static MergedBins of(Comparison bins, int ordered) {
    if (ordered < 0 || ordered > bins.size()) {
      throw new IllegalArgumentException(
          "ordered is " + ordered + ", not within 0 and " + bins.size());
    }
    long least = leastPooledCount(bins.referenceTotal(), bins.liveTotal());
    List<Bin> inOrder = mergeNeighbours(occupied(bins, 0, ordered), least);
    List<Bin> others = poolSparse(occupied(bins, ordered, bins.size()), least);
    joinSparse(inOrder, others, least);
    joinSparse(others, inOrder, least);
    others.sort(Comparator.comparingInt(Bin::first));
    inOrder.addAll(others);
    return new MergedBins(inOrder.isEmpty() ? List.of(new Bin(bins, 0)) : inOrder);
  }

  /** Number of merged bins, at least 1. */
  public int size() {
    return members.size();
  }

  /** The counts of the merged bins. */
  public Comparison comparison() {
    return comparison;
  }

  /** Indexes of the original bins in a merged bin, ascending; a new array. */
  public int[] members(int bin) {
    return members.get(bin).clone();
  }

  /** {@code min(n, m) c / (n + m) >= 5} as a limit on the pooled count c. */
  private static long leastPooledCount(long reference, long live) {
    long smaller = Math.min(reference, live);
    if (smaller == 0) {
      return Long.MAX_VALUE;
    }
    long ofLarger = SMALLEST_EXPECTED_COUNT * Math.max(reference, live);
    return SMALLEST_EXPECTED_COUNT - Math.floorDiv(-ofLarger, smaller);
  }

  private static List<Bin> occupied(Comparison bins, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(index -> new Bin(bins, index))
        .filter(bin -> bin.pooled() > 0)
        .toList();
  }

  private static List<Bin> mergeNeighbours(List<Bin> bins, long least) {
    List<Bin> merged = new ArrayList<>();
    for (Bin bin : bins) {
      int last = merged.size() - 1;
      if (last >= 0 && merged.get(last).pooled() < least) {
        merged.get(last).absorb(bin);
      } else {
        merged.add(bin);
      }
    }
    int last = merged.size() - 1;
    if (last > 0 && merged.get(last).pooled() < least) {
      merged.get(last - 1).absorb(merged.remove(last));
    }
    return merged;
  }

  private static List<Bin> poolSparse(List<Bin> bins, long least) {
    List<Bin> merged = new ArrayList<>();
    List<Bin> sparse = new ArrayList<>();
    bins.forEach(bin -> (bin.pooled() < least ? sparse : merged).add(bin));
    sparse.sort(BY_REFERENCE);
    @Nullable Bin pool = null;
    for (Bin bin : sparse) {
      if (pool == null) {
        pool = bin;
      } else {
        pool.absorb(bin);
      }
      if (pool.pooled() >= least) {
        merged.add(pool);
        pool = null;
      }
    }
    if (pool != null) {
      joinSmallest(pool, merged);
    }
    return merged;
  }

  /** Moves the bins of one kind to the other, if they are sparse all together. */
  private static void joinSparse(List<Bin> from, List<Bin> to, long least) {
    if (from.size() == 1 && !to.isEmpty() && from.get(0).pooled() < least) {
      joinSmallest(from.remove(0), to);
    }
  }

  private static void joinSmallest(Bin bin, List<Bin> bins) {
    bins.stream().min(BY_REFERENCE).ifPresentOrElse(to -> to.absorb(bin), () -> bins.add(bin));
  }

  @Override
  public String toString() {
    return "MergedBins" + members.stream().map(Arrays::toString).toList();
  }

  /** A bin that grows while others join it. */
  private static final class Bin {

    private final BitSet members = new BitSet();
    private long reference;
    private long live;

    Bin(Comparison bins, int index) {
      members.set(index);
      reference = bins.reference(index);
      live = bins.live(index);
    }

    void absorb(Bin other) {
      members.or(other.members);
      reference += other.reference;
      live += other.live;
    }

    long pooled() {
      return reference + live;
    }

    int first() {
      return members.nextSetBit(0);
    }

    int[] members() {
      return members.stream().toArray();
    }
  }
}
