package io.driftmeter.stats.engine;

import static io.driftmeter.stats.TestMonitors.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.api.BaselineCollection;
import io.driftmeter.api.LifecycleListener;
import io.driftmeter.api.RowRecorder;
import io.driftmeter.api.counts.MonitorCounts;
import io.driftmeter.api.profile.ModelInfo;
import io.driftmeter.api.profile.ModelState;
import io.driftmeter.api.profile.ReferenceProfile;
import io.driftmeter.api.report.ColumnReport;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.api.schema.Column;
import io.driftmeter.api.schema.ColumnKind;
import io.driftmeter.api.schema.ColumnRole;
import io.driftmeter.api.schema.Schema;
import io.driftmeter.stats.HandDrivenClock;
import io.driftmeter.stats.HandDrivenExecutor;
import io.driftmeter.stats.StreamingModelMonitor;
import io.driftmeter.stats.TestMonitors;
import io.driftmeter.stats.TestMonitors.Payment;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.profile.ReferenceBuilder;
import io.driftmeter.stats.profile.ReferenceProfiles;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Moving a running monitor to another version, another reference, or both. */
class DeployTest {

  private static final Profile FIRST = TestMonitors.reference("1", 1);
  private static final Profile DEARER = TestMonitors.reference("2", 100);
  private static final Profile ON_FIRST_GRIDS =
      TestMonitors.fill(
          ReferenceProfiles.builder("payments", "1", TestMonitors.SCHEMA).gridsFrom(FIRST), 1.01);

  private final HandDrivenExecutor executor = new HandDrivenExecutor();
  private final HandDrivenClock clock = new HandDrivenClock(NOON);
  private final StreamingModelMonitor monitor =
      TestMonitors.builder(clock, executor).reference(FIRST).build();
  private final RowRecorder<Payment> payments = TestMonitors.payments(monitor);
  private final SplittableRandom random = new SplittableRandom(12);
  private final List<String> heard = new ArrayList<>();

  DeployTest() {
    monitor.addListener(new Diary());
  }

  @AfterEach
  void close() {
    monitor.close();
  }

  private void record(int rows, double factor) {
    TestMonitors.record(payments, rows, factor, random);
  }

  private static List<String> drifted(DriftReport report) {
    return report.drifted().stream().map(ColumnReport::column).map(Column::name).toList();
  }

  @Test
  void anotherVersionClosesTheWindowAgainstTheOldReferenceAndCountsAnew() {
    record(500, 100);
    monitor.deploy("2", DEARER);
    DriftReport old = monitor.lastReport().orElseThrow();
    assertThat(old.info().version()).isEqualTo("1");
    assertThat(old.rows()).isEqualTo(500);
    assertThat(drifted(old)).containsExactly("amount");
    assertThat(monitor.info())
        .isEqualTo(new ModelInfo("payments", "2", ModelState.MONITORING, DEARER.info()));
    assertThat(monitor.counts().version()).isEqualTo("2");
    assertThat(monitor.counts().rows()).isZero();
    record(400, 100);
    DriftReport next = monitor.closeWindow();
    assertThat(next.info().version()).isEqualTo("2");
    assertThat(next.rows()).isEqualTo(400);
    assertThat(drifted(next)).isEmpty();
    assertThat(monitor.counts().rows()).isEqualTo(400);
    assertThat(heard).containsExactly("1 to 2, after 500 rows");
  }

  @Test
  void aReferenceForAnotherFileOfTheModelIsKnownByTheDigests() {
    Profile forSecond = TestMonitors.fill(builderFor("sha256:2"), 1);
    StreamingModelMonitor served =
        TestMonitors.builder(clock, executor)
            .reference(TestMonitors.fill(builderFor("sha256:1"), 1))
            .artifactDigest("sha256:1")
            .build();
    try (served) {
      assertThat(served.info().knowsArtifacts()).isTrue();
      assertThat(served.info().isOfOtherArtifact()).isFalse();

      served.deploy("1", forSecond); // of the same version, so of the same file
      assertThat(served.info().isOfOtherArtifact()).isTrue();

      served.deploy("2", "sha256:2", forSecond);
      assertThat(served.info().knowsArtifacts()).isTrue();
      assertThat(served.info().isOfOtherArtifact()).isFalse();

      served.deploy("3", forSecond);
      assertThat(served.info().knowsArtifacts()).isFalse();
      assertThat(served.info().isOfOtherArtifact()).isFalse();

      served.deploy("3", "sha256:3", DEARER); // which names no file
      assertThat(served.info().knowsArtifacts()).isFalse();
    }
    assertThat(served.info().artifactDigest()).isEqualTo("sha256:3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TestMonitors.builder(clock, executor).artifactDigest(" "))
        .withMessage("artifactDigest is blank");
  }

  @Test
  void aBaselineIsOfTheFileWhoseTrafficItIs() {
    StreamingModelMonitor served =
        TestMonitors.builder(clock, executor)
            .reference(TestMonitors.fill(builderFor("sha256:1"), 1))
            .artifactDigest("sha256:2")
            .build();
    try (served;
        BaselineCollection collection = served.collectBaseline(true)) {
      TestMonitors.record(TestMonitors.payments(served), 500, 1, random);
      clock.set(NOON.plusSeconds(7));
      served.closeWindow();
      ReferenceProfile baseline = collection.profile();
      assertThat(baseline.info().artifactDigest()).isEqualTo("sha256:2");

      served.deploy("1", baseline);
      assertThat(served.info().knowsArtifacts()).isTrue();
      assertThat(served.info().isOfOtherArtifact()).isFalse();
    }
  }

  @Test
  void anotherFileOfTheSameVersionClosesTheWindow() {
    record(300, 1);
    monitor.deploy("1", "sha256:2", ON_FIRST_GRIDS);
    assertThat(monitor.lastReport().orElseThrow().rows()).isEqualTo(300);
    record(200, 1);
    monitor.deploy("1", "sha256:2", FIRST);
    assertThat(monitor.closeWindow().rows()).isEqualTo(200);
    assertThat(monitor.counts().rows()).isEqualTo(500);
  }

  private static ReferenceBuilder builderFor(String artifactDigest) {
    return ReferenceProfiles.builder("payments", "1", TestMonitors.SCHEMA)
        .artifactDigest(artifactDigest);
  }

  @Test
  void theSameVersionOnTheSameGridsKeepsTheWindow() {
    record(300, 1);
    monitor.deploy("1", ON_FIRST_GRIDS);
    assertThat(monitor.lastReport()).isEmpty();
    assertThat(monitor.reference()).containsSame(ON_FIRST_GRIDS);
    record(200, 1);
    DriftReport report = monitor.closeWindow();
    assertThat(report.rows()).isEqualTo(500);
    assertThat(report.info().reference()).contains(ON_FIRST_GRIDS.info());
    assertThat(report.windowStart()).isEqualTo(NOON);
    assertThat(monitor.counts().rows()).isEqualTo(500);
    assertThat(heard).containsExactly("1 to 1, after 300 rows");
  }

  @Test
  void theSameVersionOnOtherGridsClosesTheWindowAndCountsOn() {
    record(300, 1);
    clock.set(NOON.plusSeconds(7));
    monitor.deploy("1", DEARER);
    assertThat(monitor.lastReport().orElseThrow().rows()).isEqualTo(300);
    assertThat(drifted(monitor.lastReport().orElseThrow())).isEmpty();
    record(200, 1);
    DriftReport report = monitor.closeWindow();
    assertThat(report.rows()).isEqualTo(200);
    assertThat(report.windowStart()).isEqualTo(NOON.plusSeconds(7));
    assertThat(drifted(report)).containsExactly("amount");
    assertThat(monitor.counts().rows()).isEqualTo(500);
  }

  @Test
  void anEmptyWindowIsNotReported() {
    monitor.deploy("2", DEARER);
    assertThat(monitor.lastReport()).isEmpty();
  }

  @Test
  void windowsStayAlignedAfterADeploy() {
    clock.set(NOON.plusSeconds(30));
    monitor.deploy("2", DEARER);
    record(1, 1);
    clock.set(NOON.plusSeconds(60));
    executor.tick();
    assertThat(monitor.lastReport().orElseThrow().windowStart()).isEqualTo(NOON.plusSeconds(30));
    assertThat(monitor.lastReport().orElseThrow().windowEnd()).isEqualTo(NOON.plusSeconds(60));
  }

  private static Profile other(String model, Schema schema) {
    return ReferenceProfiles.builder(model, "2", schema).build();
  }

  static Stream<Arguments> invalid() {
    return Stream.of(
        Arguments.of(
            other("cards", TestMonitors.SCHEMA),
            "the reference is of model 'cards', but this monitor watches model 'payments'"),
        Arguments.of(
            other(
                "payments",
                Schema.builder()
                    .numeric("amount", "age")
                    .categorical("country", "shop")
                    .score("risk")
                    .label("decision")
                    .build()),
            "the reference has a column 'shop' that this monitor does not know"),
        Arguments.of(
            other(
                "payments",
                Schema.builder()
                    .numeric("amount")
                    .categorical("age", "country")
                    .score("risk")
                    .label("decision")
                    .build()),
            "column 'age' is categorical, not numeric"),
        Arguments.of(
            other(
                "payments",
                Schema.builder()
                    .numeric("amount", "age", "risk")
                    .categorical("country")
                    .label("decision")
                    .build()),
            "column 'risk' has role FEATURE in the reference, but OUTPUT here"),
        Arguments.of(
            other("payments", Schema.builder().numeric("amount").build()),
            "no column 'age'; known columns: amount"));
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void aReferenceThatDoesNotFitChangesNothing(Profile reference, String message) {
    record(300, 1);
    assertThatThrownBy(() -> monitor.deploy("2", reference))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
    assertThat(monitor.info().version()).isEqualTo("1");
    assertThat(monitor.reference()).containsSame(FIRST);
    assertThat(monitor.lastReport()).isEmpty();
    assertThat(monitor.closeWindow().rows()).isEqualTo(300);
    assertThat(heard).isEmpty();
  }

  @Test
  void aBlankVersionIsRefused() {
    assertThatThrownBy(() -> monitor.deploy(" ", DEARER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("version is blank");
    assertThatThrownBy(() -> monitor.deploy(null, DEARER))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("version");
  }

  @Test
  void aReferenceMayKnowMoreOfAColumnAndOrderThemOtherwise() {
    Schema told =
        Schema.builder()
            .label("decision")
            .column(
                Column.of("age", ColumnKind.NUMERIC, ColumnRole.FEATURE)
                    .withOwner("crm")
                    .withSource("customers")
                    .withImportance(0.5)
                    .asCritical())
            .numeric("amount")
            .score("risk")
            .categorical("country")
            .build();
    monitor.deploy("2", TestMonitors.fill(ReferenceProfiles.builder("payments", "2", told), 100));
    record(500, 100);
    DriftReport report = monitor.closeWindow();
    assertThat(report.columns())
        .extracting(ColumnReport::column)
        .containsExactlyElementsOf(monitor.judgedColumns());
    assertThat(report.drifted()).isEmpty();
    assertThat(monitor.judgedColumns())
        .allSatisfy(column -> assertThat(monitor.measures(column)).contains("psi"));
  }

  @Test
  void afterACloseItIsTooLate() {
    monitor.close();
    assertThatThrownBy(() -> monitor.deploy("2", DEARER))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the monitor of model 'payments' is closed");
  }

  @Test
  void aListenerThatDeploysFromItsCallLosesNothing() {
    monitor.addListener(
        new LifecycleListener() {
          @Override
          public void onChange(ModelInfo before, ModelInfo after) {
            if (after.version().equals("2")) {
              record(20, 1);
              monitor.deploy("3", FIRST);
              record(30, 1);
            }
          }
        });
    record(10, 1);
    monitor.deploy("2", DEARER);
    assertThat(monitor.info().version()).isEqualTo("3");
    assertThat(heard).containsExactly("1 to 2, after 10 rows", "2 to 3, after 20 rows");
    assertThat(monitor.closeWindow().rows()).isEqualTo(30);
    assertThat(monitor.counts().rows()).isEqualTo(30);
    assertThat(monitor.health().evaluationFailures()).isZero();
  }

  @Test
  void aListenerThatClosesFromItsCallLosesNothing() {
    monitor.addListener(
        new LifecycleListener() {
          @Override
          public void onChange(ModelInfo before, ModelInfo after) {
            record(20, 1);
            monitor.close();
          }
        });
    record(10, 1);
    monitor.deploy("2", DEARER);
    assertThat(monitor.info().state()).isEqualTo(ModelState.CLOSED);
    assertThat(heard).containsExactly("1 to 2, after 10 rows", "2 closed, after 20 rows");
    assertThat(monitor.lastReport().orElseThrow().rows()).isEqualTo(20);
    assertThat(monitor.counts().rows()).isEqualTo(20);
  }

  /** Writes down what it hears, and the last counts of the version that it hears of. */
  private final class Diary implements LifecycleListener {
    @Override
    public void onChange(ModelInfo before, ModelInfo after) {
      MonitorCounts last = monitor.counts();
      assertThat(last.version()).isEqualTo(before.version());
      heard.add(
          "%s to %s, after %d rows".formatted(before.version(), after.version(), last.rows()));
    }

    @Override
    public void onClose(ModelInfo info) {
      assertThat(info.state()).isEqualTo(ModelState.CLOSED);
      heard.add("%s closed, after %d rows".formatted(info.version(), monitor.counts().rows()));
    }
  }
}
