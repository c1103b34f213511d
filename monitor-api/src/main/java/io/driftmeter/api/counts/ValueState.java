package io.driftmeter.api.counts;

import java.util.Locale;

/**
 * What became of one value. Every column counts each value in exactly one state, so that for each
 * column, in every window and in total, the states sum to the rows plus the calls of the column's
 * bare handle.
 */
public enum ValueState {
  /** A number on the grid, or a known category. */
  VALID,
  /** A finite number below the reference's grid. */
  BELOW,
  /** A finite number above the reference's grid. */
  ABOVE,
  /** There was no value: null. */
  MISSING,
  /** Not a number. */
  NAN,
  /** Positive infinity. */
  POSITIVE_INFINITY,
  /** Negative infinity. */
  NEGATIVE_INFINITY,
  /** A category that the reference does not know. */
  UNSEEN,
  /** The caller served a default because the real value was not there. */
  DEFAULTED,
  /** The code that should have given the value failed. */
  FAILED,
  /** A row that never spoke of this column. */
  ABSENT;

  private final String tag = name().toLowerCase(Locale.ROOT);

  /** The name in lower case, as meters and profiles spell it. */
  public String tag() {
    return tag;
  }
}
