package io.driftmeter.stats.profile;

import io.driftmeter.api.schema.Column;
import io.driftmeter.api.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The running counts of all columns of a reference that is being built. Not thread-safe. */
final class Tallies {

  private final List<ColumnTally> tallies = new ArrayList<>();

  /**
   * Starts at nothing.
   *
   * @param grids a profile of the same columns, on whose grids and categories to count, or null
   * @param maxCategories how many categories of a column become known at most, without {@code
   *     grids}
   */
  Tallies(Schema schema, @Nullable Profile grids, int maxCategories) {
    for (int i = 0; i < schema.columns().size(); i++) {
      tallies.add(
          start(
              schema.columns().get(i),
              grids == null ? null : grids.columns().get(i),
              maxCategories));
    }
  }

  private static ColumnTally start(
      Column column, @Nullable ColumnProfile previous, int maxCategories) {
    if (previous instanceof NumericProfile numeric) {
      return new GridTally(column, numeric);
    }
    if (previous instanceof CategoricalProfile categorical) {
      return CategoryTally.like(column, categorical);
    }
    return column.isNumeric() ? new ValueTally(column) : CategoryTally.open(column, maxCategories);
  }

  /** The running count of the column at a position. */
  ColumnTally get(int position) {
    return tallies.get(position);
  }

  /** Ends the running window and begins the next. */
  void cut() {
    tallies.forEach(ColumnTally::cut);
  }

  /** The coarse counts by column, then by window, the running one last. */
  List<List<long[]>> windows(List<ColumnProfile> profiles) {
    List<List<long[]>> windows = new ArrayList<>();
    for (int i = 0; i < tallies.size(); i++) {
      windows.add(tallies.get(i).windows(profiles.get(i)));
    }
    return windows;
  }

  /** The profiles of everything added so far. */
  List<ColumnProfile> profiles() {
    return tallies.stream().map(ColumnTally::profile).toList();
  }

  /** Refuses grids of other columns: other in name, kind, role, thresholds or order. */
  static void requireSameColumns(Schema schema, Schema grids) {
    List<Column> ours = schema.columns();
    List<Column> theirs = grids.columns();
    for (int i = 0; i < Math.max(ours.size(), theirs.size()); i++) {
      String our = i < ours.size() ? ColumnLaws.identity(ours.get(i)) : "nothing";
      String their = i < theirs.size() ? ColumnLaws.identity(theirs.get(i)) : "nothing";
      if (!our.equals(their)) {
        throw new IllegalArgumentException(
            "grids are from other columns: at position %d they have %s, this schema has %s"
                .formatted(i, their, our));
      }
    }
  }
}
