package io.driftmeter.stats.profile;

import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.schema.Column;
import org.jspecify.annotations.Nullable;

/** What holds for the profiles of both kinds of column. */
final class ColumnLaws {

  private static final ValueState[] STATES = ValueState.values();

  private ColumnLaws() {}

  /** What both sides hold of a column; associative and commutative. */
  static Column join(Column a, Column b) {
    boolean isSame =
        a.name().equals(b.name())
            && a.kind() == b.kind()
            && a.role() == b.role()
            && a.thresholds().equals(b.thresholds());
    if (!isSame) {
      throw new IllegalArgumentException(
          "column %s cannot be added to column %s".formatted(identity(b), identity(a)));
    }
    return new Column(
        a.name(),
        a.kind(),
        a.role(),
        agreed(a.source(), b.source()),
        agreed(a.owner(), b.owner()),
        Math.max(a.importance(), b.importance()),
        a.critical() || b.critical(),
        a.thresholds());
  }

  /** What two columns must have in common for their counts to mean the same. */
  static String identity(Column column) {
    return "'%s' (%s %s%s)"
        .formatted(
            column.name(),
            column.kind(),
            column.role(),
            column.thresholds().isEmpty() ? "" : ", thresholds " + column.thresholds());
  }

  /** The text that both give, or null. */
  static @Nullable String agreed(@Nullable String a, @Nullable String b) {
    return a != null && a.equals(b) ? a : null;
  }

  /** Checks what holds for both kinds of column: {@code size} places for valid values. */
  static void check(Column column, StateCounts states, SparseCounts counts, int size) {
    if (!counts.fitsIn(size)) {
      throw new IllegalArgumentException(
          "column '%s' has a count at index %d, but only %d places"
              .formatted(column.name(), counts.indexAt(counts.size() - 1), size));
    }
    if (states.count(ValueState.VALID) != counts.total()) {
      throw new IllegalArgumentException(
          "column '%s' has %d valid values, but its counts sum to %d"
              .formatted(column.name(), states.count(ValueState.VALID), counts.total()));
    }
    total(states);
  }

  /** The sum of all states; one that passes {@link Long#MAX_VALUE} is refused. */
  static long total(StateCounts states) {
    long total = 0;
    for (ValueState state : STATES) {
      total = Math.addExact(total, states.count(state));
    }
    return total;
  }
}
