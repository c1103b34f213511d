package io.driftmeter.api.report;

import static io.driftmeter.api.report.Figures.against;
import static io.driftmeter.api.report.Figures.count;
import static io.driftmeter.api.report.Figures.factor;
import static io.driftmeter.api.report.Figures.number;
import static io.driftmeter.api.report.Figures.percent;
import static io.driftmeter.api.report.Figures.together;
import static io.driftmeter.api.report.Figures.worth;

import java.util.stream.Collectors;

/** What a window showed of one question, in plain English and without judging it. */
final class Observation {

  private static final int MAX_SHIFTS = 3;

  /** Two digits show no less. */
  private static final double NOTABLE_FACTOR = 1.05;

  private Observation() {}

  /** One sentence: the column, what became of it, and over how many rows. */
  static String sentence(Finding finding, Evidence evidence) {
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
  static String event(Finding finding) {
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
    double sureFactor = more ? bound : 1 / bound;
    boolean sure = finding.verdict().isDrifted() && bound > 0 && sureFactor >= NOTABLE_FACTOR;
    return ", %s times as %s%s"
        .formatted(
            factor(factor),
            more ? "often" : "rare",
            sure ? " and very likely at least %s times".formatted(factor(sureFactor)) : "");
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
}
