package io.driftmeter.stats.fleet;

import io.driftmeter.api.counts.BinCounts;
import io.driftmeter.api.counts.StateCounts;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts in the fleet's bins since the version was deployed, of windows that are over. Not
 * thread-safe.
 */
public final class FleetTally {

  private final FleetLayout layout;
  private final long[][] bins;
  private final long[][] decisions;

  /** Nothing counted yet. */
  public FleetTally(FleetLayout layout) {
    this.layout = layout;
    int columns = layout.columns().size();
    bins = new long[columns][];
    decisions = new long[columns][];
    for (int i = 0; i < columns; i++) {
      bins[i] = new long[layout.columns().get(i).bins().size()];
      decisions[i] = new long[layout.columns().get(i).decisions().size()];
    }
  }

  /** The same counts, to go on from. */
  public FleetTally copy() {
    return movedTo(layout);
  }

  /** The same columns in another layout: those whose bins are the same go on, others begin anew. */
  public FleetTally movedTo(FleetLayout next) {
    FleetTally moved = new FleetTally(next);
    List<FleetLayout.CountedColumn> now = layout.columns();
    for (int i = 0; i < now.size(); i++) {
      FleetLayout.CountedColumn then = next.columns().get(i);
      if (then.bins().grid().equals(now.get(i).bins().grid())) {
        System.arraycopy(bins[i], 0, moved.bins[i], 0, bins[i].length);
        if (labels(then).equals(labels(now.get(i)))) {
          System.arraycopy(decisions[i], 0, moved.decisions[i], 0, decisions[i].length);
        }
      }
    }
    return moved;
  }

  private static List<String> labels(FleetLayout.CountedColumn column) {
    return column.decisions().stream().map(Decision::label).toList();
  }

  /**
   * Adds what one column counted.
   *
   * @param column its position
   * @param values by bucket or category
   */
  public void add(int column, long[] values, StateCounts states) {
    FleetLayout.CountedColumn counted = layout.columns().get(column);
    long[] coarse = counted.profile().inBins(values, states);
    counted.bins().add(coarse, bins[column]);
    for (int i = 0; i < decisions[column].length; i++) {
      decisions[column][i] += counted.decisions().get(i).count(coarse);
    }
  }

  /** The counts of every column. */
  public List<BinCounts> snapshot() {
    List<BinCounts> snapshot = new ArrayList<>(bins.length);
    for (int i = 0; i < bins.length; i++) {
      snapshot.add(BinCounts.of(layout.columns().get(i).bins().grid(), bins[i], decisions[i]));
    }
    return snapshot;
  }
}
