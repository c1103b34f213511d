package io.driftmeter.micrometer;

import io.driftmeter.api.schema.Column;
import io.driftmeter.api.schema.ColumnRole;
import io.driftmeter.api.schema.Schema;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which columns of a model are published in detail. Of the others it is published whether they
 * alarm and whether a change of them was announced, and no more: a scrape costs time for every
 * series, and a model may have thousands of columns. The choice depends on the schema that the
 * monitor was built with and on nothing that happens later. Immutable.
 *
 * @param detailed the names of those that are; the latency is in any case
 * @param brief the names of the others, the most important first
 */
record DetailSelection(Set<String> detailed, List<String> brief) {

  /** Outputs first, then critical columns, then by importance, then in the order of the schema. */
  static final Comparator<Column> MOST_IMPORTANT_FIRST =
      Comparator.comparing((Column column) -> column.role() != ColumnRole.OUTPUT)
          .thenComparing(column -> !column.critical())
          .thenComparing(Column::importance, Comparator.reverseOrder());

  /** The most important columns, and no more than so many. */
  static DetailSelection of(Schema schema, int most) {
    List<String> names =
        schema.columns().stream().sorted(MOST_IMPORTANT_FIRST).map(Column::name).toList();
    return new DetailSelection(
        names.stream().limit(most).collect(Collectors.toUnmodifiableSet()),
        names.stream().skip(most).toList());
  }

  boolean isDetailed(Column column) {
    return column.role() == ColumnRole.LATENCY || detailed.contains(column.name());
  }
}
