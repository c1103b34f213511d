package io.driftmeter.stats.profile;

import com.fasterxml.jackson.core.io.NumberInput;

/*
 * The nearest double to a decimal number, without allocating.
 *
 * Jackson's parser follows Lemire ("Number parsing at a gigabyte per second", 2021, DOI
 * 10.1002/spe.2984): exact and free of allocation but for two kinds of number, for which it falls
 * back to the JDK's parser, at some 500 bytes a number. A file full of those would break the bound
 * on what loading may allocate.
 *
 *   - more than 19 digits: no double needs them, so a file may not use more than 18;
 *   - exactly half way between two doubles, such as 1e23 (Mushtak and Lemire, "Fast number parsing
 *     without fallback", 2023, DOI 10.1002/spe.3198, show that there are no others): such a number
 *     is an odd integer of 54 bits times a power of two, so it can be rounded as a long.
 */

/** Reads decimal numbers of at most {@value #MAX_DIGITS} digits. */
final class DecimalNumber {

  /** The most digits, leading zeros aside; a double is told apart by 17. */
  static final int MAX_DIGITS = 18;

  /** 5^27 is the greatest power of five in a long. */
  private static final int MAX_POWER_OF_FIVE = 27;

  private static final int FAR_OUT = 100_000;

  private DecimalNumber() {}

  /**
   * The double nearest to a number in JSON's notation; of two, the one whose last bit is zero.
   *
   * @throws IllegalArgumentException when it has too many digits
   */
  static double parse(char[] text, int offset, int length) {
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
    long integer = timesPowerOfFive(digits, exponent);
    if (integer != 0) {
      double value = Math.scalb((double) integer, exponent);
      return text[offset] == '-' ? -value : value;
    }
    return NumberInput.parseDouble(text, offset, length, true);
  }

  /** The exponent that is written, or one that is as far out of range. */
  private static int exponent(char[] text, int from, int to) {
    int exponent = 0;
    for (int i = from; i < to; i++) {
      if (text[i] >= '0' && text[i] <= '9') {
        exponent = Math.min(FAR_OUT, 10 * exponent + (text[i] - '0'));
      }
    }
    return text[from] == '-' ? -exponent : exponent;
  }

  /** The integer {@code digits * 5^exponent}, or 0 when it is none, or none that a long holds. */
  private static long timesPowerOfFive(long digits, int exponent) {
    long power = 1;
    for (int i = Math.min(Math.abs(exponent), MAX_POWER_OF_FIVE + 1); i > 0; i--) {
      if (power > Long.MAX_VALUE / 5) {
        return 0;
      }
      power *= 5;
    }
    if (exponent < 0) {
      return digits % power == 0 ? digits / power : 0;
    }
    long product = digits * power;
    return Math.multiplyHigh(digits, power) == 0 && product > 0 ? product : 0;
  }
}
