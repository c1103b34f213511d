package io.driftmeter.stats.grid;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * How numbers are shown to people: four significant digits, without an exponent while that is
 * short.
 */
public final class NumberFormats {

  private static final MathContext DIGITS = new MathContext(4);

  private NumberFormats() {}

  /** The range from one number to another, without the second; one number where both look alike. */
  public static String range(double lower, double upper) {
    String from = shortest(lower);
    boolean single = upper <= Math.nextUp(lower) || from.equals(shortest(upper));
    return single ? from : "[%s, %s)".formatted(from, shortest(upper));
  }

  /** The number in at most four significant digits. */
  public static String shortest(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    String plain = rounded.toPlainString();
    return plain.length() <= 10 ? plain : rounded.toString();
  }
}
