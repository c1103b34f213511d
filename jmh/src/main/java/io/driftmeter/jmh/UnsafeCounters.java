package io.driftmeter.jmh;

import io.driftmeter.stats.grid.Grid;
import io.driftmeter.stats.grid.OriginGrid;
import io.driftmeter.stats.profile.NumericProfile;
import java.util.List;

/**
 * The least that counting on grids can cost: the arithmetic and one increment per value. No thread
 * is safe, no drain can take the counts, nothing tells missing from invalid, and all grids have the
 * same number of buckets. Peers of other libraries are slower; this is what ours is held against.
 */
final class UnsafeCounters {

  private static final long ONE = Double.doubleToRawLongBits(1.0);

  private final double[] origins;
  private final double[] inverseScales;
  private final int shift;
  private final int half;
  private final int size;
  private final int[] cells;

  /** Counters for that many features of the stream. */
  static UnsafeCounters of(int features) {
    return new UnsafeCounters(
        Monitors.reference(features).columns().stream()
            .map(column -> ((NumericProfile) column).grid())
            .toList());
  }

  private UnsafeCounters(List<Grid> grids) {
    OriginGrid first = (OriginGrid) grids.get(0);
    shift = first.shift();
    half = first.half();
    size = first.size();
    origins = grids.stream().mapToDouble(grid -> ((OriginGrid) grid).origin()).toArray();
    inverseScales =
        grids.stream().mapToDouble(grid -> ((OriginGrid) grid).inverseScale()).toArray();
    cells = new int[size * grids.size() + 1];
  }

  void add(double[] row) {
    int[] cells = this.cells;
    double[] origins = this.origins;
    double[] inverseScales = this.inverseScales;
    int shift = this.shift;
    int half = this.half;
    int size = this.size;
    for (int i = 0; i < row.length; i++) {
      double distance = row[i] - origins[i];
      double y = Math.abs(distance) * inverseScales[i] + 1.0;
      int bucket = (int) ((Double.doubleToRawLongBits(y) - ONE) >>> shift);
      int cell = half + (bucket ^ (int) (Double.doubleToRawLongBits(distance) >> 63));
      if (cell >= 0 && cell < size) {
        cells[i * size + cell]++;
      } else {
        cells[cells.length - 1]++;
      }
    }
  }
}
