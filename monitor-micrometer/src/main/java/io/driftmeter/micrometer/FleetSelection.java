package io.driftmeter.micrometer;

import io.driftmeter.api.fleet.FleetColumn;
import io.driftmeter.api.fleet.FleetReference;
import io.driftmeter.api.fleet.FleetRule;
import io.driftmeter.api.schema.Column;
import io.driftmeter.api.schema.ColumnRole;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which columns of a version are exported for the fleet, when the number of series is limited:
 * outputs first, then critical columns, then by importance. Immutable.
 *
 * @param positions of the columns that are, in the order of the reference
 * @param leftOut the names of those that are not
 * @param series how many series they take, those of the rule included
 */
record FleetSelection(List<Integer> positions, List<String> leftOut, int series) {

  /** Nothing to export, so nothing left out. */
  static final FleetSelection NONE = new FleetSelection(List.of(), List.of(), 0);

  private static final int OF_COLUMN = 4;
  private static final int OF_RULE = FleetRule.class.getRecordComponents().length;

  private static final Comparator<Column> MOST_IMPORTANT =
      Comparator.comparing((Column column) -> column.role() != ColumnRole.OUTPUT)
          .thenComparing(column -> !column.critical())
          .thenComparing(Column::importance, Comparator.reverseOrder());

  /** As many columns as there is room for. */
  static FleetSelection of(FleetReference reference, int room) {
    List<FleetColumn> columns = reference.columns();
    List<Integer> byImportance =
        IntStream.range(0, columns.size())
            .boxed()
            .sorted(Comparator.comparing(i -> columns.get(i).column(), MOST_IMPORTANT))
            .toList();
    List<Integer> positions = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    int series = OF_RULE;
    for (int position : byImportance) {
      int more = series(columns.get(position));
      // nothing takes the place of something more important
      if (leftOut.isEmpty() && series + more <= room) {
        series += more;
        positions.add(position);
      } else {
        leftOut.add(columns.get(position).column().name());
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
