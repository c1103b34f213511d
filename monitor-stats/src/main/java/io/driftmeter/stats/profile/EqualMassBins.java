package io.driftmeter.stats.profile;

import java.util.Arrays;
import java.util.BitSet;

/*
 * Atoms first: a bucket with at least 1/20 of the mass is a bin of its own; on a grid that was chosen for the column it
 * holds one value and little else. What is left is cut at its own quantiles, in steps of 5 %, and the outermost 5 % once
 * more at 0.5 % and 2 %, since what people are paged for often starts in a tail.
 */
/** The choice of bins for one numeric column: unions of neighbouring buckets, in value order. */
final class EqualMassBins {

  private static final double ATOM_SHARE = 0.05;
  private static final double[] CUTS = {
    0.005, 0.02, 0.05, 0.10, 0.15, 0.20, 0.25, 0.30, 0.35, 0.40, 0.45, 0.50, 0.55, 0.60, 0.65, 0.70,
    0.75, 0.80, 0.85, 0.90, 0.95, 0.98, 0.995
  };

  private EqualMassBins() {}

  /**
   * The first bucket of each bin.
   *
   * @param forced buckets at which a bin must begin
   */
  static int[] starts(long[] buckets, BitSet forced) {
    long total = Arrays.stream(buckets).sum();
    double atomCount = Math.max(1, ATOM_SHARE * total);
    long rest = Arrays.stream(buckets).filter(count -> count < atomCount).sum();
    int[] starts = new int[buckets.length];
    int bins = 1;
    int cut = 0;
    long passed = 0;
    for (int bucket = 0; bucket < buckets.length; bucket++) {
      boolean isAtom = buckets[bucket] >= atomCount;
      boolean afterAtom = bucket > 0 && buckets[bucket - 1] >= atomCount;
      boolean atCut = false;
      while (cut < CUTS.length && passed > 0 && passed >= CUTS[cut] * rest) {
        cut++;
        atCut = true;
      }
      if (bucket > 0 && (isAtom || afterAtom || atCut || forced.get(bucket))) {
        starts[bins++] = bucket;
      }
      passed += isAtom ? 0 : buckets[bucket];
    }
    return Arrays.copyOf(starts, bins);
  }
}
