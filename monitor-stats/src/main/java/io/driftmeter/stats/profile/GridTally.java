package io.driftmeter.stats.profile;

import io.driftmeter.api.schema.Column;
import java.util.ArrayList;
import java.util.List;

/** Counts the values of a column at once, on the grid and with the atoms of an earlier profile. */
final class GridTally extends NumericTally {

  private final GridCounts counts;
  private final NumericProfile previous;
  private final List<SparseCounts> bucketsAtCuts = new ArrayList<>();

  GridTally(Column column, NumericProfile previous) {
    super(column);
    this.previous = previous;
    this.counts =
        new GridCounts(
            previous.grid(), previous.atoms().stream().mapToDouble(AtomCount::value).toArray());
  }

  @Override
  void addFinite(double value) {
    count(counts.add(value));
  }

  @Override
  void cutValues() {
    bucketsAtCuts.add(SparseCounts.ofDense(counts.buckets()));
  }

  @Override
  NumericProfile profile() {
    return counts.profile(column(), previous.bins(), states());
  }

  @Override
  List<long[]> windows(ColumnProfile profile) {
    List<long[]> windows = new ArrayList<>();
    for (int window = 0; window < cuts(); window++) {
      long[] buckets = bucketsAtCuts.get(window).toDense(previous.grid().size());
      if (window > 0) {
        SparseCounts before = bucketsAtCuts.get(window - 1);
        for (int i = 0; i < before.size(); i++) {
          buckets[before.indexAt(i)] -= before.countAt(i);
        }
      }
      windows.add(profile.inBins(buckets, statesOf(window)));
    }
    return windows;
  }
}
