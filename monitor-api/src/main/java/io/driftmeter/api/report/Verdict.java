package io.driftmeter.api.report;

import java.util.Locale;
import java.util.Optional;

/** The answer to one question: has this column drifted? Immutable. */
public sealed interface Verdict {

  /** Whether the answer is yes. */
  default boolean isDrifted() {
    return this instanceof Drifted;
  }

  /** What the answer rests on; empty when there was not enough data. */
  Optional<Evidence> grounds();

  /** {@code stable}, {@code drifted} or {@code insufficient_data}, as meters spell it. */
  String tag();

  /**
   * The window agrees with the reference within the tolerance, as far as this window could tell.
   */
  record Stable(Evidence evidence) implements Verdict {
    @Override
    public Optional<Evidence> grounds() {
      return Optional.of(evidence);
    }

    @Override
    public String tag() {
      return "stable";
    }
  }

  /** The window differs from the reference by more than the tolerance. */
  record Drifted(Evidence evidence) implements Verdict {
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
      return String.format(
          Locale.ROOT,
          "drifted (%s: effect %.4g beyond %.4g, p %.3g, n %d)",
          evidence.test(),
          evidence.effect(),
          evidence.tolerance(),
          evidence.adjustedPValue(),
          evidence.liveCount());
    }
  }

  /**
   * There was too little to judge.
   *
   * @param observed how many observations there were
   * @param needed how many are needed
   * @param reason why, in words
   */
  record InsufficientData(long observed, long needed, String reason) implements Verdict {
    @Override
    public Optional<Evidence> grounds() {
      return Optional.empty();
    }

    @Override
    public String tag() {
      return "insufficient_data";
    }
  }
}
