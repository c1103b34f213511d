package io.driftmeter.stats.measure;

/** Arithmetic on shares that does not cancel: the difference of two fractions of whole numbers. */
final class Shares {

  private Shares() {}

  /**
   * Returns {@code a/n - b/m} to within a few units in the last place, for counts of at most
   * 2<sup>62</sup>; 0 exactly if the fractions are equal, NaN if a total is 0. The numerator {@code
   * a m - b n} is formed in 128 bits.
   */
  static double difference(long a, long n, long b, long m) {
    long leftLow = a * m;
    long rightLow = b * n;
    long low = leftLow - rightLow;
    long borrow = Long.compareUnsigned(leftLow, rightLow) < 0 ? 1 : 0;
    long high = Math.multiplyHigh(a, m) - Math.multiplyHigh(b, n) - borrow;
    return toDouble(high, low) / n / m;
  }

  /** The value of a signed 128-bit number, from its magnitude so that small negatives survive. */
  private static double toDouble(long high, long low) {
    if (high < 0) {
      long negatedHigh = low == 0 ? -high : ~high;
      return -toDouble(negatedHigh, -low);
    }
    double unsignedLow = low >= 0 ? low : ((low >>> 1) | (low & 1)) * 2.0;
    return high * 0x1p64 + unsignedLow;
  }
}
