package io.driftmeter.stats.profile;

import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.schema.Column;
import io.driftmeter.stats.grid.Atom;
import io.driftmeter.stats.grid.Grid;
import io.driftmeter.stats.grid.GridChooser;
import java.util.Arrays;

/**
 * Keeps the finite values of a column, 8 bytes each, until its grid can be chosen from all of them.
 * The same values in another order give the same profile.
 */
final class ValueTally extends NumericTally {

  /** A value that is at least one in a hundred is counted by itself. */
  private static final int ATOM_BINS = 100;

  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  private double[] values = new double[64];
  private int used;

  ValueTally(Column column) {
    super(column);
  }

  @Override
  void addFinite(double value) {
    if (used == values.length) {
      values = Arrays.copyOf(values, grown(used));
    }
    values[used++] = value;
  }

  private int grown(int length) {
    if (length == LONGEST_ARRAY) {
      throw new IllegalStateException(
          "column '%s' has more than %d values: build on given grids, with gridsFrom"
              .formatted(column().name(), LONGEST_ARRAY));
    }
    return (int) Math.min(LONGEST_ARRAY, length + (length >> 1) + 1L);
  }

  @Override
  NumericProfile profile() {
    values = Arrays.copyOf(values, used);
    Arrays.sort(values);
    Grid grid = GridChooser.choose(values);
    GridCounts counts = new GridCounts(grid, atomsOn(grid));
    long[] finite = new long[ValueState.values().length];
    for (double value : values) {
      finite[counts.add(value).ordinal()]++;
    }
    return counts.profile(column(), states().plus(StateCounts.of(finite)));
  }

  private double[] atomsOn(Grid grid) {
    return Atom.find(values, ATOM_BINS).stream()
        .mapToDouble(Atom::value)
        .filter(value -> grid.index(value) >= 0 && grid.index(value) < grid.size())
        .toArray();
  }
}
