package io.driftmeter.api.counts;

import java.util.Locale;

/** Why something given to the monitor was not recorded. Refusals never throw; they are counted. */
public enum Refusal {
  /** The monitor was closed. */
  CLOSED,
  /** An array was missing, or did not have as many values as the schema has numeric features. */
  ROW_LENGTH,
  /** A handle came from another monitor. */
  FOREIGN_HANDLE,
  /** An output was given, but the schema has no output of that kind. */
  NO_OUTPUT,
  /** More than two thousand million rows arrived between two drains. */
  OVERFLOW;

  private final String tag = name().toLowerCase(Locale.ROOT);

  /** The name in lower case, as meters spell it. */
  public String tag() {
    return tag;
  }
}
