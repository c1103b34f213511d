package io.driftmeter.api.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers, times and counts of evidence as people read them, the same in every locale. */
final class Figures {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** One in more than that says no more. */
  private static final long RAREST = 1_000_000_000;

  /** Rows that depend on one another a little need no explanation. */
  private static final double NOTABLE_INFLATION = 1.5;

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

  /** {@code 48 210 values against 100 000}. */
  static String against(Evidence evidence, String of) {
    String worth = worth(evidence);
    return count(evidence.liveCount())
        + of
        + worth
        + (evidence.referenceCount() > 0
            ? "%s against %s"
                .formatted(worth.isEmpty() ? "" : ",", count(evidence.referenceCount()))
            : "");
  }

  /** {@code , worth 12 000 independent ones}, where rows depend on one another. */
  static String worth(Evidence evidence) {
    double inflation = evidence.basis().inflation();
    return inflation >= NOTABLE_INFLATION
        ? ", worth %s independent ones"
            .formatted(count(Math.round(evidence.liveCount() / inflation)))
        : "";
  }

  /** {@code , 4 windows together}; nothing for one. */
  static String together(Evidence evidence) {
    int scale = evidence.basis().scale();
    return scale == 1 ? "" : ", %s windows together".formatted(count(scale));
  }

  private static String rounded(double value, int digits) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros().toPlainString()
        : Double.toString(value);
  }
}
