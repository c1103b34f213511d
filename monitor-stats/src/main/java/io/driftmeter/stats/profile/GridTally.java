package io.driftmeter.stats.profile;

import io.driftmeter.api.schema.Column;

/** Counts the values of a column at once, on the grid and with the atoms of an earlier profile. */
final class GridTally extends NumericTally {

  private final GridCounts counts;

  GridTally(Column column, NumericProfile previous) {
    super(column);
    this.counts =
        new GridCounts(
            previous.grid(), previous.atoms().stream().mapToDouble(AtomCount::value).toArray());
  }

  @Override
  void addFinite(double value) {
    count(counts.add(value));
  }

  @Override
  NumericProfile profile() {
    return counts.profile(column(), states());
  }
}
