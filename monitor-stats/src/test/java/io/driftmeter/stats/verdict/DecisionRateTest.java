package io.driftmeter.stats.verdict;

import static io.driftmeter.stats.verdict.ScoringModel.finding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.api.profile.ReferenceKind;
import io.driftmeter.api.report.Check;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.api.report.Evidence;
import io.driftmeter.api.report.Finding;
import io.driftmeter.api.report.Response;
import io.driftmeter.stats.profile.Profile;
import org.junit.jupiter.api.Test;

/** Rates of decisions: what a fraud model is paged for, and no divergence sees. */
class DecisionRateTest {

  /** Of 2000 rows 4 are flagged, 0.2 %. */
  private static final Profile REFERENCE = ScoringModel.serving(1);

  private static DriftReport flag(ScoringModel model, int every) {
    return model.window(
        ScoringModel.ROWS, (row, i) -> row.risk = i % every == 0 ? 0.9 : Math.min(row.risk, 0.4));
  }

  @Test
  void threeTimesAsManyFlaggedIsRaisedWithinTwoWindowsThoughNoDivergenceSeesIt() {
    try (ScoringModel model = new ScoringModel(REFERENCE, 2)) {
      model.window();
      flag(model, 166); // 13 of 2000, 0.65 %
      DriftReport report = flag(model, 166);
      Finding finding = finding(report, "risk", Check.DECISION_RATE);
      assertThat(finding.isRaised()).as("%s", finding).isTrue();
      assertThat(finding.subject()).isEqualTo(">= 0.5");
      assertThat(report.column("risk").orElseThrow().verdict().isDrifted()).isFalse();
      Evidence evidence = finding.verdict().grounds().orElseThrow();
      assertThat(evidence.basis().scale()).isEqualTo(2);
      assertThat(evidence.effect()).isEqualTo(26 / 4000.0);
      assertThat(evidence.shifts().get(0).referenceShare()).isEqualTo(0.002, within(1e-9));
      assertThat(evidence.effectBound()).as("confidently so many times").isBetween(2.0, 3.25);
      assertThat(finding.explanation()).contains("0.65 % instead of 0.2 %");
    }
  }

  @Test
  void beyondTheAlarmingFactorItAlarmsBeyondTheInformingOneItInforms() {
    try (ScoringModel model = new ScoringModel(REFERENCE, 2)) {
      assertThat(finding(flag(model, 50), "risk", Check.DECISION_RATE).response())
          .as("10 times")
          .isEqualTo(Response.ALARM);
    }
    try (ScoringModel model = new ScoringModel(REFERENCE, 2)) {
      DriftReport report = model.window();
      for (int window = 0; window < 16; window++) {
        report = flag(model, 250); // 8 of 2000, twice; confidently 1.6 times
      }
      assertThat(finding(report, "risk", Check.DECISION_RATE).response())
          .as("twice, for 16 windows")
          .isEqualTo(Response.INFORM);
    }
  }

  @Test
  void aRateThatFallsToNothingIsRaisedToo() {
    try (ScoringModel model = new ScoringModel(REFERENCE, 2)) {
      DriftReport report = model.window(ScoringModel.ROWS, (row, i) -> row.decision = "accept");
      Finding finding = finding(report, "decision", Check.DECISION_RATE);
      assertThat(finding.subject()).as("of two classes one says it all").isEqualTo("refuse");
      assertThat(finding.response()).isEqualTo(Response.ALARM);
      assertThat(finding.explanation()).contains("refuse").contains("10 %");
    }
  }

  @Test
  void aScoreAtTheThresholdIsADecision() {
    try (ScoringModel model = new ScoringModel(REFERENCE, 2)) {
      DriftReport report =
          model.window(ScoringModel.ROWS, (row, i) -> row.risk = i % 2 == 0 ? 0.5 : 0.1);
      Evidence evidence =
          finding(report, "risk", Check.DECISION_RATE).verdict().grounds().orElseThrow();
      assertThat(evidence.effect()).isEqualTo(0.5);
    }
  }

  @Test
  void theUsualRateIsStable() {
    try (ScoringModel model = new ScoringModel(REFERENCE, 2)) {
      for (int window = 0; window < 30; window++) {
        assertThat(finding(model.window(), "risk", Check.DECISION_RATE).isRaised()).isFalse();
      }
    }
  }

  @Test
  void theRarerSideIsAskedSinceOnlyItHasRoomForAFactor() {
    Profile reference =
        ScoringModel.reference(
            ReferenceKind.SERVING,
            1,
            (row, window) -> {
              row.risk = row.risk < 0.5 ? 0.9 : 0.1; // 0.2 % below the threshold
              row.decision = row.decision.equals("refuse") ? "a: refuse" : "z: accept";
            });
    try (ScoringModel model = new ScoringModel(reference, 2)) {
      DriftReport report =
          model.window(
              ScoringModel.ROWS,
              (row, i) -> {
                row.risk = i % 50 == 0 ? 0.1 : 0.9;
                row.decision = i % 3 == 0 ? "a: refuse" : "z: accept";
              });
      Finding risk = finding(report, "risk", Check.DECISION_RATE);
      assertThat(risk.subject()).isEqualTo("< 0.5");
      assertThat(risk.response()).isEqualTo(Response.ALARM);
      Finding decision = finding(report, "decision", Check.DECISION_RATE);
      assertThat(decision.subject()).isEqualTo("a: refuse");
      assertThat(decision.response()).isEqualTo(Response.ALARM);
    }
  }

  @Test
  void aRateThatIsNearlyBackClearsHoweverCertainTheRestIs() {
    Profile reference =
        ScoringModel.reference(
            ReferenceKind.SERVING, 1, (row, window) -> row.risk = row.age > 74 ? 0.9 : 0.1);
    try (ScoringModel model = new ScoringModel(reference, 2)) {
      model.window(8_000, (row, i) -> row.risk = i % 5 == 0 ? 0.9 : 0.1); // 20 % for 5 %
      Finding finding = null;
      for (int window = 0; window < Episode.CALM_WINDOWS; window++) {
        finding =
            finding(
                model.window(8_000, (row, i) -> row.risk = i % 17 == 0 ? 0.9 : 0.1),
                "risk",
                Check.DECISION_RATE);
      }
      assertThat(finding.isRaised()).as("%s", finding).isFalse();
    }
  }
}
