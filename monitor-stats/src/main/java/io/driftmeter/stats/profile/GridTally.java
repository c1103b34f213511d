package io.driftmeter.stats.profile;

import io.driftmeter.api.schema.Column;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts the values of a column at once, on the grid, in the bins and with the atoms of an earlier
 * profile.
 */
final class GridTally extends NumericTally {

  private final NumericProfile previous;
  private final GridCounts counts;
  private final List<long[]> ended = new ArrayList<>();
  private long[] bucketsAtCut;

  GridTally(Column column, NumericProfile previous) {
    super(column);
    this.previous = previous;
    this.counts =
        new GridCounts(
            previous.grid(), previous.atoms().stream().mapToDouble(AtomCount::value).toArray());
    this.bucketsAtCut = counts.buckets();
  }

  @Override
  void addFinite(double value) {
    count(counts.add(value));
  }

  @Override
  void cutValues() {
    ended.add(runningWindow());
    bucketsAtCut = counts.buckets();
  }

  private long[] runningWindow() {
    long[] buckets = counts.buckets();
    for (int i = 0; i < buckets.length; i++) {
      buckets[i] -= bucketsAtCut[i];
    }
    return previous.inBins(buckets, runningStates());
  }

  @Override
  NumericProfile profile() {
    return counts.profile(column(), previous.bins(), states());
  }

  @Override
  List<long[]> windows(ColumnProfile profile) {
    List<long[]> windows = new ArrayList<>(ended);
    windows.add(runningWindow());
    return windows;
  }
}
