package io.driftmeter.stats.profile;

import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.schema.Column;
import io.driftmeter.stats.grid.Atom;
import io.driftmeter.stats.grid.Grid;
import io.driftmeter.stats.grid.GridChooser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Keeps the finite values of a column, 8 bytes each, until its grid can be chosen from all of them.
 * The same values in another order give the same profile, windows aside.
 */
final class ValueTally extends NumericTally {

  /** A value that is at least one in a hundred is counted by itself. */
  private static final int ATOM_BINS = 100;

  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  private double[] values = new double[64];
  private int used;
  private final List<Integer> usedAtCuts = new ArrayList<>();

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
  void cutValues() {
    usedAtCuts.add(used);
  }

  @Override
  NumericProfile profile() {
    double[] sorted = Arrays.copyOf(values, used);
    Arrays.sort(sorted);
    List<Double> thresholds = column().thresholds();
    Grid grid =
        GridChooser.choose(sorted, thresholds.stream().mapToDouble(Double::doubleValue).toArray());
    GridCounts counts = new GridCounts(grid, atomsOn(grid, sorted));
    StateCounts finite = counts.addAll(sorted, 0, used);
    return counts.profile(
        column(), Bins.equalMass(counts.buckets(), grid, thresholds), states().plus(finite));
  }

  @Override
  List<long[]> windows(ColumnProfile profile) {
    Grid grid = ((NumericProfile) profile).grid();
    List<long[]> windows = new ArrayList<>();
    int from = 0;
    for (StateCounts states : statesByWindow()) {
      int to = windows.size() < usedAtCuts.size() ? usedAtCuts.get(windows.size()) : used;
      GridCounts counts = new GridCounts(grid, new double[0]);
      StateCounts finite = counts.addAll(values, from, to);
      windows.add(profile.inBins(counts.buckets(), states.plus(finite)));
      from = to;
    }
    return windows;
  }

  private static double[] atomsOn(Grid grid, double[] sorted) {
    return Atom.find(sorted, ATOM_BINS).stream()
        .mapToDouble(Atom::value)
        .filter(value -> grid.index(value) >= 0 && grid.index(value) < grid.size())
        .toArray();
  }
}
