package io.driftmeter.micrometer;

import io.driftmeter.api.fleet.FleetColumn;
import io.driftmeter.api.fleet.FleetReference;
import io.driftmeter.api.fleet.FleetRule;
import io.driftmeter.api.fleet.FleetWindow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which columns of a version are exported for the fleet, when the number of series is limited:
 * those of {@link DetailSelection}, the most important first. Immutable.
 *
 * @param positions of the columns that are, in the order of the reference
 * @param leftOut the names of those that are not
 * @param series how many series they take, those of the rule included
 */
record FleetSelection(List<Integer> positions, List<String> leftOut, int series) {

  /** Nothing to export, so nothing left out. */
  static final FleetSelection NONE = new FleetSelection(List.of(), List.of(), 0);

  private static final int OF_COLUMN = 2 + 2 * FleetWindow.values().length;
  private static final int OF_RULE = FleetRule.class.getRecordComponents().length;

  /** As many columns as there is room for, of those that are published in detail. */
  static FleetSelection of(FleetReference reference, DetailSelection detail, int room) {
    List<FleetColumn> columns = reference.columns();
    List<Integer> byImportance =
        IntStream.range(0, columns.size())
            .boxed()
            .sorted(
                Comparator.comparing(
                    i -> columns.get(i).column(), DetailSelection.MOST_IMPORTANT_FIRST))
            .toList();
    List<Integer> positions = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    int series = OF_RULE;
    boolean full = false;
    for (int position : byImportance) {
      FleetColumn column = columns.get(position);
      int more = series(column);
      if (!detail.isDetailed(column.column())) {
        leftOut.add(column.column().name());
      } else if (full || series + more > room) {
        full = true; // nothing takes the place of something more important
        leftOut.add(column.column().name());
      } else {
        series += more;
        positions.add(position);
      }
    }
    positions.sort(Comparator.naturalOrder());
    return new FleetSelection(
        List.copyOf(positions), List.copyOf(leftOut), positions.isEmpty() ? 0 : series);
  }

  /** How many series a column takes: what {@code docs/prometheus.md} promises. */
  static int series(FleetColumn column) {
    return 2 * column.bins().size()
        + 2 * column.decisions().size()
        + column.quality().size()
        + OF_COLUMN;
  }
}
