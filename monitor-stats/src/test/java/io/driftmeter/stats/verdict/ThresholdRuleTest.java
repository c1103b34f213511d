package io.driftmeter.stats.verdict;

import static io.driftmeter.stats.verdict.ScoringModel.finding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.api.report.Check;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.api.report.Finding;
import io.driftmeter.api.report.Response;
import io.driftmeter.stats.measure.Measure;
import io.driftmeter.stats.measure.Measures;
import io.driftmeter.stats.profile.Profile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fixed thresholds, for those who want them. */
class ThresholdRuleTest {

  private static final Profile REFERENCE = ScoringModel.serving(1);

  private static DriftReport dearer(ScoringModel model, double factor) {
    return model.window(
        ScoringModel.ROWS,
        (row, i) -> row.amount = row.amount == null ? null : row.amount * factor);
  }

  @Test
  void aScoreAboveTheThresholdAlarmsAndOneBelowDoesNot() {
    try (ScoringModel model =
        new ScoringModel(REFERENCE, 2, builder -> builder.threshold("psi", 0.2))) {
      DriftReport below = dearer(model, 1.4);
      assertThat(finding(below, "amount", Check.DRIFT).isRaised()).isTrue();
      assertThat(finding(below, "amount", Check.THRESHOLD).isRaised()).isFalse();
      Finding above = finding(dearer(model, 3), "amount", Check.THRESHOLD);
      assertThat(above.response()).isEqualTo(Response.ALARM);
      assertThat(above.subject()).isEqualTo("psi > 0.2");
      assertThat(above.explanation()).contains("psi > 0.2").doesNotContain("NaN");
    }
  }

  @Test
  void aMeasureOfTheUsersOwnHasThresholdsToo() {
    Measure loss =
        Measure.of(
            "largest_loss",
            comparison -> {
              double largest = 0;
              for (int bin = 0; bin < comparison.size(); bin++) {
                largest = Math.max(largest, -comparison.shareDifference(bin));
              }
              return largest;
            });
    try (ScoringModel model =
        new ScoringModel(
            REFERENCE,
            2,
            builder ->
                builder.measures(List.of(Measures.PSI, loss)).threshold("largest_loss", 0.1))) {
      DriftReport report =
          model.window(
              ScoringModel.ROWS,
              (row, i) -> row.country = "DE".equals(row.country) ? "FR" : row.country);
      assertThat(finding(report, "country", Check.THRESHOLD).isRaised()).isTrue();
    }
  }

  @Test
  void aMeasureThatIsNotConfiguredIsRefusedNamingThoseThatAre() {
    assertThatThrownBy(
            () -> new ScoringModel(REFERENCE, 2, builder -> builder.threshold("pis", 0.2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'pis'")
        .hasMessageContaining("psi");
  }

  @Test
  void aThresholdKeepsItsAlarmWhileAWindowIsCarriedOver() {
    try (ScoringModel model =
        new ScoringModel(REFERENCE, 2, builder -> builder.threshold("psi", 0.2))) {
      dearer(model, 3);
      DriftReport quiet = model.window(50, (row, i) -> {});
      assertThat(finding(quiet, "amount", Check.THRESHOLD).response()).isEqualTo(Response.ALARM);
    }
  }
}
