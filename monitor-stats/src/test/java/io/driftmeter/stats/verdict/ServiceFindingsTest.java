package io.driftmeter.stats.verdict;

import static io.driftmeter.stats.verdict.ScoringModel.finding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.api.BaselineCollection;
import io.driftmeter.api.PredictionScope;
import io.driftmeter.api.report.Check;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.api.report.Evidence;
import io.driftmeter.api.report.Finding;
import io.driftmeter.api.report.Response;
import io.driftmeter.api.report.Verdict;
import io.driftmeter.stats.TestRules;
import io.driftmeter.stats.grid.Grid;
import io.driftmeter.stats.grid.LatencyGrid;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.profile.ServiceProfile;
import io.driftmeter.stats.profile.SparseCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Latency, errors and volume, against an objective and against a baseline. */
class ServiceFindingsTest {

  private static final Profile TRAINING = ScoringModel.training(1);

  private static void predict(ScoringModel model, int count, int failEvery) {
    for (int i = 0; i < count; i++) {
      try (PredictionScope scope = model.monitor.startPrediction()) {
        if (i % failEvery == 0) {
          scope.failed(new IllegalStateException("boom"));
        } else {
          scope.output(0.1);
        }
      }
    }
  }

  private static Finding errors(DriftReport report) {
    return finding(report, "errors", Check.ERRORS);
  }

  @Test
  void moreErrorsThanTheObjectiveAllowsAlarm() {
    try (ScoringModel model =
        new ScoringModel(TRAINING, 2, builder -> builder.errorObjective(0.01))) {
      DriftReport healthy = model.window(() -> predict(model, 2_000, 200));
      assertThat(errors(healthy).isRaised()).isFalse();
      Finding finding = errors(model.window(() -> predict(model, 2_000, 25)));
      assertThat(finding.response()).isEqualTo(Response.ALARM);
      Evidence evidence = finding.verdict().grounds().orElseThrow();
      assertThat(evidence.test()).isEqualTo("objective");
      assertThat(evidence.effect()).isEqualTo(0.04);
      assertThat(evidence.tolerance()).isEqualTo(0.01);
    }
  }

  @Test
  void moreErrorsThanInTheBaselineAlarm() {
    try (ScoringModel model = new ScoringModel(TRAINING, 2)) {
      BaselineCollection collection = model.monitor.collectBaseline(true);
      for (int window = 0; window < 30; window++) {
        model.window(() -> predict(model, 1_000, 200));
      }
      Profile baseline = Profile.require(collection.profile());
      assertThat(baseline.service().errors()).isEqualTo(150);
      model.monitor.deploy("1", baseline);
      assertThat(errors(model.window(() -> predict(model, 1_000, 200))).isRaised()).isFalse();
      Finding finding = errors(model.window(() -> predict(model, 1_000, 20)));
      assertThat(finding.response()).isEqualTo(Response.ALARM);
      assertThat(finding.verdict().grounds().orElseThrow().effectBound())
          .as("confidently so many times")
          .isBetween(5.0, 10.0);
    }
  }

  @Test
  void aVolumeBelowOrAboveTheObjectiveAlarms() {
    try (ScoringModel model =
        new ScoringModel(TRAINING, 2, builder -> builder.volumeObjective(1_000, 5_000))) {
      assertThat(finding(model.window(), "volume", Check.VOLUME).isRaised()).isFalse();
      assertThat(finding(model.window(500, (row, i) -> {}), "volume", Check.VOLUME).response())
          .isEqualTo(Response.ALARM);
    }
    try (ScoringModel model =
        new ScoringModel(TRAINING, 2, builder -> builder.volumeObjective(1_000, 5_000))) {
      Finding finding = finding(model.window(6_000, (row, i) -> {}), "volume", Check.VOLUME);
      assertThat(finding.response()).isEqualTo(Response.ALARM);
      assertThat(finding.verdict().grounds().orElseThrow().tolerance()).isEqualTo(5_000);
    }
  }

  @Test
  void trafficThatStopsIsAnAlarmAgainstABaseline() {
    try (ScoringModel model = new ScoringModel(TRAINING, 2)) {
      BaselineCollection collection = model.monitor.collectBaseline(true);
      for (int window = 0; window < 24; window++) {
        model.window();
      }
      model.monitor.deploy("1", collection.profile());
      assertThat(finding(model.window(), "volume", Check.VOLUME).isRaised()).isFalse();
      DriftReport silence = model.window(0, (row, i) -> {});
      assertThat(finding(silence, "volume", Check.VOLUME).response()).isEqualTo(Response.ALARM);
    }
  }

  @Test
  void aWindowThatWasCutShortSaysNothingOfTheVolume() {
    try (ScoringModel model =
        new ScoringModel(TRAINING, 2, builder -> builder.volumeObjective(1_000, 5_000))) {
      Verdict verdict = finding(model.monitor.closeWindow(), "volume", Check.VOLUME).verdict();
      assertThat(verdict).isInstanceOf(Verdict.InsufficientData.class);
    }
  }

  @Test
  void latencyIsComparedWithTheQuantilesOfTheBaseline() {
    Grid grid = LatencyGrid.GRID;
    long[] buckets = new long[grid.size()];
    buckets[grid.index(0.010)] = 9_000;
    buckets[grid.index(0.030)] = 900;
    buckets[grid.index(0.200)] = 100;
    ServiceProfile baseline = new ServiceProfile(SparseCounts.ofDense(buckets), 0, 10_000, 0);
    LatencyLimits limits =
        new LatencyLimits(
            grid, TestRules.of(Duration.ofHours(1), ServiceObjectives.NONE), baseline);
    assertThat(limits.questions()).hasSize(2);
    long[] slower = new long[grid.size()];
    slower[grid.index(0.010)] = 1_400;
    slower[grid.index(0.030)] = 500;
    slower[grid.index(0.200)] = 100;
    Slice slice = new Slice(limits.count(slower, 0), 1, Instant.EPOCH, Instant.EPOCH);
    List<Trial> trials = limits.questions().stream().map(question -> question.ask(slice)).toList();
    assertThat(trials)
        .as("how much latency varies between windows is not known")
        .extracting(Trial::response)
        .containsOnly(Response.INFORM);
    assertThat(trials.get(0).evidence(0.001).effect()).as("beyond p90").isEqualTo(0.3);
    assertThat(trials.get(1).evidence(0.001).effect()).as("beyond p99").isEqualTo(0.05);
    assertThat(trials).allSatisfy(trial -> assertThat(trial.pValue()).isLessThan(1e-9));
  }

  @Test
  void whatIsOutOfRangeIsRefusedAtOnceByName() {
    assertThatThrownBy(() -> new ScoringModel(TRAINING, 2, builder -> builder.errorObjective(1)))
        .hasMessageContaining("errorShare is 1.0");
    assertThatThrownBy(
            () -> new ScoringModel(TRAINING, 2, builder -> builder.volumeObjective(10, 5)))
        .hasMessageContaining("10 to 5");
  }
}
