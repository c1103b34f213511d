package io.driftmeter.stats.profile;

import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.schema.Column;
import io.driftmeter.stats.grid.Grid;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a numeric column looked like: counts in the buckets of its grid.
 *
 * @param column the column, numeric
 * @param grid the grid
 * @param counts the valid values by bucket
 * @param atoms the values that were also counted by themselves, ascending, at most {@value
 *     #MAX_ATOMS}; each on the grid and counted in its bucket too
 * @param bins the coarse bins, unions of the grid's buckets
 * @param states how many values were in each state; the valid ones sum to {@code counts}
 */
public record NumericProfile(
    Column column,
    Grid grid,
    SparseCounts counts,
    List<AtomCount> atoms,
    Bins bins,
    StateCounts states)
    implements ColumnProfile {

  private static final double NEARLY_ALL = 0.99;

  /** The most atoms of one column. */
  public static final int MAX_ATOMS = 1000;

  /**
   * Checks that the parts agree with one another.
   *
   * @throws IllegalArgumentException naming the column and what does not agree
   * @throws ArithmeticException when the sum of the states would pass {@link Long#MAX_VALUE}
   */
  public NumericProfile {
    atoms = List.copyOf(atoms);
    if (!column.isNumeric()) {
      throw new IllegalArgumentException("column '%s' is not numeric".formatted(column.name()));
    }
    ColumnLaws.check(column, states, counts, grid.size());
    checkAtoms(column, grid, counts, atoms);
    if (!bins.fitsIn(grid.size())) {
      throw new IllegalArgumentException(
          "column '%s' has a bin that starts beyond its grid".formatted(column.name()));
    }
    for (double threshold : column.thresholds()) {
      int bucket = grid.index(threshold);
      boolean isEdge =
          bucket >= 0
              && bucket < grid.size()
              && grid.lower(bucket) == threshold
              && bins.first(bins.bin(bucket)) == bucket;
      if (!isEdge) {
        throw new IllegalArgumentException(
            "threshold %s of column '%s' is no edge of its grid and its bins: build the reference"
                    .formatted(threshold, column.name())
                + " on grids of its own");
      }
    }
  }

  /**
   * A profile in bins that are chosen from its counts.
   *
   * @throws IllegalArgumentException as the constructor
   */
  public static NumericProfile of(
      Column column, Grid grid, SparseCounts counts, List<AtomCount> atoms, StateCounts states) {
    if (!counts.fitsIn(grid.size())) {
      ColumnLaws.check(column, states, counts, grid.size());
    }
    Bins bins = Bins.equalMass(counts.toDense(grid.size()), grid, column.thresholds());
    return new NumericProfile(column, grid, counts, atoms, bins, states);
  }

  private static void checkAtoms(
      Column column, Grid grid, SparseCounts counts, List<AtomCount> atoms) {
    if (atoms.size() > MAX_ATOMS) {
      throw new IllegalArgumentException(
          "column '%s' has %d atoms, but may have at most %d"
              .formatted(column.name(), atoms.size(), MAX_ATOMS));
    }
    double before = Double.NEGATIVE_INFINITY;
    int bucket = -1;
    long rest = 0;
    for (AtomCount atom : atoms) {
      if (atom.value() <= before) {
        throw new IllegalArgumentException(
            "atom %s of column '%s' stands out of order".formatted(atom.value(), column.name()));
      }
      before = atom.value();
      int index = grid.index(atom.value());
      if (index < 0 || index >= grid.size()) {
        throw new IllegalArgumentException(
            "atom %s of column '%s' is off the grid".formatted(atom.value(), column.name()));
      }
      rest = index == bucket ? rest : counts.count(index);
      bucket = index;
      rest -= atom.count();
      if (rest < 0) {
        throw new IllegalArgumentException(
            "atom %s of column '%s' was seen more often than its bucket"
                .formatted(atom.value(), column.name()));
      }
    }
  }

  /** The one value that nearly all counts of that bucket are of, if there is one. */
  public OptionalDouble onlyValue(int bucket) {
    double lower = grid.lower(bucket);
    double upper = grid.lower(bucket + 1);
    return atoms.stream()
        .filter(atom -> atom.value() >= lower && atom.value() < upper)
        .filter(atom -> atom.count() >= NEARLY_ALL * counts.count(bucket))
        .mapToDouble(AtomCount::value)
        .findFirst();
  }

  @Override
  public int valueCount() {
    return grid.size();
  }

  @Override
  public int binCount() {
    return bins.size() + StateBins.STATES.size();
  }

  @Override
  public long[] inBins(long[] values, StateCounts states) {
    long[] counts = StateBins.after(bins.size(), states);
    int bin = 0;
    for (int bucket = 0; bucket < values.length; bucket++) {
      bin += bin + 1 < bins.size() && bins.first(bin + 1) == bucket ? 1 : 0;
      counts[bin] += values[bucket];
    }
    return counts;
  }

  /**
   * {@inheritDoc}
   *
   * <p>An atom that only one side knows keeps its count, a lower bound then.
   */
  @Override
  public NumericProfile plus(ColumnProfile other) {
    Column joined = ColumnLaws.join(column, other.column());
    NumericProfile that = (NumericProfile) other; // the kinds agree
    if (!grid.equals(that.grid)) {
      throw new IllegalArgumentException(
          "column '%s' has the grid %s on one side and %s on the other"
              .formatted(column.name(), grid, that.grid));
    }
    if (!bins.equals(that.bins)) {
      throw new IllegalArgumentException(
          "column '%s' has the bins %s on one side and %s on the other"
              .formatted(column.name(), bins, that.bins));
    }
    return new NumericProfile(
        joined,
        grid,
        counts.plus(that.counts),
        plus(atoms, that.atoms),
        bins,
        states.plus(that.states));
  }

  private static List<AtomCount> plus(List<AtomCount> a, List<AtomCount> b) {
    List<AtomCount> sum = new ArrayList<>(a.size() + b.size());
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      double left = i < a.size() ? a.get(i).value() : Double.POSITIVE_INFINITY;
      double right = j < b.size() ? b.get(j).value() : Double.POSITIVE_INFINITY;
      long count = 0;
      if (left <= right) {
        count = a.get(i++).count();
      }
      if (right <= left) {
        count = Math.addExact(count, b.get(j++).count());
      }
      sum.add(new AtomCount(Math.min(left, right), count));
    }
    return sum;
  }
}
