package io.driftmeter.stats.inference;

import io.driftmeter.stats.measure.Comparison;
import java.util.Arrays;
import java.util.stream.IntStream;

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

  private final Comparison comparison;
  private final int[] merged;

  private MergedBins(Comparison comparison, int[] merged) {
    this.comparison = comparison;
    this.merged = merged;
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
    int[] merged = BinMerger.merge(bins, ordered);
    int size = 1;
    for (int bin : merged) {
      size = Math.max(size, bin + 1);
    }
    long[] reference = new long[size];
    long[] live = new long[size];
    for (int bin = 0; bin < merged.length; bin++) {
      if (merged[bin] >= 0) {
        reference[merged[bin]] += bins.reference(bin);
        live[merged[bin]] += bins.live(bin);
      }
    }
    return new MergedBins(Comparison.of(reference, live), merged);
  }

  /** Number of merged bins, at least 1. */
  public int size() {
    return comparison.size();
  }

  /** The counts of the merged bins. */
  public Comparison comparison() {
    return comparison;
  }

  /** Indexes of the original bins in a merged bin, ascending; a new array. */
  public int[] members(int bin) {
    return IntStream.range(0, merged.length).filter(member -> merged[member] == bin).toArray();
  }

  @Override
  public String toString() {
    return "MergedBins"
        + IntStream.range(0, size()).mapToObj(bin -> Arrays.toString(members(bin))).toList();
  }
}
