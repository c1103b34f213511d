package io.driftmeter.api.report;

import static io.driftmeter.api.report.Figures.count;
import static io.driftmeter.api.report.Figures.factor;
import static io.driftmeter.api.report.Figures.number;
import static io.driftmeter.api.report.Figures.percent;
import static io.driftmeter.api.report.Figures.probability;

import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Findings in plain English, with numbers that a person can picture.
 *
 * <p>A paragraph says what was seen, how sure that is, and what it asks of people. Columns are
 * spelled as they are, at the beginning of a sentence too.
 */
final class Wording {

  private static final int MAX_SHIFTS = 3;

  /** Rows that depend on one another a little need no explanation. */
  private static final double NOTABLE_INFLATION = 1.5;

  /** Two digits show no less. */
  private static final double NOTABLE_FACTOR = 1.05;

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
    return sentence(finding, evidence)
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
          "how often %s %s".formatted(column, event(finding));
    };
  }

  private static String sentence(Finding finding, Evidence evidence) {
    return switch (finding.check()) {
      case DRIFT -> spread(finding, "the reference", evidence);
      case SKEW -> spread(finding, "the training data", evidence);
      case DECISION_RATE, LATENCY, ERRORS -> rate(finding, "predictions", evidence);
      case MISSING, DEFAULTED, FAILED, INVALID, NEVER_SEEN, VARYING ->
          rate(finding, "values", evidence);
      case STUCK -> stuck(finding.column(), evidence);
      case VOLUME -> volume(finding, evidence);
      case THRESHOLD ->
          "%s %s the rule %s: its score is %s (%s%s)."
              .formatted(
                  finding.column(),
                  finding.verdict().isDrifted() ? "triggers" : "does not trigger",
                  finding.subject(),
                  number(evidence.effect()),
                  against(evidence, " values"),
                  together(evidence));
    };
  }

  /** What happens to a share of the rows, to follow the name of the column. */
  private static String event(Finding finding) {
    String subject = finding.subject();
    return switch (finding.check()) {
      case DECISION_RATE -> "is " + subject;
      case LATENCY -> "exceeds its %slimit".formatted(subject.isEmpty() ? "" : subject + " ");
      case ERRORS -> "occur";
      case MISSING -> "is missing";
      case DEFAULTED -> "is served as a default";
      case FAILED -> "fails to be computed";
      case INVALID -> "is not a finite number";
      case NEVER_SEEN -> "is all but unknown to the reference";
      case VARYING -> "differs from the reference's one value";
      case DRIFT, SKEW, STUCK, VOLUME, THRESHOLD ->
          throw new IllegalArgumentException(finding.check() + " is no share of rows");
    };
  }

  private static String spread(Finding finding, String reference, Evidence evidence) {
    boolean drifted = finding.verdict().isDrifted();
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
    return "%s differs from %s by a PSI of %s%s, where %s is accepted (%s%s)%s."
        .formatted(
            finding.column(),
            reference,
            number(evidence.effect()),
            drifted && evidence.effectBound() > 0
                ? ", very likely above " + number(evidence.effectBound())
                : "",
            number(evidence.tolerance()),
            against(evidence, " values"),
            together(evidence),
            moved.isEmpty() ? "" : "; most of it: " + moved);
  }

  private static String rate(Finding finding, String of, Evidence evidence) {
    String start = "%s %s in ".formatted(finding.column(), event(finding));
    String live = percent(evidence.effect());
    String counted = "%s %s%s".formatted(count(evidence.liveCount()), of, worth(evidence));
    boolean drifted = finding.verdict().isDrifted();
    if (evidence.shifts().isEmpty()) {
      return "%s%s of %s%s%s, where %s is accepted."
          .formatted(
              start,
              live,
              counted,
              together(evidence),
              drifted ? bound(", very likely more than %s", evidence.effectBound()) : "",
              percent(evidence.tolerance()));
    }
    double reference = evidence.shifts().get(0).referenceShare();
    return "%s%s instead of %s%s (%s%s); %s %s is accepted."
        .formatted(
            start,
            live,
            percent(reference),
            times(finding, evidence, reference),
            counted,
            together(evidence),
            evidence.tolerance() < reference ? "down to" : "up to",
            percent(evidence.tolerance()));
  }

  private static String bound(String text, double share) {
    return share > 0 ? text.formatted(percent(share)) : "";
  }

  /** {@code , 3.1 times as often}, and what is certain of it. */
  private static String times(Finding finding, Evidence evidence, double reference) {
    double live = evidence.effect();
    if (!(reference > 0)) {
      return "";
    }
    if (!(live > 0)) {
      return ", not once";
    }
    boolean more = live >= reference;
    double factor = more ? live / reference : reference / live;
    if (factor < NOTABLE_FACTOR) {
      return ", about as often";
    }
    double bound = ratioBound(finding, evidence, reference);
    boolean sure = finding.verdict().isDrifted() && (more ? bound > 1 : bound > 0 && bound < 1);
    return ", %s times as %s%s"
        .formatted(
            factor(factor),
            more ? "often" : "rare",
            sure
                ? " and very likely at least %s times".formatted(factor(more ? bound : 1 / bound))
                : "");
  }

  /** The bound of the ratio; where the evidence bounds the share, that against the reference's. */
  private static double ratioBound(Finding finding, Evidence evidence, double reference) {
    return switch (finding.check()) {
      case DECISION_RATE, LATENCY, ERRORS -> evidence.effectBound();
      default -> evidence.effectBound() / reference;
    };
  }

  private static String stuck(String column, Evidence evidence) {
    if (evidence.effect() < 1) {
      return "%s does not stand still (%s values).".formatted(column, count(evidence.liveCount()));
    }
    String place = evidence.shifts().isEmpty() ? "one place" : evidence.shifts().get(0).label();
    return "%s stands still: all %s values fell in %s, which holds %s of the reference%s."
        .formatted(
            column,
            count(evidence.liveCount()),
            place,
            percent(evidence.tolerance()),
            together(evidence));
  }

  private static String volume(Finding finding, Evidence evidence) {
    boolean less = evidence.effect() < evidence.tolerance();
    String form =
        !finding.verdict().isDrifted()
            ? "%s is %s rows%s, within the limit of %s."
            : less
                ? "%s is down to %s rows%s, below the accepted %s."
                : "%s is up to %s rows%s, above the accepted %s.";
    return form.formatted(
        finding.column(),
        count(Math.round(evidence.effect())),
        together(evidence),
        count(Math.round(evidence.tolerance())));
  }

  /** {@code 48 210 values against 100 000}. */
  private static String against(Evidence evidence, String of) {
    String worth = worth(evidence);
    return count(evidence.liveCount())
        + of
        + worth
        + (evidence.referenceCount() > 0
            ? "%s against %s"
                .formatted(worth.isEmpty() ? "" : ",", count(evidence.referenceCount()))
            : "");
  }

  private static String worth(Evidence evidence) {
    double inflation = evidence.basis().inflation();
    return inflation >= NOTABLE_INFLATION
        ? ", worth %s independent ones"
            .formatted(count(Math.round(evidence.liveCount() / inflation)))
        : "";
  }

  private static String together(Evidence evidence) {
    int scale = evidence.basis().scale();
    return scale == 1 ? "" : ", %s windows together".formatted(count(scale));
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
    return psi && evidence.smallestDetectable() > 0
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
