package io.driftmeter.api.fleet;

import java.time.Duration;

/** How much time the counts that are judged together come from. */
public enum FleetWindow {
  /** 15 minutes. */
  QUARTER("15m", Duration.ofMinutes(15)),
  /** One hour. */
  HOUR("1h", Duration.ofHours(1)),
  /** Six hours. */
  SIX_HOURS("6h", Duration.ofHours(6)),
  /** One day. */
  DAY("1d", Duration.ofDays(1));

  private final String tag;
  private final Duration length;

  FleetWindow(String tag, Duration length) {
    this.tag = tag;
    this.length = length;
  }

  /** As meters and rules spell it, such as {@code 15m}. */
  public String tag() {
    return tag;
  }

  /** How long it is. */
  public Duration length() {
    return length;
  }
}
