package io.driftmeter.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What findings say to people. */
class FindingTest {

  private static final Instant RAISED = Instant.parse("2026-11-02T10:00:00Z");

  private static final String CHANCE =
      " With no more change than is accepted, about one window in 300 000 000 would look like this"
          + " (p 3.0e-9 at level 3.5e-4). Severity: moderate. Confidence: high.";

  private static final String CALM =
      " That is within what is accepted or what chance explains (p 0.4 at level 3.5e-4)";

  private final Evidences evidence = Evidences.full();
  private final Evidences calmEvidence = evidence.withP(0.4);

  private static String drifted(Check check, String column, String subject, Evidence evidence) {
    Verdict verdict = new Verdict.Drifted(evidence, Severity.MODERATE);
    return new Finding(check, column, subject, verdict, Response.NONE, null).explanation();
  }

  private static String stable(Check check, String column, String subject, Evidence evidence) {
    Verdict verdict = new Verdict.Stable(evidence);
    return new Finding(check, column, subject, verdict, Response.NONE, null).explanation();
  }

  private static String unanswered(Check check, String column, String subject, Verdict verdict) {
    return new Finding(check, column, subject, verdict, Response.NONE, null).explanation();
  }

  @Test
  void driftNamesThePartsThatMovedMost() {
    Evidences moved =
        evidence.with(
            new BinShift("[100, 200)", 0.12, 0.312, 0.5),
            new BinShift("missing", 0.001, 0.042, 0.3),
            new BinShift("[0, 100)", 0.5, 0.31, 0.1),
            new BinShift("[200, 300)", 0.1, 0.09, 0.01));

    assertThat(drifted(Check.DRIFT, "amount", "", moved.of("chi_square", 0.3123, 0.2411, 0.01)))
        .isEqualTo(
            "amount differs from the reference by a PSI of 0.312, very likely above 0.241, where"
                + " 0.01 is accepted (48 210 values against 100 000); most of it: [100, 200) 31.2 %"
                + " instead of 12 %, missing 4.2 % instead of 0.1 %, [0, 100) 31 % instead of 50 %."
                + CHANCE);
  }

  @Test
  void aStableColumnSaysWhatWouldHaveBeenSeen() {
    assertThat(stable(Check.DRIFT, "amount", "", calmEvidence.of("chi_square", 0.004, 0, 0.01)))
        .isEqualTo(
            "amount differs from the reference by a PSI of 0.004, where 0.01 is accepted (48 210"
                + " values against 100 000)."
                + CALM
                + "; a PSI of 0.02 would have shown four times in five.");
  }

  @Test
  void skewIsAgainstTheTrainingData() {
    assertThat(drifted(Check.SKEW, "amount", "", evidence.of("chi_square", 0.05, 0.03, 0.01)))
        .isEqualTo(
            "amount differs from the training data by a PSI of 0.05, very likely above 0.03, where"
                + " 0.01 is accepted (48 210 values against 100 000)."
                + CHANCE);
  }

  @Test
  void aDecisionRateThatRoseSaysHowManyTimes() {
    assertThat(
            drifted(
                Check.DECISION_RATE,
                "risk",
                ">= 0.5",
                evidence.against(0.002, 0.0062).of("share", 0.0062, 2.62, 0.004)))
        .isEqualTo(
            "risk is >= 0.5 in 0.62 % instead of 0.2 %, 3.1 times as often and very likely at least"
                + " 2.6 times (48 210 predictions); up to 0.4 % is accepted."
                + CHANCE);
  }

  @Test
  void aDecisionRateThatFellSaysHowManyTimesRarer() {
    assertThat(
            drifted(
                Check.DECISION_RATE,
                "decision",
                "fraud",
                evidence.against(0.002, 0.0005).of("share", 0.0005, 0.4, 0.001)))
        .isEqualTo(
            "decision is fraud in 0.05 % instead of 0.2 %, 4 times as rare and very likely at least"
                + " 2.5 times (48 210 predictions); down to 0.1 % is accepted."
                + CHANCE);
  }

  @Test
  void aDecisionThatIsNoLongerTakenSaysSo() {
    assertThat(
            drifted(
                Check.DECISION_RATE,
                "risk",
                ">= 0.5",
                evidence.against(0.002, 0).of("share", 0, 0.03, 0.001)))
        .startsWith(
            "risk is >= 0.5 in 0 % instead of 0.2 %, not once (48 210 predictions); down to 0.1 %"
                + " is accepted.");
  }

  @Test
  void aStableRateClaimsNoCertainChange() {
    assertThat(
            stable(
                Check.DECISION_RATE,
                "risk",
                ">= 0.5",
                calmEvidence.against(0.002, 0.0021).of("share", 0.0021, 1.01, 0.004)))
        .isEqualTo(
            "risk is >= 0.5 in 0.21 % instead of 0.2 %, about as often (48 210 predictions);"
                + " up to 0.4 % is accepted."
                + CALM
                + ".");
  }

  @ParameterizedTest
  @CsvSource({
    "MISSING, is missing",
    "DEFAULTED, is served as a default",
    "FAILED, fails to be computed",
    "INVALID, is not a finite number",
    "NEVER_SEEN, is all but unknown to the reference",
    "VARYING, differs from the reference's one value",
  })
  void sharesOfValuesSayWhatHappensToThem(Check check, String event) {
    assertThat(
            drifted(
                check,
                "amount",
                "",
                evidence.against(0.005, 0.041).of("share", 0.041, 0.038, 0.015)))
        .isEqualTo(
            "amount "
                + event
                + " in 4.1 % instead of 0.5 %, 8.2 times as often and very likely at least 7.6"
                + " times (48 210 values); up to 1.5 % is accepted."
                + CHANCE);
  }

  @Test
  void aShareThatTheReferenceNeverHadHasNoRatio() {
    assertThat(
            drifted(
                Check.MISSING,
                "amount",
                "",
                evidence.against(0, 0.041).of("share", 0.041, 0.038, 0.01)))
        .startsWith(
            "amount is missing in 4.1 % instead of 0 % (48 210 values); up to 1 % is accepted.");
  }

  @Test
  void aShareWithoutReferenceIsHeldAgainstWhatIsAccepted() {
    assertThat(drifted(Check.MISSING, "amount", "", evidence.of("share", 0.041, 0.038, 0.01)))
        .isEqualTo(
            "amount is missing in 4.1 % of 48 210 values, very likely more than 3.8 %, where 1 % is"
                + " accepted."
                + CHANCE);
  }

  @Test
  void aColumnThatStandsStillSaysHowUnusualThePlaceIs() {
    assertThat(drifted(Check.STUCK, "amount", "", evidence.of("share", 1, Double.NaN, 0.12)))
        .isEqualTo(
            "amount stands still: all 48 210 values fell in one place, which holds 12 % of the"
                + " reference."
                + CHANCE);
    assertThat(
            drifted(
                Check.STUCK,
                "amount",
                "",
                evidence
                    .with(new BinShift("[100, 200)", 0.12, 1, 1))
                    .of("share", 1, Double.NaN, 0.12)))
        .startsWith("amount stands still: all 48 210 values fell in [100, 200), which holds 12 %");
  }

  @Test
  void aColumnThatMovesDoesNotStandStill() {
    assertThat(stable(Check.STUCK, "amount", "", calmEvidence.of("share", 0.4, 0, 0.12)))
        .isEqualTo("amount does not stand still (48 210 values)." + CALM + ".");
  }

  @Test
  void latencyIsHeldAgainstItsObjective() {
    assertThat(
            drifted(Check.LATENCY, "latency", "p99", evidence.of("objective", 0.023, 0.021, 0.01)))
        .isEqualTo(
            "latency exceeds its p99 limit in 2.3 % of 48 210 predictions, very likely more than"
                + " 2.1 %, where 1 % is accepted."
                + CHANCE);
  }

  @Test
  void latencyIsHeldAgainstTheBaselineWhereThereIsOne() {
    assertThat(
            drifted(
                Check.LATENCY,
                "latency",
                "p99",
                evidence.against(0.01, 0.032).of("share", 0.032, 2.4, 0.02)))
        .isEqualTo(
            "latency exceeds its p99 limit in 3.2 % instead of 1 %, 3.2 times as often and very"
                + " likely at least 2.4 times (48 210 predictions); up to 2 % is accepted."
                + CHANCE);
  }

  @Test
  void errorsAreCountedOverPredictions() {
    assertThat(
            drifted(
                Check.ERRORS,
                "errors",
                "",
                evidence.against(0.005, 0.03).of("share", 0.03, 5.5, 0.01)))
        .isEqualTo(
            "errors occur in 3 % instead of 0.5 %, 6 times as often and very likely at least 5.5"
                + " times (48 210 predictions); up to 1 % is accepted."
                + CHANCE);
  }

  @Test
  void volumeSaysOnWhichSideOfTheLimitItIs() {
    assertThat(drifted(Check.VOLUME, "volume", "", evidence.of("volume", 120, Double.NaN, 4_000)))
        .isEqualTo("volume is down to 120 rows, below the accepted 4 000." + CHANCE);
    assertThat(
            drifted(Check.VOLUME, "volume", "", evidence.of("volume", 90_000, Double.NaN, 40_000)))
        .isEqualTo("volume is up to 90 000 rows, above the accepted 40 000." + CHANCE);
    assertThat(stable(Check.VOLUME, "volume", "", calmEvidence.of("volume", 5_000, 0, 4_000)))
        .isEqualTo("volume is 5 000 rows, within the limit of 4 000." + CALM + ".");
  }

  @Test
  void aFixedThresholdSpeaksOfNoChance() {
    Evidences fixed = evidence.withP(Double.NaN);

    assertThat(
            drifted(Check.THRESHOLD, "amount", "psi > 0.2", fixed.of("threshold", 0.271, 0, 0.2)))
        .isEqualTo(
            "amount triggers the rule psi > 0.2: its score is 0.271 (48 210 values against"
                + " 100 000). Severity: moderate.");
    assertThat(stable(Check.THRESHOLD, "amount", "psi > 0.2", fixed.of("threshold", 0.1, 0, 0.2)))
        .isEqualTo(
            "amount does not trigger the rule psi > 0.2: its score is 0.1 (48 210 values against"
                + " 100 000).");
  }

  @Test
  void dependentRowsAndMergedWindowsAreSaid() {
    Evidences merged = evidence.with(new Basis(48_210, 100_000, 4, 4.821, Confidence.MODERATE));

    assertThat(drifted(Check.DRIFT, "amount", "", merged.of("chi_square", 0.3, 0.2, 0.01)))
        .contains(
            "(48 210 values, worth 10 000 independent ones, against 100 000, 4 windows together).")
        .endsWith("Confidence: moderate, because few windows show the usual variation.");
    assertThat(drifted(Check.MISSING, "amount", "", merged.of("share", 0.04, 0.03, 0.01)))
        .startsWith(
            "amount is missing in 4 % of 48 210 values, worth 10 000 independent ones, 4 windows"
                + " together, very likely more than 3 %, where 1 % is accepted.");
  }

  @Test
  void lowConfidenceSaysWhy() {
    Evidences low = evidence.with(new Basis(48_210, 100_000, 1, 1, Confidence.LOW));

    assertThat(drifted(Check.DRIFT, "amount", "", low.of("chi_square", 0.3, 0.2, 0.01)))
        .endsWith(
            " Severity: moderate. Confidence: low, because the usual variation is not known or the"
                + " rows depend on one another.");
  }

  @ParameterizedTest
  @CsvSource({
    "1e-15, fewer than one window in 1 000 000 000 would, p 1.0e-15 at",
    "0,     fewer than one window in 1 000 000 000 would, p 0 at",
    "2e-4,  about one window in 5 000 would,              p 2.0e-4 at",
    "0.012, about one window in 80 would,                 p 0.012 at",
  })
  void chanceIsSaidInWindows(double p, String windows, String figure) {
    assertThat(
            drifted(Check.DRIFT, "amount", "", evidence.withP(p).of("chi_square", 0.3, 0.2, 0.01)))
        .contains(windows)
        .contains(figure);
  }

  @Test
  void tooLittleDataSaysWhatCannotBeTold() {
    Verdict verdict = new Verdict.InsufficientData(7, 1_200, "too few values");

    assertThat(unanswered(Check.DRIFT, "amount", "", verdict))
        .isEqualTo(
            "There is too little to tell whether amount differs from the reference (too few"
                + " values: 7 of the 1 200 that are needed).");
  }

  @ParameterizedTest
  @CsvSource({
    "DRIFT, amount, '', whether amount differs from the reference",
    "SKEW, amount, '', whether amount differs from the training data",
    "DECISION_RATE, risk, >= 0.5, how often risk is >= 0.5",
    "MISSING, amount, '', how often amount is missing",
    "DEFAULTED, amount, '', how often amount is served as a default",
    "FAILED, amount, '', how often amount fails to be computed",
    "INVALID, amount, '', how often amount is not a finite number",
    "NEVER_SEEN, amount, '', how often amount is all but unknown to the reference",
    "STUCK, amount, '', whether amount stands still",
    "VARYING, amount, '', how often amount differs from the reference's one value",
    "LATENCY, latency, p99, how often latency exceeds its p99 limit",
    "LATENCY, latency, '', how often latency exceeds its limit",
    "ERRORS, errors, '', how often errors occur",
    "VOLUME, volume, '', whether volume is as usual",
    "THRESHOLD, amount, psi > 0.2, whether amount triggers the rule psi > 0.2",
  })
  void blindnessIsNoSignOfHealth(Check check, String column, String subject, String question) {
    assertThat(
            unanswered(
                check, column, subject, new Verdict.Blind(RAISED, 7, 1_200, "too few values")))
        .isEqualTo(
            "Since 2026-11-02 10:00 UTC nobody can tell "
                + question
                + ", and silence is no sign of health (too few values: 7 of the 1 200 that are"
                + " needed).");
  }

  private Finding finding(Verdict verdict, Response response) {
    return new Finding(Check.DRIFT, "amount", "", verdict, response, RAISED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INFORM      | For information since 2026-11-02 10:00 UTC.",
        "ALARM       | Alarm since 2026-11-02 10:00 UTC.",
        "WOULD_ALARM | The monitor only observes; otherwise this would be an alarm since 2026-11-02 10:00 UTC.",
        "EXPECTED    | The change was announced; otherwise this would be an alarm since 2026-11-02 10:00 UTC.",
      })
  void theLastSentenceSaysWhatIsAskedOfPeople(Response response, String sentence) {
    Verdict drifted =
        new Verdict.Drifted(evidence.of("chi_square", 0.3, 0.2, 0.01), Severity.MODERATE);

    assertThat(finding(drifted, response).explanation()).endsWith(CHANCE + " " + sentence);
  }

  @Test
  void aRaisedFindingWithoutDriftSaysWhenItClears() {
    Verdict stable = new Verdict.Stable(calmEvidence.of("chi_square", 0.004, 0, 0.01));
    Verdict tooLittle = new Verdict.InsufficientData(7, 200, "too few values");

    assertThat(finding(stable, Response.ALARM).explanation())
        .endsWith(" Alarm since 2026-11-02 10:00 UTC, until three windows in a row are calm.");
    assertThat(finding(tooLittle, Response.ALARM).explanation())
        .endsWith(
            "(too few values: 7 of the 200 that are needed). Alarm since 2026-11-02 10:00 UTC,"
                + " until three windows in a row are calm.");
  }

  @ParameterizedTest
  @EnumSource(Check.class)
  void everyCheckIsOneParagraphInEveryLocale(Check check) {
    Locale before = Locale.getDefault();
    Basis merged = new Basis(48_210, 100_000, 16, 3, Confidence.MODERATE);
    Evidence some = evidence.with(merged).against(0.002, 0.0062).of("share", 0.0062, 2, 0.004);
    String said = drifted(check, "amount", "x", some);
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(drifted(check, "amount", "x", some)).isEqualTo(said);
    } finally {
      Locale.setDefault(before);
    }
    assertThat(said).startsWith("amount ").doesNotContain("\n").doesNotContain("  ").endsWith(".");
  }

  @Test
  void isRaisedFromTheWindowThatRaisedIt() {
    Verdict stable = new Verdict.Stable(evidence.of("chi_square", 0.004, 0, 0.01));
    Finding calm = new Finding(Check.DRIFT, "amount", "", stable, Response.NONE, null);

    assertThat(calm.isRaised()).isFalse();
    assertThat(calm.raisedSince()).isEmpty();
    assertThat(finding(stable, Response.INFORM).isRaised()).isTrue();
    assertThat(finding(stable, Response.INFORM).raisedSince()).contains(RAISED);
  }

  @Test
  void isOneLineInALog() {
    Verdict tooLittle = new Verdict.InsufficientData(7, 200, "too few values");

    assertThat(new Finding(Check.DECISION_RATE, "risk", ">= 0.5", tooLittle, Response.NONE, null))
        .hasToString("risk >= 0.5 decision_rate: insufficient data (too few values: 7 of 200)");
    assertThat(new Finding(Check.MISSING, "risk", "", tooLittle, Response.NONE, null))
        .hasToString("risk missing: insufficient data (too few values: 7 of 200)");
  }
}
