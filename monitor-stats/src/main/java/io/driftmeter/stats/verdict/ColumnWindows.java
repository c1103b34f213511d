package io.driftmeter.stats.verdict;

import io.driftmeter.stats.profile.ReferenceWindow;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * The windows of one column of a reference, as the counts in its bins. The profile keeps them
 * compact; here each is spread out only while somebody looks at it.
 */
final class ColumnWindows extends AbstractList<long[]> implements RandomAccess {

  private final List<ReferenceWindow> windows;
  private final int position;
  private final int bins;

  ColumnWindows(List<ReferenceWindow> windows, int position, int bins) {
    this.windows = windows;
    this.position = position;
    this.bins = bins;
  }

  @Override
  public long[] get(int index) {
    return windows.get(index).counts(position, bins);
  }

  @Override
  public int size() {
    return windows.size();
  }
}
