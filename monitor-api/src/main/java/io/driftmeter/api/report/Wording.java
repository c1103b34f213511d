package io.driftmeter.api.report;

import static io.driftmeter.api.report.Figures.against;
import static io.driftmeter.api.report.Figures.count;
import static io.driftmeter.api.report.Figures.number;
import static io.driftmeter.api.report.Figures.probability;
import static io.driftmeter.api.report.Figures.together;

import java.util.Locale;

/**
 * Findings in plain English, with numbers that a person can picture.
 *
 * <p>A paragraph says what was seen, how sure that is, and what it asks of people. Columns are
 * spelled as they are, at the beginning of a sentence too.
 */
final class Wording {

  private Wording() {}

  /** One line: the answer and its figures. */
  static String summary(String answer, Evidence evidence) {
    return "%s (%s: effect %s, accepted %s%s, %s%s)"
        .formatted(
            answer,
            evidence.test(),
            number(evidence.effect()),
            number(evidence.tolerance()),
            Double.isNaN(evidence.adjustedPValue()) ? "" : ", " + chance(evidence),
            against(evidence, ""),
            together(evidence));
  }

  /** Why there is no answer. */
  static String shortfall(String reason, long observed, long needed) {
    return "(%s: %s of %s)".formatted(reason, count(observed), count(needed));
  }

  static String of(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  /** One paragraph. */
  static String explain(Finding finding) {
    return seen(finding) + standing(finding);
  }

  private static String seen(Finding finding) {
    Verdict verdict = finding.verdict();
    if (verdict instanceof Verdict.Blind blind) {
      return "Since %s nobody can tell %s, and silence is no sign of health (%s: %s of the %s that are needed)."
          .formatted(
              Figures.time(blind.since()),
              question(finding),
              blind.reason(),
              count(blind.observed()),
              count(blind.needed()));
    }
    if (verdict instanceof Verdict.InsufficientData insufficient) {
      return "There is too little to tell %s (%s: %s of the %s that are needed)."
          .formatted(
              question(finding),
              insufficient.reason(),
              count(insufficient.observed()),
              count(insufficient.needed()));
    }
    Evidence evidence = verdict.grounds().orElseThrow();
    return Observation.sentence(finding, evidence)
        + certainty(finding, evidence)
        + (verdict instanceof Verdict.Drifted drifted ? grade(drifted) : "");
  }

  /** What is asked, to follow "tell". */
  private static String question(Finding finding) {
    String column = finding.column();
    return switch (finding.check()) {
      case DRIFT -> "whether %s differs from the reference".formatted(column);
      case SKEW -> "whether %s differs from the training data".formatted(column);
      case STUCK -> "whether %s stands still".formatted(column);
      case VOLUME -> "whether %s is as usual".formatted(column);
      case THRESHOLD -> "whether %s triggers the rule %s".formatted(column, finding.subject());
      case DECISION_RATE,
          MISSING,
          DEFAULTED,
          FAILED,
          INVALID,
          NEVER_SEEN,
          VARYING,
          LATENCY,
          ERRORS ->
          "how often %s %s".formatted(column, Observation.event(finding));
    };
  }

  /** How rare that is by chance; nothing for a fixed threshold, which asks no such question. */
  private static String certainty(Finding finding, Evidence evidence) {
    double p = evidence.adjustedPValue();
    if (Double.isNaN(p)) {
      return "";
    }
    return finding.verdict().isDrifted()
        ? " With no more change than is accepted, %s would look like this (%s)."
            .formatted(Figures.windows(p), chance(evidence))
        : " That is within what is accepted or what chance explains (%s)%s."
            .formatted(chance(evidence), detectable(finding, evidence));
  }

  private static String chance(Evidence evidence) {
    return "p %s at level %s"
        .formatted(probability(evidence.adjustedPValue()), probability(evidence.alpha()));
  }

  private static String detectable(Finding finding, Evidence evidence) {
    boolean psi = finding.check() == Check.DRIFT || finding.check() == Check.SKEW;
    return psi
            && evidence.smallestDetectable() > 0
            && Double.isFinite(evidence.smallestDetectable())
        ? "; a PSI of %s would have shown four times in five"
            .formatted(number(evidence.smallestDetectable()))
        : "";
  }

  private static String grade(Verdict.Drifted drifted) {
    String severity = " Severity: %s.".formatted(of(drifted.severity()));
    if (Double.isNaN(drifted.evidence().adjustedPValue())) {
      return severity;
    }
    return severity
        + switch (drifted.evidence().basis().confidence()) {
          case LOW ->
              " Confidence: low, because the usual variation is not known or the rows depend on one another.";
          case MODERATE -> " Confidence: moderate, because few windows show the usual variation.";
          case HIGH -> " Confidence: high.";
        };
  }

  private static String standing(Finding finding) {
    String since =
        finding.raisedSince().map(raised -> " since " + Figures.time(raised)).orElse("")
            + (finding.verdict().isDrifted() ? "" : ", until three windows in a row are calm");
    return switch (finding.response()) {
      case NONE -> "";
      case INFORM -> " For information%s.".formatted(since);
      case ALARM -> " Alarm%s.".formatted(since);
      case WOULD_ALARM ->
          " The monitor only observes; otherwise this would be an alarm%s.".formatted(since);
      case EXPECTED ->
          " The change was announced; otherwise this would be an alarm%s.".formatted(since);
    };
  }
}
