package io.driftmeter.stats.grid;

/**
 * The range of a column's reference values, and how far beyond it new extremes are ordinary.
 *
 * <p>The margin on either side is the width of the outermost tenth of the values, which is small
 * where values crowd at an end (a log-normal's left) and large where they thin out. If that tenth
 * is one value, it is the distance to the next other value; for a constant, its magnitude or 1.
 *
 * @param min the least value
 * @param max the greatest value
 * @param lowerMargin distance below {@code min}, positive, possibly infinite
 * @param upperMargin distance above {@code max}, positive, possibly infinite
 */
record ValueRange(double min, double max, double lowerMargin, double upperMargin) {

  /**
   * The range of some values.
   *
   * @param sorted at least one finite value, ascending
   */
  static ValueRange of(double[] sorted) {
    int last = sorted.length - 1;
    double min = sorted[0];
    double max = sorted[last];
    if (min == max) {
      double magnitude = min == 0 ? 1.0 : Math.abs(min);
      return new ValueRange(min, max, magnitude, magnitude);
    }
    int low = last / 10;
    while (sorted[low] == min) {
      low++;
    }
    int high = last - last / 10;
    while (sorted[high] == max) {
      high--;
    }
    return new ValueRange(min, max, sorted[low] - min, max - sorted[high]);
  }

  /** {@code min} less its margin, finite. */
  double low() {
    return Math.max(min - lowerMargin, -Double.MAX_VALUE);
  }

  /** A value plus the upper margin, finite, and greater than any but the largest double. */
  double beyond(double value) {
    return Math.min(Math.max(value + upperMargin, Math.nextUp(value)), Double.MAX_VALUE);
  }

  /** {@code max} plus its margin, finite. */
  double high() {
    return Math.min(max + upperMargin, Double.MAX_VALUE);
  }
}
