package io.driftmeter.stats.recording;

import io.driftmeter.api.counts.ValueState;
import java.util.concurrent.ThreadLocalRandom;

/*
 * A numeric slot of a row holds a number or says why there is none. Both fit in one double: a state is a quiet NaN with
 * a payload that no arithmetic produces. It is drawn once in the life of a process, so no caller can know it, and
 * callers' numbers need not be looked at when they are set. Every NaN leaves the bucket formula above the last bucket, so
 * states cost the fast path nothing; only the slow path asks which NaN it was.
 */
/** States in the disguise of a NaN. */
final class BoxedState {

  private static final long QUIET_NAN = 0x7ff8_0000_0000_0000L;
  private static final long MARK =
      QUIET_NAN | ((ThreadLocalRandom.current().nextInt() | 1) & 0xffff_ffffL) << 16;
  private static final long MARK_BITS = 0xffff_ffff_ffff_0000L;
  private static final ValueState[] STATES = ValueState.values();

  static final double ABSENT = of(ValueState.ABSENT);
  static final double MISSING = of(ValueState.MISSING);
  static final double DEFAULTED = of(ValueState.DEFAULTED);
  static final double FAILED = of(ValueState.FAILED);

  private BoxedState() {}

  static double of(ValueState state) {
    return Double.longBitsToDouble(MARK | state.ordinal());
  }

  /** A caller's number where none may pass for a state, known or not: off the fast path. */
  static double plain(double value) {
    return Double.isNaN(value) ? Double.NaN : value;
  }

  /** The state that a number which is on no grid is in; {@code VALID} for a finite one. */
  static ValueState state(double value) {
    if (!Double.isNaN(value)) {
      return value == Double.POSITIVE_INFINITY
          ? ValueState.POSITIVE_INFINITY
          : value == Double.NEGATIVE_INFINITY ? ValueState.NEGATIVE_INFINITY : ValueState.VALID;
    }
    long bits = Double.doubleToRawLongBits(value);
    if ((bits & MARK_BITS) != MARK) {
      return ValueState.NAN;
    }
    int ordinal = (int) (bits & ~MARK_BITS);
    return ordinal < STATES.length ? STATES[ordinal] : ValueState.NAN;
  }
}
