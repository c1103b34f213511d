package io.driftmeter.stats.verdict;

import static io.driftmeter.stats.verdict.ScoringModel.finding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.api.BaselineCollection;
import io.driftmeter.api.profile.ReferenceKind;
import io.driftmeter.api.report.Check;
import io.driftmeter.api.report.Confidence;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.api.report.Finding;
import io.driftmeter.api.report.Response;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.profile.ReferenceProfiles;
import io.driftmeter.stats.profile.WindowGroups;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.ObjIntConsumer;
import org.junit.jupiter.api.Test;

/** What each kind of reference is for. */
class ReferencesTest {

  private static final Profile TRAINING = ScoringModel.training(1);

  private static void dearer(ScoringModel.Row row, int position) {
    row.amount = row.amount == null ? null : row.amount * 1.5;
  }

  private static Finding drift(DriftReport report) {
    return finding(report, "amount", Check.DRIFT);
  }

  @Test
  void driftFromTrainingDataInforms() {
    try (ScoringModel model = new ScoringModel(TRAINING, 2)) {
      Finding finding = drift(model.window(ScoringModel.ROWS, ReferencesTest::dearer));
      assertThat(finding.verdict().isDrifted()).isTrue();
      assertThat(finding.response()).isEqualTo(Response.INFORM);
    }
  }

  @Test
  void driftFromAServingBaselineAlarmsAndWhatDiffersFromTrainingIsSkew() {
    Profile serving =
        ScoringModel.reference(ReferenceKind.SERVING, TRAINING, 3, ReferencesTest::dearer);
    try (ScoringModel model = new ScoringModel(serving, 2, builder -> builder.training(TRAINING))) {
      DriftReport usual = model.window(ScoringModel.ROWS, ReferencesTest::dearer);
      assertThat(drift(usual).isRaised()).as("as in the baseline").isFalse();
      Finding skew = finding(usual, "amount", Check.SKEW);
      assertThat(skew.verdict().isDrifted()).isTrue();
      assertThat(skew.response()).isEqualTo(Response.INFORM);
      assertThat(skew.explanation()).contains("training");
      assertThat(drift(model.window()).response()).as("as in training").isEqualTo(Response.ALARM);
    }
  }

  @Test
  void aReferenceWithoutWindowsGivesEvidenceOfLowConfidenceWhichInforms() {
    Profile unordered =
        Profile.of(ScoringModel.serving(1).metadata(), ScoringModel.serving(1).columns());
    try (ScoringModel model = new ScoringModel(unordered, 2)) {
      Finding finding = drift(model.window(ScoringModel.ROWS, ReferencesTest::dearer));
      assertThat(finding.verdict().grounds().orElseThrow().basis().confidence())
          .isEqualTo(Confidence.LOW);
      assertThat(finding.response()).isEqualTo(Response.INFORM);
    }
  }

  @Test
  void aBaselineIsCollectedFromARunningMonitorAndDeployedBesideItsTrainingData() {
    try (ScoringModel model = new ScoringModel(TRAINING, 2)) {
      BaselineCollection collection = model.monitor.collectBaseline(true);
      assertThatThrownBy(collection::profile).hasMessageContaining("no window yet");
      for (int window = 0; window < 30; window++) {
        model.window(ScoringModel.ROWS, ReferencesTest::dearer);
      }
      collection.close();
      model.window(ScoringModel.ROWS, ReferencesTest::dearer);
      assertThat(collection.windows()).as("none after the end").isEqualTo(30);
      assertThat(collection.rows()).isEqualTo(30L * ScoringModel.ROWS);
      Profile baseline = Profile.require(collection.profile());
      assertThat(baseline.info().kind()).isEqualTo(ReferenceKind.SERVING);
      assertThat(baseline.info().gridFingerprint()).isEqualTo(TRAINING.info().gridFingerprint());
      assertThat(baseline.windows()).hasSize(30);
      assertThat(baseline.service()).isNotNull();

      model.monitor.deploy("1", baseline);
      DriftReport report = model.window(ScoringModel.ROWS, ReferencesTest::dearer);
      assertThat(drift(report).isRaised()).isFalse();
      assertThat(finding(report, "amount", Check.SKEW).verdict().isDrifted()).isTrue();
      assertThat(report.column("amount").orElseThrow().scores().get("reference_psi_to_anchor"))
          .as("the baseline against the first reference")
          .isBetween(0.1, 0.3);
      assertThat(drift(model.window()).response()).isEqualTo(Response.ALARM);
    }
  }

  @Test
  void windowsWithAnAlarmCanBeLeftOutOfABaseline() {
    try (ScoringModel model = new ScoringModel(ScoringModel.serving(1), 2)) {
      BaselineCollection healthy = model.monitor.collectBaseline(false);
      model.window();
      model.window(ScoringModel.ROWS, (row, i) -> row.age = 40.0);
      assertThat(healthy.windows()).isEqualTo(1);
    }
  }

  @Test
  void baselinesOfReplicasMerge() {
    try (ScoringModel one = new ScoringModel(TRAINING, 2);
        ScoringModel other = new ScoringModel(TRAINING, 3)) {
      BaselineCollection ofOne = one.monitor.collectBaseline(true);
      BaselineCollection ofOther = other.monitor.collectBaseline(true);
      for (int window = 0; window < 3; window++) {
        one.window();
        other.window();
      }
      Profile both = ReferenceProfiles.merge(List.of(ofOne.profile(), ofOther.profile()));
      assertThat(both.info().rows()).isEqualTo(6L * ScoringModel.ROWS);
      assertThat(both.windows()).hasSize(6);
      WindowGroups groups = new WindowGroups(both.windows());
      assertThat(groups.count(3)).as("runs of one replica each").isEqualTo(2);
      assertThat(groups.count(4)).isZero();
    }
  }

  @Test
  void windowsAreComparedWithTheirHourOfTheDayWhereItHasEnough() {
    // from noon on, 48 windows: two of each hour; by night people pay twice as much
    ObjIntConsumer<ScoringModel.Row> nightly =
        (row, window) -> {
          int hour = (12 + window) % 24;
          row.amount = row.amount == null || hour >= 6 ? row.amount : row.amount * 2;
        };
    Profile reference = ScoringModel.reference(ReferenceKind.SERVING, 1, nightly);
    try (ScoringModel hourly =
            new ScoringModel(reference, 2, builder -> builder.hourOfDay(ZoneOffset.UTC));
        ScoringModel pooled = new ScoringModel(reference, 2)) {
      assertThat(drift(hourly.window(400, (row, i) -> {})).verdict().grounds().orElseThrow())
          .as("two windows are ten times these rows")
          .satisfies(evidence -> assertThat(evidence.referenceCount()).isEqualTo(4_000));
      assertThat(drift(hourly.window(2_000, (row, i) -> {})).verdict().grounds().orElseThrow())
          .as("two windows are not ten times these, so all are taken")
          .satisfies(evidence -> assertThat(evidence.referenceCount()).isEqualTo(96_000));
      assertThat(drift(pooled.window(400, (row, i) -> {})).verdict().grounds().orElseThrow())
          .satisfies(evidence -> assertThat(evidence.basis().inflation()).isGreaterThan(1.5));
    }
  }

  @Test
  void referencesOnOtherGridsAreRefusedNamingThem() {
    Profile other = ScoringModel.training(9);
    assertThatThrownBy(
            () -> new ScoringModel(ScoringModel.serving(1), 2, builder -> builder.training(other)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("gridsFrom");
    assertThatThrownBy(() -> new ScoringModel(TRAINING, 2, builder -> builder.training(TRAINING)))
        .hasMessageContaining("two training references");
  }

  @Test
  void aBaselineSkipsWindowsWithoutLengthAndThoseThatWouldAlarm() {
    try (ScoringModel model =
        new ScoringModel(ScoringModel.serving(1), 2, builder -> builder.observeOnly(true))) {
      BaselineCollection healthy = model.monitor.collectBaseline(false);
      model.monitor.closeWindow();
      model.monitor.closeWindow();
      assertThat(healthy.windows()).as("windows that end when they begin").isZero();
      model.window();
      model.window(ScoringModel.ROWS, (row, i) -> row.age = 40.0);
      assertThat(healthy.windows()).isEqualTo(1);
      assertThat(healthy.rows()).isEqualTo(ScoringModel.ROWS);
    }
  }

  @Test
  void aDeployToOtherGridsEndsACollection() {
    try (ScoringModel model = new ScoringModel(TRAINING, 2)) {
      BaselineCollection collection = model.monitor.collectBaseline(true);
      model.window();
      model.monitor.deploy("2", ScoringModel.training(9));
      assertThat(collection.isOpen()).isFalse();
      assertThat(collection.windows()).isEqualTo(1);
    }
  }

  @Test
  void hoursOfTheDayNeedWindowsThatFitAndAReferenceThatKnowsThem() {
    Profile timeless = Profile.of(TRAINING.metadata(), TRAINING.columns());
    assertThatThrownBy(
            () -> new ScoringModel(timeless, 2, builder -> builder.hourOfDay(ZoneOffset.UTC)))
        .hasMessageContaining("hourOfDay needs a reference that knows the hours");
    assertThatThrownBy(
            () ->
                new ScoringModel(
                    TRAINING,
                    2,
                    builder -> builder.hourOfDay(ZoneOffset.UTC).window(Duration.ofHours(2))))
        .hasMessageContaining("PT2H");
  }
}
