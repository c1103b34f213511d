package io.driftmeter.api.report;

import java.util.Locale;

/** What a finding asks of people. */
public enum Response {
  /** Nothing was found. */
  NONE,
  /** Worth knowing, not worth a page. */
  INFORM,
  /** Worth a page. */
  ALARM,
  /** Would have been an alarm, but the monitor only observes. */
  WOULD_ALARM,
  /** Would have been an alarm, but the change was announced and its time has not run out. */
  EXPECTED;

  private final String tag = name().toLowerCase(Locale.ROOT);

  /** The name in lower case, as meters spell it. */
  public String tag() {
    return tag;
  }
}
