package io.driftmeter.stats.profile;

import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.schema.Column;
import io.driftmeter.stats.grid.Grid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Counts finite values in the buckets of a grid, and some of them by themselves as well. */
final class GridCounts {

  private final Grid grid;
  private final long[] buckets;
  private final double[] atoms;
  private final long[] atomCounts;

  /**
   * Counts on a grid.
   *
   * @param atoms the values that are also counted by themselves, ascending
   */
  GridCounts(Grid grid, double[] atoms) {
    this.grid = grid;
    this.buckets = new long[grid.size()];
    this.atoms = atoms;
    this.atomCounts = new long[atoms.length];
  }

  /** Counts a finite value other than {@code -0.0}, and says whether it was on the grid. */
  ValueState add(double value) {
    int bucket = grid.index(value);
    if (bucket < 0) {
      return ValueState.BELOW;
    }
    if (bucket >= buckets.length) {
      return ValueState.ABOVE;
    }
    buckets[bucket]++;
    int atom = Arrays.binarySearch(atoms, value);
    if (atom >= 0) {
      atomCounts[atom]++;
    }
    return ValueState.VALID;
  }

  /** Counts some of the values, and says how many were in which state. */
  StateCounts addAll(double[] values, int from, int to) {
    long[] states = new long[ValueState.values().length];
    for (int i = from; i < to; i++) {
      states[add(values[i]).ordinal()]++;
    }
    return StateCounts.of(states);
  }

  /** The counts of the buckets so far, in a new array. */
  long[] buckets() {
    return buckets.clone();
  }

  /** The profile in given bins. */
  NumericProfile profile(Column column, Bins bins, StateCounts states) {
    List<AtomCount> counted = new ArrayList<>(atoms.length);
    for (int i = 0; i < atoms.length; i++) {
      counted.add(new AtomCount(atoms[i], atomCounts[i]));
    }
    return new NumericProfile(column, grid, SparseCounts.ofDense(buckets), counted, bins, states);
  }
}
