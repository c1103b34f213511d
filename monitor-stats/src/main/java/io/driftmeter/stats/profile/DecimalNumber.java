package io.driftmeter.stats.profile;

import java.util.Arrays;

/*
 * The nearest double to a decimal number, always exact, without allocating.
 *
 * Parsers at hand allocate 100 to 1100 bytes for some numbers: the JDK's for most, Jackson's for
 * those too small to be normal, half way between two doubles, or out of range. A file full of such
 * numbers would break the bound on what loading may allocate.
 *
 * So this is the plain method, integers of as many words as it takes (W. D. Clinger, "How to read
 * floating point numbers accurately", PLDI 1990, DOI 10.1145/93542.93557): digits * 10^exponent is
 * a fraction, of digits * 5^exponent and 1 or of digits and 5^-exponent, times 2^exponent. Division
 * bit by bit gives its first 63 or 64 bits, and whether anything remains; those are rounded once.
 */

/** Reads decimal numbers of at most {@value #MAX_DIGITS} digits. Not thread-safe. */
final class DecimalNumber {

  /** The most digits, leading zeros aside; a double is told apart by 17. */
  static final int MAX_DIGITS = 18;

  /** The greatest power of ten that is not infinite. */
  private static final int MAX_EXPONENT = 308;

  /** The least exponent with which {@value #MAX_DIGITS} digits are not nearest to zero. */
  private static final int MIN_EXPONENT = -341;

  /** The most {@link #words}: for 5^341. */
  private static final int MAX_WORDS = 3 + 341 * 7 / 96;

  private static final int[] POWERS_OF_FIVE = new int[14];

  static {
    POWERS_OF_FIVE[0] = 1;
    for (int i = 1; i < POWERS_OF_FIVE.length; i++) {
      POWERS_OF_FIVE[i] = 5 * POWERS_OF_FIVE[i - 1];
    }
  }

  private final int[] numerator = new int[MAX_WORDS];
  private final int[] denominator = new int[MAX_WORDS];

  /** How many words are in use: for 10^18 * 5^|exponent|, 60 and 7/3 bits for each 5, and a bit. */
  private int words;

  /**
   * The double nearest to a number in JSON's notation; of two, the one whose last bit is zero.
   *
   * @throws IllegalArgumentException when it has too many digits
   */
  double parse(char[] text, int offset, int length) {
    long digits = 0;
    int count = 0;
    int exponent = 0;
    boolean fraction = false;
    int end = offset + length;
    for (int i = offset; i < end; i++) {
      char c = text[i];
      if (c == 'e' || c == 'E') {
        exponent += exponent(text, i + 1, end);
        break;
      } else if (c == '.') {
        fraction = true;
      } else if (c != '-') {
        digits = 10 * digits + (c - '0');
        count += digits == 0 ? 0 : 1;
        exponent -= fraction ? 1 : 0;
        if (count > MAX_DIGITS) {
          throw new IllegalArgumentException(
              "a number has more than %d digits".formatted(MAX_DIGITS));
        }
      }
    }
    double value = nearest(digits, exponent);
    return text[offset] == '-' ? -value : value;
  }

  /** The exponent that is written, or one that is out of range as well. */
  private static int exponent(char[] text, int from, int to) {
    int exponent = 0;
    for (int i = from; i < to; i++) {
      if (text[i] >= '0' && text[i] <= '9') {
        exponent = Math.min(100_000, 10 * exponent + (text[i] - '0'));
      }
    }
    return text[from] == '-' ? -exponent : exponent;
  }

  private double nearest(long digits, int exponent) {
    if (digits == 0 || exponent < MIN_EXPONENT) {
      return 0;
    }
    if (exponent > MAX_EXPONENT) {
      return Double.POSITIVE_INFINITY;
    }
    words = 3 + Math.abs(exponent) * 7 / 96;
    set(numerator, digits);
    set(denominator, 1);
    timesPowerOfFive(exponent < 0 ? denominator : numerator, Math.abs(exponent));
    int shift = bits(numerator) - bits(denominator);
    shiftLeft(shift < 0 ? numerator : denominator, Math.abs(shift));
    return round(divide(), exponent + shift - 63);
  }

  /** The first 64 bits of a quotient between 1/2 and 2, the last one set if there are more. */
  private long divide() {
    long quotient = 0;
    for (int i = 0; i < 64; i++) {
      quotient <<= 1;
      if (isDivisible()) {
        subtract();
        quotient |= 1;
      }
      twice();
    }
    return bits(numerator) == 0 ? quotient : quotient | 1;
  }

  /** The double nearest to {@code quotient * 2^exponent}, the quotient unsigned. */
  private static double round(long quotient, int exponent) {
    int significant = 64 - Long.numberOfLeadingZeros(quotient);
    int drop = Math.max(significant - 53, Double.MIN_EXPONENT - 52 - exponent);
    if (drop > 64) {
      return 0;
    }
    long kept = drop == 64 ? 0 : quotient >>> drop;
    long dropped = quotient << (64 - drop); // its highest bit is worth one half
    boolean up = dropped < 0 && (dropped != Long.MIN_VALUE || (kept & 1) != 0);
    return Math.scalb((double) (up ? kept + 1 : kept), exponent + drop);
  }

  private void set(int[] number, long value) {
    Arrays.fill(number, 0, words, 0);
    number[0] = (int) value;
    number[1] = (int) (value >>> 32);
  }

  private int bits(int[] number) {
    int top = words - 1;
    while (top > 0 && number[top] == 0) {
      top--;
    }
    return 32 * top + 32 - Integer.numberOfLeadingZeros(number[top]);
  }

  private void timesPowerOfFive(int[] number, int power) {
    for (int left = power; left > 0; left -= POWERS_OF_FIVE.length - 1) {
      long factor = POWERS_OF_FIVE[Math.min(left, POWERS_OF_FIVE.length - 1)];
      long carry = 0;
      for (int i = 0; i < words; i++) {
        carry += factor * Integer.toUnsignedLong(number[i]);
        number[i] = (int) carry;
        carry >>>= 32;
      }
    }
  }

  private void shiftLeft(int[] number, int shift) {
    int whole = shift / 32;
    for (int i = words - 1; i >= 0; i--) {
      long high = i < whole ? 0 : Integer.toUnsignedLong(number[i - whole]);
      long low = i < whole + 1 ? 0 : Integer.toUnsignedLong(number[i - whole - 1]);
      number[i] = (int) ((high << 32 | low) << (shift % 32) >>> 32);
    }
  }

  private boolean isDivisible() {
    for (int i = words - 1; i >= 0; i--) {
      if (numerator[i] != denominator[i]) {
        return Integer.compareUnsigned(numerator[i], denominator[i]) > 0;
      }
    }
    return true;
  }

  private void subtract() {
    long borrow = 0;
    for (int i = 0; i < words; i++) {
      borrow += Integer.toUnsignedLong(numerator[i]) - Integer.toUnsignedLong(denominator[i]);
      numerator[i] = (int) borrow;
      borrow >>= 32;
    }
  }

  private void twice() {
    int carry = 0;
    for (int i = 0; i < words; i++) {
      int word = numerator[i];
      numerator[i] = (word << 1) | carry;
      carry = word >>> 31;
    }
  }
}
