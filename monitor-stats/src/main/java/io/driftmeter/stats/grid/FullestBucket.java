package io.driftmeter.stats.grid;

/**
 * How well a grid resolves a column: the share of its fullest bucket that is not explained by a
 * single value.
 *
 * <p>A bucket that holds one distinct value, however often, is as fine as a bucket can be, so the
 * most frequent value of each bucket does not count. What shares its bucket with an atom counts
 * {@value #BESIDE_ATOM} times, so that grids which isolate atoms are preferred: strangers beside an
 * atom blur the one bin whose share is best known.
 */
final class FullestBucket {

  /** An atom holds at least one in so many values. */
  static final int ATOM_BINS = 20;

  private static final int BESIDE_ATOM = 4;

  private FullestBucket() {}

  /**
   * The share, in [0, {@value #BESIDE_ATOM}]; infinite if a value is outside the grid.
   *
   * @param sorted at least one finite value, ascending
   */
  static double share(Grid grid, double[] sorted) {
    int n = sorted.length;
    if (grid.index(sorted[0]) < 0 || grid.index(sorted[n - 1]) == grid.size()) {
      return Double.POSITIVE_INFINITY;
    }
    long fullest = 0;
    int start = 0; // of the bucket
    int first = 0; // of the run of equal values
    int longest = 0; // run in the bucket
    int bucket = grid.index(sorted[0]);
    for (int i = 1; i <= n; i++) {
      if (i < n && sorted[i] == sorted[first]) {
        continue;
      }
      longest = Math.max(longest, i - first);
      first = i;
      int next = i == n ? -1 : grid.index(sorted[i]);
      if (next != bucket) {
        boolean atom = (long) longest * ATOM_BINS >= n;
        long others = (long) i - start - longest;
        fullest = Math.max(fullest, atom ? BESIDE_ATOM * others : others);
        bucket = next;
        start = i;
        longest = 0;
      }
    }
    return (double) fullest / n;
  }
}
