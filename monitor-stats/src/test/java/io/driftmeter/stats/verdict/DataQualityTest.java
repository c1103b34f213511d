package io.driftmeter.stats.verdict;

import static io.driftmeter.stats.verdict.ScoringModel.finding;
import static io.driftmeter.stats.verdict.ScoringModel.raised;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.driftmeter.api.profile.ReferenceKind;
import io.driftmeter.api.report.Check;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.api.report.Evidence;
import io.driftmeter.api.report.Finding;
import io.driftmeter.api.report.Response;
import io.driftmeter.api.report.Severity;
import io.driftmeter.api.report.Verdict;
import io.driftmeter.stats.profile.Profile;
import java.util.SplittableRandom;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Broken inputs are found under their own name, and are worth a page. */
class DataQualityTest {

  private static final Profile REFERENCE = ScoringModel.serving(1);

  private static Arguments fault(
      String name, String column, Check check, ObjIntConsumer<ScoringModel.Row> change) {
    return argumentSet(name, column, check, change);
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault(
            "3 % missing",
            "amount", Check.MISSING, (row, i) -> row.amount = i % 33 == 0 ? null : row.amount),
        fault(
            "5 % defaulted",
            "amount", Check.DEFAULTED, (row, i) -> row.isAmountDefaulted = i % 20 == 0),
        fault("2 % failed", "age", Check.FAILED, (row, i) -> row.isAgeFailed = i % 50 == 0),
        fault(
            "2 % not a number",
            "age", Check.INVALID, (row, i) -> row.age = i % 50 == 0 ? Double.NaN : row.age),
        fault(
            "2 % infinite",
            "age",
            Check.INVALID,
            (row, i) -> row.age = i % 50 == 0 ? Double.POSITIVE_INFINITY : row.age),
        fault(
            "2 % in a new category",
            "country",
            Check.NEVER_SEEN,
            (row, i) -> row.country = i % 50 == 0 ? "XX" : row.country),
        fault(
            "2 % below everything seen",
            "age", Check.NEVER_SEEN, (row, i) -> row.age = i % 50 == 0 ? -1.0 : row.age),
        fault("a number that stands still", "age", Check.STUCK, (row, i) -> row.age = 40.0),
        fault(
            "a category that stands still", "country", Check.STUCK, (row, i) -> row.country = "DE"),
        fault(
            "a constant that varies",
            "channel",
            Check.VARYING,
            (row, i) -> row.channel = i % 200 == 0 ? 2.0 : row.channel));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void isRaisedInItsFirstWindowOnItsColumnAndNoOther(
      String column, Check check, ObjIntConsumer<ScoringModel.Row> change) {
    try (ScoringModel model = new ScoringModel(REFERENCE, 2)) {
      assertThat(raised(model.window())).isEmpty();
      DriftReport report = model.window(ScoringModel.ROWS, change);
      Finding finding = finding(report, column, check);
      assertThat(finding.verdict().isDrifted()).as("%s", finding).isTrue();
      assertThat(finding.response()).isEqualTo(Response.ALARM);
      assertThat(finding.raisedSince()).contains(model.now());
      assertThat(report.raised()).extracting(Finding::column).containsOnly(column);
    }
  }

  @ParameterizedTest
  @MethodSource("faults")
  void isExplainedInOneSentenceThatNamesTheColumn(
      String column, Check check, ObjIntConsumer<ScoringModel.Row> change) {
    try (ScoringModel model = new ScoringModel(REFERENCE, 2)) {
      Finding finding = finding(model.window(ScoringModel.ROWS, change), column, check);
      assertThat(finding.explanation())
          .contains(column)
          .contains("Alarm since")
          .doesNotContain("NaN");
    }
  }

  @Test
  void theEvidenceOfAShareHoldsBothSharesAndHowMuchIsConfidentlyExceeded() {
    try (ScoringModel model = new ScoringModel(REFERENCE, 2)) {
      DriftReport report =
          model.window(ScoringModel.ROWS, (row, i) -> row.amount = i % 20 == 0 ? null : row.amount);
      Verdict.Drifted drifted =
          (Verdict.Drifted) finding(report, "amount", Check.MISSING).verdict();
      Evidence evidence = drifted.evidence();
      assertThat(evidence.test()).isEqualTo("share");
      assertThat(evidence.statistic()).isEqualTo(100);
      assertThat(evidence.effect()).isEqualTo(0.05);
      assertThat(evidence.tolerance()).isEqualTo(0.005);
      assertThat(evidence.effectBound()).isBetween(0.04, 0.05);
      assertThat(evidence.referenceCount()).isEqualTo(96_000);
      assertThat(evidence.smallestDetectable()).isBetween(0.01, 0.05);
      assertThat(evidence.shifts())
          .singleElement()
          .satisfies(
              shift -> {
                assertThat(shift.referenceShare()).isZero();
                assertThat(shift.liveShare()).isEqualTo(0.05);
              });
      assertThat(drifted.severity()).isEqualTo(Severity.MODERATE);
    }
  }

  @Test
  void anExcessWithinTheAllowanceIsNotRaised() {
    try (ScoringModel model = new ScoringModel(REFERENCE, 2)) {
      for (int window = 0; window < 20; window++) {
        DriftReport report =
            model.window(
                ScoringModel.ROWS, (row, i) -> row.amount = i % 250 == 0 ? null : row.amount);
        assertThat(finding(report, "amount", Check.MISSING).isRaised()).isFalse();
      }
    }
  }

  @Test
  void aColumnThatIsNearlyConstantMayStandStill() {
    Profile reference =
        ScoringModel.reference(
            ReferenceKind.SERVING,
            3,
            (row, window) -> row.country = row.age != null && row.age < 20 ? "CH" : "DE");
    try (ScoringModel model = new ScoringModel(reference, 4)) {
      DriftReport report = model.window(100, (row, i) -> row.country = "DE");
      assertThat(report.raised()).isEmpty();
      report = model.window(300, (row, i) -> row.country = "DE");
      assertThat(finding(report, "country", Check.STUCK).isRaised()).isFalse();
    }
  }

  @Test
  void categoriesThatAreRareByNatureShowNewOnesWithoutAnAlarm() {
    // about 600 of 96 000 rows have a category of their own
    SplittableRandom names = new SplittableRandom(8);
    Profile reference =
        ScoringModel.reference(
            ReferenceKind.SERVING,
            3,
            (row, window) -> row.country = names.nextInt(20) == 0 ? tail(names) : "DE");
    try (ScoringModel model = new ScoringModel(reference, 4)) {
      for (int window = 0; window < 20; window++) {
        DriftReport report =
            model.window(
                ScoringModel.ROWS,
                (row, i) -> row.country = names.nextInt(20) == 0 ? tail(names) : "DE");
        assertThat(finding(report, "country", Check.NEVER_SEEN).isRaised()).isFalse();
      }
    }
  }

  /** Names of which half are seen once. */
  private static String tail(SplittableRandom random) {
    return "C" + (int) (1 / (1 - 0.9999 * random.nextDouble()));
  }

  @Test
  void aSingleValueDoesNotStandStill() {
    try (ScoringModel model = new ScoringModel(REFERENCE, 2)) {
      DriftReport report =
          model.window(ScoringModel.ROWS, (row, i) -> row.age = i == 0 ? 40.0 : null);
      assertThat(finding(report, "age", Check.STUCK).isRaised()).isFalse();
      assertThat(finding(report, "age", Check.MISSING).isRaised()).isTrue();
    }
  }
}
