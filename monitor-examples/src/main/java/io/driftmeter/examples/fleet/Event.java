package io.driftmeter.examples.fleet;

import java.time.Duration;
import java.util.Locale;

/**
 * Something that happened.
 *
 * @param at how long after the start, at the usual pace
 * @param kind what it was
 * @param subject an alert, a receiver, a model; what {@code kind} is about
 * @param text the rest, for people
 */
record Event(Duration at, Kind kind, String subject, String text) {

  private static final int LONGEST_LINE = 1000;

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

  /** One line that a terminal shows as it is, whoever wrote what is in it. */
  @Override
  public String toString() {
    String line =
        String.format(
                Locale.ROOT,
                "%2d:%02d  %-8s  %s%s",
                at.toHours(),
                at.toMinutesPart(),
                kind.name().toLowerCase(Locale.ROOT),
                subject,
                text.isEmpty() ? "" : ": " + text)
            .replaceAll("\\p{Cc}", " ");
    return line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line;
  }
}
