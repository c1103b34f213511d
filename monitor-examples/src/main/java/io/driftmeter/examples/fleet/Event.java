package io.driftmeter.examples.fleet;

import java.time.Duration;

/**
 * Something that happened.
 *
 * @param at how long after the start, at the usual pace
 * @param kind what it was
 * @param subject an alert, a receiver, a model; what {@code kind} is about
 * @param text the rest, for people
 */
record Event(Duration at, Kind kind, String subject, String text) {

  /** What can happen. */
  enum Kind {
    /** We changed something. */
    ACT,
    /** An alert began to fire. */
    FIRING,
    /** An alert ended. */
    RESOLVED,
    /** Alertmanager notified somebody. */
    NOTIFIED,
    /** A pipeline was started. */
    PIPELINE,
    /** The candidate is judged otherwise than before. */
    VERDICT,
    /** Prometheus and the library, side by side. */
    FIGURES
  }

  @Override
  public String toString() {
    return "%2d:%02d  %-8s  %s%s"
        .formatted(
            at.toHours(),
            at.toMinutesPart(),
            kind.name().toLowerCase(java.util.Locale.ROOT),
            subject,
            text.isEmpty() ? "" : ": " + text);
  }
}
