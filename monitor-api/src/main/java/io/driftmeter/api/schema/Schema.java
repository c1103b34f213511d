package io.driftmeter.api.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The columns of a model, in a fixed order, with no name twice. Immutable.
 *
 * @param columns features and outputs in the order in which they were declared, 1 to {@value
 *     #MAX_COLUMNS}
 */
public record Schema(List<Column> columns) {

  /** The most columns that a model may have. */
  public static final int MAX_COLUMNS = 10_000;

  /**
   * Checks the number of columns, their roles, and that no name stands twice.
   *
   * @throws IllegalArgumentException naming the column and the limit
   */
  public Schema {
    columns = List.copyOf(columns);
    if (columns.isEmpty() || columns.size() > MAX_COLUMNS) {
      throw new IllegalArgumentException(
          "a schema has %d columns, but must have 1 to %d".formatted(columns.size(), MAX_COLUMNS));
    }
    Map<String, Column> byName = new HashMap<>();
    for (Column column : columns) {
      if (column.role() == ColumnRole.LATENCY) {
        throw new IllegalArgumentException(
            "column '%s' has the role LATENCY, which the monitor measures itself"
                .formatted(column.name()));
      }
      if (column.name().equals(Column.LATENCY.name())) {
        throw new IllegalArgumentException(
            "a column cannot be called 'latency': that is the monitor's own");
      }
      if (byName.put(column.name(), column) != null) {
        throw new IllegalArgumentException(
            "column '%s' stands twice in the schema".formatted(column.name()));
      }
    }
  }

  /** Starts a schema. */
  public static Builder builder() {
    return new Builder();
  }

  /** The column of that name, if there is one. */
  public Optional<Column> find(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  /**
   * The column of that name and kind.
   *
   * @throws IllegalArgumentException when there is none, naming the known ones, or when it is of
   *     the other kind
   */
  public Column require(String name, ColumnKind kind) {
    Column column =
        find(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no column '%s'; known columns: %s".formatted(name, names())));
    if (column.kind() != kind) {
      throw new IllegalArgumentException(
          "column '%s' is %s, not %s"
              .formatted(
                  name,
                  column.kind().name().toLowerCase(Locale.ROOT),
                  kind.name().toLowerCase(Locale.ROOT)));
    }
    return column;
  }

  /** The numeric features, in order: what a {@code double[]} row holds. */
  public List<Column> numericFeatures() {
    return select(column -> column.isNumeric() && column.role() == ColumnRole.FEATURE);
  }

  /** The outputs, in order; the first of a kind is the default output of that kind. */
  public List<Column> outputs() {
    return select(column -> column.role() == ColumnRole.OUTPUT);
  }

  private List<Column> select(Predicate<Column> predicate) {
    return columns.stream().filter(predicate).toList();
  }

  private String names() {
    return columns.stream().limit(50).map(Column::name).collect(Collectors.joining(", "))
        + (columns.size() > 50 ? ", and %d more".formatted(columns.size() - 50) : "");
  }

  /** Collects columns in order. Not thread-safe. */
  public static final class Builder {
    private final List<Column> columns = new ArrayList<>();

    private Builder() {}

    /** Adds numeric features. */
    public Builder numeric(String... names) {
      return add(ColumnKind.NUMERIC, ColumnRole.FEATURE, names);
    }

    /** Adds categorical features. */
    public Builder categorical(String... names) {
      return add(ColumnKind.CATEGORICAL, ColumnRole.FEATURE, names);
    }

    /** Adds numeric outputs: scores, probabilities, amounts. */
    public Builder score(String... names) {
      return add(ColumnKind.NUMERIC, ColumnRole.OUTPUT, names);
    }

    /**
     * Adds a numeric output from which decisions are taken.
     *
     * @param thresholds the scores from which on another decision is taken, ascending
     */
    public Builder scoreWithThresholds(String name, double... thresholds) {
      return column(
          Column.of(name, ColumnKind.NUMERIC, ColumnRole.OUTPUT).withThresholds(thresholds));
    }

    /** Adds categorical outputs: predicted classes, decisions. */
    public Builder label(String... names) {
      return add(ColumnKind.CATEGORICAL, ColumnRole.OUTPUT, names);
    }

    /** Adds a column with everything that is known of it. */
    public Builder column(Column column) {
      columns.add(column);
      return this;
    }

    private Builder add(ColumnKind kind, ColumnRole role, String... names) {
      for (String name : names) {
        columns.add(Column.of(name, kind, role));
      }
      return this;
    }

    /**
     * The schema.
     *
     * @throws IllegalArgumentException as {@link Schema#Schema}
     */
    public Schema build() {
      return new Schema(columns);
    }
  }
}
