package io.driftmeter.api.fleet;

import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.counts.ValueState;
import java.util.List;
import java.util.Locale;

/**
 * In which way an observation was no usable value: states of values that ask the same of people.
 */
public enum Quality {
  /** There was none. */
  MISSING(ValueState.MISSING),
  /** A default was served in its place. */
  DEFAULTED(ValueState.DEFAULTED),
  /** The code that should have given it failed. */
  FAILED(ValueState.FAILED),
  /** It was no finite number. */
  INVALID(ValueState.NAN, ValueState.POSITIVE_INFINITY, ValueState.NEGATIVE_INFINITY),
  /** It was off the grid, or a category that the reference does not know. */
  OUTSIDE(ValueState.BELOW, ValueState.ABOVE, ValueState.UNSEEN);

  private final String tag = name().toLowerCase(Locale.ROOT);

  @SuppressWarnings("ImmutableEnumChecker") // an immutable list
  private final List<ValueState> states;

  Quality(ValueState... states) {
    this.states = List.of(states);
  }

  /** The name in lower case, as meters spell it. */
  public String tag() {
    return tag;
  }

  /** How many values were so. */
  public long count(StateCounts counts) {
    return states.stream().mapToLong(counts::count).sum();
  }
}
