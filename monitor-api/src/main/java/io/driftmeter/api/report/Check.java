package io.driftmeter.api.report;

import java.util.Locale;

/** The questions that a closed window is asked, each with a test and a verdict of its own. */
public enum Check {
  /** Is the column spread otherwise than in the reference, by more than the tolerance? */
  DRIFT,
  /**
   * Is it spread otherwise than in the training data? Asked where the reference is a serving
   * baseline and the training data are known as well.
   */
  SKEW,
  /** Is a decision taken at another rate: scores at or above a threshold, answers of one class? */
  DECISION_RATE,
  /** Are more values missing? */
  MISSING,
  /** Was a default served more often because the real value was not there? */
  DEFAULTED,
  /** Did the code that gives the value fail more often? */
  FAILED,
  /** Are more values no numbers: NaN or infinite? */
  INVALID,
  /** Are more values in categories or ranges that the reference never showed? */
  NEVER_SEEN,
  /** Does a column that varies in the reference stand still? */
  STUCK,
  /** Does a column that is constant in the reference vary? */
  VARYING,
  /** Are more predictions slow than the objective, or the serving baseline, allows? */
  LATENCY,
  /** Do more predictions fail? */
  ERRORS,
  /** Is there much less traffic, or much more? */
  VOLUME,
  /** Has a score passed a fixed threshold that the user set? Outside the false-alarm budget. */
  THRESHOLD;

  private final String tag = name().toLowerCase(Locale.ROOT);

  /** The name in lower case, as meters spell it. */
  public String tag() {
    return tag;
  }
}
