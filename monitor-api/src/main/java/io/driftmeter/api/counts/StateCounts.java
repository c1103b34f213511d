package io.driftmeter.api.counts;

import java.util.Arrays;

/** How many values of one column were in each state. Immutable. */
public final class StateCounts {

  private static final int STATES = ValueState.values().length;

  /** No value at all. */
  public static final StateCounts EMPTY = new StateCounts(new long[STATES]);

  private final long[] counts;

  private StateCounts(long[] counts) {
    this.counts = counts;
  }

  /**
   * Counts in the order of {@link ValueState}.
   *
   * @throws IllegalArgumentException when there are more or fewer, or one is negative
   */
  public static StateCounts of(long... counts) {
    if (counts.length != STATES) {
      throw new IllegalArgumentException(
          "%d counts given, but there are %d states".formatted(counts.length, STATES));
    }
    for (int i = 0; i < STATES; i++) {
      if (counts[i] < 0) {
        throw new IllegalArgumentException(
            "count of state %s is %d, but must not be negative"
                .formatted(ValueState.values()[i], counts[i]));
      }
    }
    return new StateCounts(counts.clone());
  }

  /** How many values were in that state. */
  public long count(ValueState state) {
    return counts[state.ordinal()];
  }

  /** Rows plus bare calls: the sum over all states. */
  public long total() {
    return Arrays.stream(counts).sum();
  }

  /** Values that say something of the column: all but the absent ones. */
  public long observations() {
    return total() - count(ValueState.ABSENT);
  }

  /**
   * The sum of both.
   *
   * @throws ArithmeticException when a count would pass {@link Long#MAX_VALUE}
   */
  public StateCounts plus(StateCounts other) {
    long[] sum = new long[STATES];
    for (int i = 0; i < STATES; i++) {
      sum[i] = Math.addExact(counts[i], other.counts[i]);
    }
    return new StateCounts(sum);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StateCounts that && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(counts);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    for (ValueState state : ValueState.values()) {
      if (count(state) > 0) {
        text.append(text.length() > 1 ? ", " : "")
            .append(state.tag())
            .append('=')
            .append(count(state));
      }
    }
    return text.append('}').toString();
  }
}
