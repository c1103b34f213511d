package io.driftmeter.stats.recording;

import io.driftmeter.api.schema.Column;
import io.driftmeter.api.schema.ColumnRole;
import io.driftmeter.api.schema.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which slot of a row each column has: numeric features first, so that a {@code double[]} row is a
 * prefix of the slots, then numeric outputs, the latency, and categorical columns in schema order.
 * Immutable, and the same for a monitor's whole life, which is why handles survive a deploy.
 */
public final class SlotMap {

  private final Schema schema;
  private final List<Column> numeric = new ArrayList<>();
  private final List<Column> categorical = new ArrayList<>();
  private final Map<String, Integer> slots = new HashMap<>();
  private final int features;
  private final int latency;

  /** The slots of a schema's columns. */
  public SlotMap(Schema schema) {
    this.schema = schema;
    numeric.addAll(schema.numericFeatures());
    features = numeric.size();
    schema.outputs().stream().filter(Column::isNumeric).forEach(numeric::add);
    latency = numeric.size();
    numeric.add(Column.LATENCY);
    schema.columns().stream().filter(column -> !column.isNumeric()).forEach(categorical::add);
    for (int slot = 0; slot < count(); slot++) {
      if (slot != latency) {
        slots.put(column(slot).name(), slot);
      }
    }
  }

  /** The schema that the slots come from. */
  public Schema schema() {
    return schema;
  }

  /** How many slots there are. */
  public int count() {
    return numeric.size() + categorical.size();
  }

  /** How many numeric features there are: the length of a {@code double[]} row. */
  int features() {
    return features;
  }

  /** How many numeric slots there are; categorical slots follow. */
  int numericCount() {
    return numeric.size();
  }

  /** The slot of the latency. */
  public int latency() {
    return latency;
  }

  /** The column in that slot. */
  public Column column(int slot) {
    return slot < numeric.size() ? numeric.get(slot) : categorical.get(slot - numeric.size());
  }

  /**
   * The slot of the column of that name, which must be one of the schema's, or of the latency. What
   * else is known of the column may differ: a reference need not name the same owner.
   */
  public int slot(Column column) {
    if (column.role() == ColumnRole.LATENCY) {
      return latency;
    }
    Integer slot = slots.get(column.name());
    if (slot == null) {
      throw new IllegalArgumentException("no column '%s' in this schema".formatted(column.name()));
    }
    return slot;
  }

  /** The slot of the first output that is numeric, or categorical; -1 where there is none. */
  int defaultOutput(boolean isNumeric) {
    Optional<Column> first =
        schema.outputs().stream().filter(column -> column.isNumeric() == isNumeric).findFirst();
    return first.map(this::slot).orElse(-1);
  }
}
