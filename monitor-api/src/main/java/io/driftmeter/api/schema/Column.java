package io.driftmeter.api.schema;

import java.util.Arrays;
import java.util.List;
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
 * @param thresholds the scores from which on another decision is taken, ascending, at most {@value
 *     #MAX_THRESHOLDS}, less than {@code Double.MAX_VALUE}; numeric outputs only. How often each is
 *     reached is counted exactly. {@code -0.0} is stored as {@code 0.0}
 */
public record Column(
    String name,
    ColumnKind kind,
    ColumnRole role,
    @Nullable String source,
    @Nullable String owner,
    double importance,
    boolean critical,
    List<Double> thresholds) {

  /** The longest name, source or owner, in characters. */
  public static final int MAX_NAME_LENGTH = 256;

  /** The most thresholds of one column. */
  public static final int MAX_THRESHOLDS = 16;

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
    thresholds = List.copyOf(thresholds);
    if (thresholds.contains(-0.0)) {
      thresholds = thresholds.stream().map(threshold -> threshold + 0.0).toList();
    }
    checkThresholds(name, kind, role, thresholds);
  }

  private static void checkThresholds(
      String name, ColumnKind kind, ColumnRole role, List<Double> thresholds) {
    if (thresholds.isEmpty()) {
      return;
    }
    if (kind != ColumnKind.NUMERIC || role != ColumnRole.OUTPUT) {
      throw new IllegalArgumentException(
          "column '%s' has thresholds, but is no numeric output".formatted(name));
    }
    if (thresholds.size() > MAX_THRESHOLDS) {
      throw new IllegalArgumentException(
          "column '%s' has %d thresholds, but may have at most %d"
              .formatted(name, thresholds.size(), MAX_THRESHOLDS));
    }
    double before = Double.NEGATIVE_INFINITY;
    for (double threshold : thresholds) {
      if (!(threshold > before && threshold < Double.MAX_VALUE)) {
        throw new IllegalArgumentException(
            "threshold %s of column '%s' is not finite, or not above the one before"
                .formatted(threshold, name));
      }
      before = threshold;
    }
  }

  /** A column without thresholds. */
  public Column(
      String name,
      ColumnKind kind,
      ColumnRole role,
      @Nullable String source,
      @Nullable String owner,
      double importance,
      boolean critical) {
    this(name, kind, role, source, owner, importance, critical, List.of());
  }

  /** A column with neither source, owner nor importance. */
  public static Column of(String name, ColumnKind kind, ColumnRole role) {
    return new Column(name, kind, role, null, null, 0, false);
  }

  /** This column with a source. */
  public Column withSource(String source) {
    return new Column(name, kind, role, source, owner, importance, critical, thresholds);
  }

  /** This column with an owner. */
  public Column withOwner(String owner) {
    return new Column(name, kind, role, source, owner, importance, critical, thresholds);
  }

  /** This column with an importance, 0 to 1. */
  public Column withImportance(double importance) {
    return new Column(name, kind, role, source, owner, importance, critical, thresholds);
  }

  /** This column, marked as one the model cannot do without. */
  public Column asCritical() {
    return new Column(name, kind, role, source, owner, importance, true, thresholds);
  }

  /**
   * This column with decisions taken from those scores on.
   *
   * @throws IllegalArgumentException when they do not ascend, are too many, or this is no numeric
   *     output
   */
  public Column withThresholds(double... thresholds) {
    List<Double> ascending = Arrays.stream(thresholds).boxed().toList();
    return new Column(name, kind, role, source, owner, importance, critical, ascending);
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
