package io.driftmeter.stats.profile;

import io.driftmeter.stats.grid.Grid;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The coarse bins of a numeric column, each a run of neighbouring buckets of its grid. They are
 * chosen with the grid and stay with it, so that windows can be kept as counts in them and added.
 * Immutable, compared by value.
 */
public final class Bins {

  private final int[] starts;

  private Bins(int[] starts) {
    this.starts = starts;
  }

  /**
   * The bins that begin at these buckets.
   *
   * @param starts ascending, the first 0; copied
   * @throws IllegalArgumentException if they are not
   */
  public static Bins of(int... starts) {
    return of(starts, starts.length);
  }

  /** The first {@code used} entries, copied once. */
  static Bins of(int[] starts, int used) {
    for (int bin = 0; bin < used; bin++) {
      if (bin == 0 ? starts[0] != 0 : starts[bin] <= starts[bin - 1]) {
        throw new IllegalArgumentException(
            "bin %d starts at bucket %d: starts ascend from 0".formatted(bin, starts[bin]));
      }
    }
    if (used == 0) {
      throw new IllegalArgumentException("there is no bin");
    }
    return new Bins(Arrays.copyOf(starts, used));
  }

  /**
   * Bins for these counts: values with a twentieth of them alone, the rest in steps of 5 %, the
   * tails finer.
   *
   * @param buckets the counts of all buckets of the grid
   * @param thresholds edges of the grid at which a bin must begin; one beyond the grid is ignored
   */
  public static Bins equalMass(long[] buckets, Grid grid, List<Double> thresholds) {
    BitSet forced = new BitSet();
    thresholds.forEach(threshold -> forced.set(Math.max(0, grid.index(threshold))));
    return new Bins(EqualMassBins.starts(buckets, forced));
  }

  /** How many there are. */
  public int size() {
    return starts.length;
  }

  /** The first bucket of a bin. */
  public int first(int bin) {
    return starts[bin];
  }

  /** The bin of a bucket. */
  public int bin(int bucket) {
    int found = Arrays.binarySearch(starts, bucket);
    return found >= 0 ? found : -found - 2;
  }

  /** True when every bin begins before {@code buckets}. */
  boolean fitsIn(int buckets) {
    return starts[starts.length - 1] < buckets;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bins that && Arrays.equals(starts, that.starts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(starts);
  }

  @Override
  public String toString() {
    return "Bins" + Arrays.toString(starts);
  }
}
