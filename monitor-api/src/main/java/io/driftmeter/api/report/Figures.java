package io.driftmeter.api.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as people read them, the same in every locale. */
final class Figures {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Beyond that nobody waits for it to happen. */
  private static final long RAREST = 1_000_000_000;

  private Figures() {}

  /** {@code 48 210}. */
  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value).replace(',', ' ');
  }

  /** {@code 0.62 %}, {@code 31.2 %}. */
  static String percent(double share) {
    return rounded(100 * share, share >= 0.1 ? 3 : 2) + " %";
  }

  /** Three digits: {@code 0.0316}. */
  static String number(double value) {
    return rounded(value, 3);
  }

  /** Two digits: {@code 3.1}. */
  static String factor(double ratio) {
    return rounded(ratio, 2);
  }

  /** Two digits, {@code 0.012} or {@code 3.0e-9}. */
  static String probability(double p) {
    return p == 0 || p >= 0.001 || Double.isNaN(p)
        ? rounded(p, 2)
        : String.format(Locale.ROOT, "%.1e", p).replace("e-0", "e-");
  }

  /** {@code about one window in 300}, for a probability. */
  static String windows(double p) {
    if (p * RAREST < 1) {
      return "fewer than one window in " + count(RAREST);
    }
    long oneIn = new BigDecimal(1 / p).round(new MathContext(1)).longValue();
    return "about one window in " + count(oneIn);
  }

  /** To the minute: {@code 2026-11-02 10:00 UTC}. */
  static String time(Instant instant) {
    return MINUTE.format(instant);
  }

  private static String rounded(double value, int digits) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros().toPlainString()
        : Double.toString(value);
  }
}
