package io.driftmeter.api.counts;

import java.util.Locale;

/** How a prediction ended. */
public enum Outcome {
  /** The model answered. */
  SUCCESS,
  /** The model failed, or the scope was closed without an output. */
  ERROR;

  private final String tag = name().toLowerCase(Locale.ROOT);

  /** The name in lower case, as meters spell it. */
  public String tag() {
    return tag;
  }
}
