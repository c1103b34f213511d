package io.driftmeter.stats.verdict;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * How numbers are shown to people: four significant digits, without an exponent while that is
 * short.
 */
final class NumberFormats {

  private static final MathContext DIGITS = new MathContext(4);

  private NumberFormats() {}

  static String shortest(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    String plain = rounded.toPlainString();
    return plain.length() <= 10 ? plain : rounded.toString();
  }
}
