package io.driftmeter.stats.verdict;

import static io.driftmeter.stats.verdict.ScoringModel.finding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.api.report.Check;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.api.report.ExpectedChange;
import io.driftmeter.api.report.Finding;
import io.driftmeter.api.report.Response;
import io.driftmeter.stats.Sensitivity;
import io.driftmeter.stats.profile.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From the window that raises a finding to the one that clears it. */
class FindingLifeTest {

  private static final Profile REFERENCE = ScoringModel.serving(1);

  private static DriftReport dearer(ScoringModel model, double factor) {
    return model.window(
        ScoringModel.ROWS,
        (row, i) -> row.amount = row.amount == null ? null : row.amount * factor);
  }

  private static Finding drift(DriftReport report) {
    return finding(report, "amount", Check.DRIFT);
  }

  @Test
  void aFindingStaysRaisedUntilThreeWindowsWereCalm() {
    try (ScoringModel model = new ScoringModel(REFERENCE, 2)) {
      model.window();
      Finding raised = drift(dearer(model, 1.5));
      Instant since = model.now();
      assertThat(raised.raisedSince()).contains(since);
      for (int calm = 1; calm < Episode.CALM_WINDOWS; calm++) {
        Finding finding = drift(model.window());
        assertThat(finding.raisedSince()).as("after %d calm windows", calm).contains(since);
        assertThat(finding.response()).isEqualTo(Response.ALARM);
      }
      Finding cleared = drift(model.window());
      assertThat(cleared.isRaised()).isFalse();
      assertThat(cleared.response()).isEqualTo(Response.NONE);
      assertThat(cleared.verdict().isDrifted()).isFalse();
    }
  }

  @Test
  void afterItIsClearedLargerScalesDoNotLookBackAtIt() {
    try (ScoringModel model = new ScoringModel(REFERENCE, 2)) {
      model.window();
      dearer(model, 4);
      for (int window = 0; window < 20; window++) {
        Finding finding = drift(model.window());
        if (window >= Episode.CALM_WINDOWS) {
          assertThat(finding.isRaised()).as("window %d after the drift", window).isFalse();
        }
      }
    }
  }

  @Test
  void aWindowThatDriftsAgainStartsTheCountOfCalmOnesAnew() {
    try (ScoringModel model = new ScoringModel(REFERENCE, 2)) {
      dearer(model, 1.5);
      Instant since = model.now();
      model.window();
      model.window();
      assertThat(drift(dearer(model, 1.5)).raisedSince()).contains(since);
      model.window();
      assertThat(drift(model.window()).isRaised()).isTrue();
      assertThat(drift(model.window()).isRaised()).isFalse();
    }
  }

  @Test
  void eachEpisodeIsCountedOnce() {
    try (ScoringModel model = new ScoringModel(REFERENCE, 2)) {
      assertThat(model.monitor.raised()).containsEntry(Response.ALARM, 0L);
      dearer(model, 1.5);
      long first = model.monitor.raised().get(Response.ALARM);
      assertThat(first).isEqualTo(1);
      dearer(model, 1.5);
      assertThat(model.monitor.raised()).containsEntry(Response.ALARM, first);
    }
  }

  @Test
  void aShiftThatOneWindowCannotShowIsFoundInSeveral() {
    try (ScoringModel model =
        new ScoringModel(REFERENCE, 2, builder -> builder.sensitivity(Sensitivity.FINE))) {
      Finding finding = drift(model.window());
      int windows = 0;
      while (!finding.isRaised() && windows < 40) {
        finding = drift(dearer(model, 1.14)); // 0.13 standard deviations of the logarithm
        windows++;
      }
      assertThat(windows).as("windows until raised").isBetween(3, 17);
      assertThat(finding.verdict().grounds().orElseThrow().basis().scale()).isGreaterThan(1);
    }
  }

  @Test
  void aMonitorThatOnlyObservesCountsWhatWouldHaveAlarmed() {
    try (ScoringModel model =
        new ScoringModel(REFERENCE, 2, builder -> builder.observeOnly(true))) {
      DriftReport report = dearer(model, 1.5);
      assertThat(report.alarms()).isEmpty();
      assertThat(drift(report).response()).isEqualTo(Response.WOULD_ALARM);
      assertThat(drift(report).explanation()).contains("only observes");
      assertThat(model.monitor.raised())
          .containsEntry(Response.ALARM, 0L)
          .containsEntry(Response.WOULD_ALARM, 1L);
    }
  }

  @Test
  void anAnnouncedChangeDoesNotAlarmUntilItsTimeHasRunOut() {
    try (ScoringModel model = new ScoringModel(REFERENCE, 2)) {
      ExpectedChange change =
          new ExpectedChange(
              "amount", "new price list", "pricing", model.now().plus(Duration.ofMinutes(150)));
      model.monitor.expect(change);
      assertThat(model.monitor.expected()).containsExactly(change);
      for (int window = 0; window < 2; window++) {
        DriftReport report = dearer(model, 1.5);
        assertThat(report.alarms()).isEmpty();
        assertThat(report.expected()).containsExactly(change);
        assertThat(drift(report).response()).isEqualTo(Response.EXPECTED);
        assertThat(drift(report).isRaised()).isTrue();
      }
      DriftReport late = dearer(model, 1.5);
      assertThat(late.expected()).isEmpty();
      assertThat(drift(late).response()).as("expired").isEqualTo(Response.ALARM);
    }
  }

  @Test
  void aChangeIsAnnouncedOfAKnownColumnAndOfTheFuture() {
    try (ScoringModel model = new ScoringModel(REFERENCE, 2)) {
      Instant later = model.now().plusSeconds(60);
      assertThatThrownBy(
              () -> model.monitor.expect(new ExpectedChange("amont", "why", "who", later)))
          .hasMessageContaining("no column 'amont'")
          .hasMessageContaining("amount");
      assertThatThrownBy(
              () -> model.monitor.expect(new ExpectedChange("amount", "why", "who", model.now())))
          .hasMessageContaining("amount")
          .hasMessageContaining(model.now().toString());
      ExpectedChange first = new ExpectedChange("amount", "why", "who", later);
      ExpectedChange second = new ExpectedChange("amount", "because", "who", later);
      model.monitor.expect(first);
      model.monitor.expect(second);
      assertThat(model.monitor.expected()).as("the last word").isEqualTo(List.of(second));
    }
  }

  @Test
  void theListOfWhatMovedIsThereOnlyOnceSomethingDrifted() {
    try (ScoringModel model = new ScoringModel(REFERENCE, 2)) {
      assertThat(model.window().moved()).isEmpty();
      assertThat(dearer(model, 1.5).moved()).contains("amount");
    }
  }

  @Test
  void aChangeOfTheServiceCanBeAnnouncedToo() {
    try (ScoringModel model =
        new ScoringModel(REFERENCE, 2, builder -> builder.volumeObjective(1_000, 5_000))) {
      model.monitor.expect(
          new ExpectedChange("volume", "moved", "who", model.now().plus(Duration.ofDays(1))));
      Finding finding = finding(model.window(300, (row, i) -> {}), "volume", Check.VOLUME);
      assertThat(finding.response()).isEqualTo(Response.EXPECTED);
    }
  }
}
