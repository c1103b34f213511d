package io.driftmeter.api.schema;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One column of a model: its name, kind and role, and what people want to know when it moves.
 *
 * @param name the name, 1 to {@value #MAX_NAME_LENGTH} characters, none of them a control character
 * @param kind numeric or categorical
 * @param role feature, output or latency
 * @param source where the value comes from (a table, a service), or null
 * @param owner who is asked when it breaks, or null
 * @param importance how much the model depends on it, 0 (unknown or not at all) to 1
 * @param critical whether the model is wrong without it
 */
public record Column(
    String name,
    ColumnKind kind,
    ColumnRole role,
    @Nullable String source,
    @Nullable String owner,
    double importance,
    boolean critical) {

  /** The longest name, source or owner, in characters. */
  public static final int MAX_NAME_LENGTH = 256;

  /** The column in which the monitor reports the latency of predictions, in seconds. */
  public static final Column LATENCY =
      new Column("latency", ColumnKind.NUMERIC, ColumnRole.LATENCY, null, null, 0, false);

  /**
   * Checks every part.
   *
   * @throws IllegalArgumentException naming the part, its value and the limit
   */
  public Column {
    checkText("name", name);
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(role, "role");
    if (source != null) {
      checkText("source", source);
    }
    if (owner != null) {
      checkText("owner", owner);
    }
    if (!(importance >= 0 && importance <= 1)) {
      throw new IllegalArgumentException(
          "importance of column '%s' is %s, but must be 0 to 1".formatted(name, importance));
    }
  }

  /** A column with neither source, owner nor importance. */
  public static Column of(String name, ColumnKind kind, ColumnRole role) {
    return new Column(name, kind, role, null, null, 0, false);
  }

  /** This column with a source. */
  public Column withSource(String source) {
    return new Column(name, kind, role, source, owner, importance, critical);
  }

  /** This column with an owner. */
  public Column withOwner(String owner) {
    return new Column(name, kind, role, source, owner, importance, critical);
  }

  /** This column with an importance, 0 to 1. */
  public Column withImportance(double importance) {
    return new Column(name, kind, role, source, owner, importance, critical);
  }

  /** This column, marked as one the model cannot do without. */
  public Column asCritical() {
    return new Column(name, kind, role, source, owner, importance, true);
  }

  /** True for a column of numbers. */
  public boolean isNumeric() {
    return kind == ColumnKind.NUMERIC;
  }

  private static void checkText(String part, String text) {
    Objects.requireNonNull(text, part);
    if (text.isBlank() || text.length() > MAX_NAME_LENGTH) {
      throw new IllegalArgumentException(
          "column %s has %d characters, but must have 1 to %d and not be blank"
              .formatted(part, text.length(), MAX_NAME_LENGTH));
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "column %s '%s' holds a control character"
              .formatted(part, text.replaceAll("\\p{Cntrl}", "?")));
    }
  }
}
