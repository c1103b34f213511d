package io.driftmeter.stats.profile;

/**
 * How often one value, alone, stood in a numeric column: a zero, a cap, a sentinel such as 999.
 *
 * <p>A count rather than a share, so that atoms add up exactly. In a merged profile it is a lower
 * bound where one side did not count this value by itself; profiles that were built on the grids of
 * one another count the same values and stay exact.
 *
 * @param value the value, finite; {@code -0.0} is stored as {@code 0.0}
 * @param count how often it was seen, at least 0
 */
public record AtomCount(double value, long count) {

  /**
   * Checks both.
   *
   * @throws IllegalArgumentException naming the one that is wrong
   */
  public AtomCount {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("atom %s is not finite".formatted(value));
    }
    if (count < 0) {
      throw new IllegalArgumentException("count %d of atom %s is negative".formatted(count, value));
    }
    value += 0.0;
  }
}
