package io.driftmeter.api.report;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** The answer to one question about a window. Immutable. */
public sealed interface Verdict {

  /** Whether the answer is yes: there is a difference beyond the tolerance. */
  default boolean isDrifted() {
    return this instanceof Drifted;
  }

  /** Whether the question was answered at all, with yes or no. */
  default boolean isAnswered() {
    return grounds().isPresent();
  }

  /** What the answer rests on; empty when there was not enough data. */
  default Optional<Evidence> grounds() {
    return Optional.empty();
  }

  /** {@code stable}, {@code drifted}, {@code insufficient_data} or {@code blind}. */
  String tag();

  /** No difference beyond the tolerance, as far as this window could tell. */
  record Stable(Evidence evidence) implements Verdict {
    /** Checks that the evidence is there. */
    public Stable {
      Objects.requireNonNull(evidence, "evidence");
    }

    @Override
    public Optional<Evidence> grounds() {
      return Optional.of(evidence);
    }

    @Override
    public String tag() {
      return "stable";
    }

    @Override
    public String toString() {
      return Wording.summary(tag(), evidence);
    }
  }

  /** A difference beyond the tolerance, and beyond what chance explains. */
  record Drifted(Evidence evidence, Severity severity) implements Verdict {
    /** Checks that both are there. */
    public Drifted {
      Objects.requireNonNull(evidence, "evidence");
      Objects.requireNonNull(severity, "severity");
    }

    @Override
    public Optional<Evidence> grounds() {
      return Optional.of(evidence);
    }

    @Override
    public String tag() {
      return "drifted";
    }

    @Override
    public String toString() {
      return Wording.summary(tag() + ", " + Wording.of(severity), evidence);
    }
  }

  /**
   * There was too little to judge; counts are carried over.
   *
   * @param observed how many observations there were
   * @param needed how many are needed
   * @param reason why, in words
   */
  record InsufficientData(long observed, long needed, String reason) implements Verdict {
    @Override
    public String tag() {
      return "insufficient_data";
    }

    @Override
    public String toString() {
      return "insufficient data " + Wording.shortfall(reason, observed, needed);
    }
  }

  /**
   * There was too little to judge for so long that nobody should take silence for health.
   *
   * @param since when the last answer was given, or when the monitor began
   * @param observed how many observations there were since
   * @param needed how many are needed
   * @param reason why, in words
   */
  record Blind(Instant since, long observed, long needed, String reason) implements Verdict {
    @Override
    public String tag() {
      return "blind";
    }

    @Override
    public String toString() {
      return "blind since %s %s".formatted(since, Wording.shortfall(reason, observed, needed));
    }
  }
}
