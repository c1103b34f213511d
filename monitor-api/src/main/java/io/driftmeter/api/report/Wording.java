package io.driftmeter.api.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.stream.Collectors;

/** Findings in plain English, with numbers that a person can picture. */
final class Wording {

  private static final int MAX_SHIFTS = 3;

  private Wording() {}

  /** One line: the answer and its figures. */
  static String summary(String answer, Evidence evidence) {
    return String.format(
        Locale.ROOT,
        "%s (%s: effect %.4g, accepted %.4g, p %.3g at level %.3g, n %d, m %d, scale %d)",
        answer,
        evidence.test(),
        evidence.effect(),
        evidence.tolerance(),
        evidence.adjustedPValue(),
        evidence.alpha(),
        evidence.liveCount(),
        evidence.referenceCount(),
        evidence.basis().scale());
  }

  static String of(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  /** One paragraph. */
  static String explain(Finding finding) {
    Verdict verdict = finding.verdict();
    if (verdict instanceof Verdict.Blind blind) {
      return "Nothing can be said of %s since %s: %s (%s of the %s that are needed)."
          .formatted(
              finding.column(),
              blind.since(),
              blind.reason(),
              count(blind.observed()),
              count(blind.needed()));
    }
    if (verdict instanceof Verdict.InsufficientData insufficient) {
      return "Too little to judge %s: %s (%s of the %s that are needed)."
          .formatted(
              finding.column(),
              insufficient.reason(),
              count(insufficient.observed()),
              count(insufficient.needed()));
    }
    Evidence evidence = verdict.grounds().orElseThrow();
    return sentence(finding, evidence) + certainty(verdict, evidence) + standing(finding);
  }

  private static String sentence(Finding finding, Evidence evidence) {
    return switch (finding.check()) {
      case DRIFT -> spread(finding.column(), "the reference", evidence);
      case SKEW -> spread(finding.column(), "the training data", evidence);
      case DECISION_RATE ->
          rate("%s %s".formatted(finding.column(), finding.subject()), "predictions", evidence);
      case LATENCY -> rate("A latency %s".formatted(finding.subject()), "predictions", evidence);
      case ERRORS -> rate("An error", "predictions", evidence);
      case MISSING -> rate(finding.column() + " missing", "values", evidence);
      case DEFAULTED -> rate(finding.column() + " served as a default", "values", evidence);
      case FAILED -> rate(finding.column() + " failed", "values", evidence);
      case INVALID -> rate(finding.column() + " not a finite number", "values", evidence);
      case NEVER_SEEN ->
          rate(finding.column() + " where the reference has next to nothing", "values", evidence);
      case VARYING ->
          rate(finding.column() + " off the constant of the reference", "values", evidence);
      case STUCK ->
          "%s stood still: all %s values fell in one place that holds %s of the reference."
              .formatted(
                  finding.column(), count(evidence.liveCount()), percent(evidence.tolerance()));
      case VOLUME ->
          "%s rows, where %s are the limit."
              .formatted(number(evidence.effect()), number(evidence.tolerance()));
      case THRESHOLD ->
          "%s has a score of %s by the rule %s (%s values against %s)."
              .formatted(
                  finding.column(),
                  number(evidence.effect()),
                  finding.subject(),
                  count(evidence.liveCount()),
                  count(evidence.referenceCount()));
    };
  }

  private static String spread(String column, String reference, Evidence evidence) {
    String moved =
        evidence.shifts().stream()
            .limit(MAX_SHIFTS)
            .map(
                shift ->
                    "%s %s instead of %s"
                        .formatted(
                            shift.label(),
                            percent(shift.liveShare()),
                            percent(shift.referenceShare())))
            .collect(Collectors.joining(", "));
    return "%s differs from %s by a PSI of %s, confidently %s, where %s is tolerated (%s values against %s%s)%s."
        .formatted(
            column,
            reference,
            number(evidence.effect()),
            evidence.effectBound() > 0 ? "above " + number(evidence.effectBound()) : "above 0",
            number(evidence.tolerance()),
            count(evidence.liveCount()),
            count(evidence.referenceCount()),
            together(evidence.basis().scale()),
            moved.isEmpty() ? "" : "; most of it: " + moved);
  }

  private static String rate(String event, String of, Evidence evidence) {
    double live = evidence.effect();
    String expected =
        evidence.shifts().isEmpty()
            ? "where %s is allowed".formatted(percent(evidence.tolerance()))
            : "instead of %s".formatted(percent(evidence.shifts().get(0).referenceShare()))
                + times(live, evidence.shifts().get(0).referenceShare());
    return "%s: %s %s (%s %s%s)."
        .formatted(
            event,
            percent(live),
            expected,
            count(evidence.liveCount()),
            of,
            together(evidence.basis().scale()));
  }

  private static String times(double live, double reference) {
    if (!(reference > 0) || !(live > 0)) {
      return "";
    }
    double ratio = live / reference;
    return ratio >= 1
        ? ", %s times".formatted(rounded(ratio, 2))
        : ", one in %s of what it was".formatted(rounded(1 / ratio, 2));
  }

  private static String together(int scale) {
    return scale == 1 ? "" : ", %d windows together".formatted(scale);
  }

  private static String certainty(Verdict verdict, Evidence evidence) {
    if (Double.isNaN(evidence.adjustedPValue())) {
      return "";
    }
    String p = "p is %s at a level of %s";
    String figures =
        p.formatted(scientific(evidence.adjustedPValue()), scientific(evidence.alpha()));
    return verdict.isDrifted()
        ? " Chance does not explain it: %s; confidence %s."
            .formatted(figures, evidence.basis().confidence().name().toLowerCase(Locale.ROOT))
        : " That is within the tolerance or within what chance explains: %s.".formatted(figures);
  }

  private static String standing(Finding finding) {
    return switch (finding.response()) {
      case NONE -> "";
      case INFORM -> " For information, raised at %s.".formatted(finding.raisedAt());
      case ALARM -> " Alarm since %s.".formatted(finding.raisedAt());
      case WOULD_ALARM ->
          " Would alarm since %s, but the monitor only observes.".formatted(finding.raisedAt());
      case EXPECTED ->
          " The change was announced; without that it would alarm since %s."
              .formatted(finding.raisedAt());
    };
  }

  /** {@code 48 210}. */
  private static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value).replace(',', ' ');
  }

  /** {@code 0.62 %}; two digits from below 10 %. */
  private static String percent(double share) {
    return rounded(100 * share, share >= 0.1 ? 3 : 2) + " %";
  }

  private static String number(double value) {
    return rounded(value, 3);
  }

  private static String rounded(double value, int digits) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros().toPlainString()
        : Double.toString(value);
  }

  private static String scientific(double value) {
    return String.format(Locale.ROOT, "%.1e", value);
  }
}
