package io.driftmeter.api.profile;

import java.util.Locale;

/** Where a monitored model stands with its reference. */
public enum ModelState {
  /** There is no reference yet: a baseline is being collected, and nothing can alarm. */
  LEARNING,
  /** Windows are compared with a baseline that this process learned by itself. */
  LEARNED,
  /** Windows are compared with the reference that was configured. */
  MONITORING,
  /** The monitor was closed. */
  CLOSED;

  private final String tag = name().toLowerCase(Locale.ROOT);

  /** The name in lower case, as meters spell it. */
  public String tag() {
    return tag;
  }
}
