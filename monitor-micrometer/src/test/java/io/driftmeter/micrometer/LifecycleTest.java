package io.driftmeter.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.driftmeter.api.profile.ModelInfo;
import io.driftmeter.api.profile.ModelState;
import io.driftmeter.api.profile.ReferenceInfo;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifecycleTest {

  private final MockClock clock = new MockClock();
  private final MeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
  private final ScriptedMonitor monitor = new ScriptedMonitor("late-arrival", "3");

  private double predictions(String version) {
    return registry
        .get("model.predictions")
        .tags("version", version, "outcome", "success")
        .functionCounter()
        .count();
  }

  private double gauge(String name, String... tags) {
    return registry.get(name).tags(tags).gauge().value();
  }

  private double refused(String version) {
    return registry
        .get("driftmeter.refused")
        .tags("version", version, "reason", "row_length")
        .functionCounter()
        .count();
  }

  private boolean has(String version) {
    return !registry.find("model.predictions").tag("version", version).meters().isEmpty();
  }

  @Test
  void deployFreezesTheOldVersionAndStartsTheNewOneAtZero() {
    ModelMonitorMetrics.monitor(registry, monitor);
    monitor.predict(7);
    monitor.refuse(2);
    monitor.report(Instant.ofEpochMilli(clock.wallTime()));

    monitor.deploy("4");
    assertThat(predictions("3")).isEqualTo(7);
    assertThat(predictions("4")).isZero();
    assertThat(refused("4")).isZero();
    assertThat(gauge("model.drift.score", "version", "4", "column", "distance")).isNaN();

    monitor.predict(3);
    monitor.refuse(1);
    clock.add(Duration.ofMinutes(1));
    assertThat(predictions("3")).isEqualTo(7);
    assertThat(predictions("4")).isEqualTo(3);
    assertThat(refused("3")).isEqualTo(2);
    assertThat(refused("4")).isEqualTo(1);
    assertThat(gauge("model.drift.score", "version", "3", "column", "distance")).isEqualTo(0.25);
    assertThat(gauge("model.report.age", "version", "3")).isZero();
    assertThat(gauge("model.state", "version", "3", "state", "closed")).isOne();
    assertThat(gauge("model.state", "version", "3", "state", "monitoring")).isZero();
    assertThat(gauge("model.state", "version", "4", "state", "monitoring")).isOne();
  }

  @Test
  void aReadingBetweenTheMoveAndItsAnnouncementDoesNotDip() {
    ModelMonitorMetrics.monitor(registry, monitor);
    monitor.predict(7);
    assertThat(predictions("3")).isEqualTo(7);
    ModelInfo after = new ModelInfo("late-arrival", "4", ModelState.MONITORING, null);

    monitor.moveSilently(after);
    monitor.predict(2);
    assertThat(predictions("3")).isEqualTo(7);
  }

  @Test
  void theFirstReadingAfterTheGracePeriodRemovesTheOldVersion() {
    ModelMonitorMetrics.monitor(registry, monitor);
    int meters = registry.getMeters().size();
    monitor.deploy("4");
    monitor.deploy("5");

    clock.add(Duration.ofMinutes(5).minusNanos(1));
    gauge("model.report.age", "version", "5");
    assertThat(registry.getMeters()).hasSize(3 * meters);

    clock.add(Duration.ofNanos(1));
    gauge("model.report.age", "version", "5");
    assertThat(registry.getMeters()).hasSize(meters);
    assertThat(has("5")).isTrue();
  }

  @Test
  void graceOfZeroRemovesAtOnce() {
    ModelMonitorMetrics.builder(monitor).gracePeriod(Duration.ZERO).build().bindTo(registry);
    int meters = registry.getMeters().size();

    monitor.deploy("4");
    assertThat(registry.getMeters()).hasSize(meters);
    assertThat(has("3")).isFalse();
  }

  @Test
  void deployingBackWithinTheGracePeriodStartsThatVersionAnew() {
    ModelMonitorMetrics.monitor(registry, monitor);
    int meters = registry.getMeters().size();
    monitor.predict(7);
    monitor.deploy("4");
    monitor.predict(1);
    clock.add(Duration.ofMinutes(4));
    monitor.deploy("3");
    monitor.predict(2);

    assertThat(predictions("3")).isEqualTo(2);
    assertThat(predictions("4")).isEqualTo(1);

    clock.add(Duration.ofMinutes(2));
    assertThat(predictions("3")).isEqualTo(2);
    assertThat(has("4")).isTrue();

    clock.add(Duration.ofMinutes(3));
    assertThat(predictions("3")).isEqualTo(2);
    assertThat(has("4")).isFalse();
    // of the first run of version 3 only the gauge naming its other reference was left
    assertThat(registry.getMeters()).hasSize(meters);
    assertThat(registry.get("model.info").gauges()).hasSize(1);
  }

  @Test
  void anotherReferenceOfTheSameVersionChangesOnlyTheInfo() {
    ModelMonitorMetrics.monitor(registry, monitor);
    int meters = registry.getMeters().size();
    monitor.predict(7);

    monitor.change(
        new ModelInfo(
            "late-arrival",
            "3",
            ModelState.MONITORING,
            ScriptedMonitor.reference("late-arrival", "2", "c3")));

    assertThat(predictions("3")).isEqualTo(7);
    assertThat(registry.getMeters()).hasSize(meters);
    Meter.Id info = registry.get("model.info").meter().getId();
    assertThat(info.getTag("reference")).isEqualTo("c3c3c3c3c3c3");
    assertThat(info.getTag("reference.version")).isEqualTo("2");
    assertThat(info.getTag("reference.kind")).isEqualTo("training");
    assertThat(info.getTag("reference.built.at")).isEqualTo("2026-11-02T10:00:00Z");
    assertThat(info.getTag("reference.data.through")).isEqualTo("2026-11-01T10:00:00Z");
    assertThat(info.getTag("reference.artifact")).isEqualTo("unknown");
  }

  @ParameterizedTest
  @CsvSource({
    "sha256:1, sha256:1, same",
    "sha256:1, sha256:2, other",
    ", sha256:1, unknown",
    "sha256:1, , unknown"
  })
  void whetherTheReferenceIsOfTheServedFileIsALabel(
      @Nullable String served, @Nullable String referenced, String label) {
    ReferenceInfo of = ScriptedMonitor.reference("late-arrival", "3", "c3");
    ReferenceInfo reference =
        new ReferenceInfo(
            of.model(),
            of.version(),
            of.kind(),
            of.builtAt(),
            of.dataThrough(),
            referenced,
            of.rows(),
            of.gridFingerprint(),
            of.fingerprint());
    monitor.moveSilently(
        new ModelInfo("late-arrival", "3", ModelState.MONITORING, reference, served));

    ModelMonitorMetrics.monitor(registry, monitor);

    assertThat(registry.get("model.info").meter().getId().getTag("reference.artifact"))
        .isEqualTo(label);
  }

  @Test
  void aModelWithoutReferenceSaysSo() {
    monitor.moveSilently(new ModelInfo("late-arrival", "3", ModelState.LEARNING, null));
    ModelMonitorMetrics.monitor(registry, monitor);

    assertThat(registry.get("model.info").meter().getId().getTag("reference")).isEqualTo("none");
    assertThat(gauge("model.state", "state", "learning")).isOne();
  }

  @Test
  void closeRemovesEverything() {
    ModelMonitorMetrics.monitor(registry, monitor);
    monitor.deploy("4");

    monitor.close();
    assertThat(registry.getMeters()).isEmpty();
  }

  @Test
  void aNewMonitorMayFollowAClosedOne() {
    ModelMonitorMetrics.monitor(registry, monitor);
    monitor.predict(7);
    monitor.close();

    ScriptedMonitor next =
        ModelMonitorMetrics.monitor(registry, new ScriptedMonitor("late-arrival", "3"));
    next.predict(1);
    assertThat(predictions("3")).isEqualTo(1);
  }

  @Test
  void deployIntoTheVersionOfAnotherMonitorLeavesThatOneAlone() {
    ScriptedMonitor canary =
        ModelMonitorMetrics.monitor(registry, new ScriptedMonitor("late-arrival", "4"));
    ModelMonitorMetrics.monitor(registry, monitor);
    canary.predict(9);

    assertThatIllegalStateException().isThrownBy(() -> monitor.deploy("4"));
    assertThat(predictions("4")).isEqualTo(9);

    monitor.deploy("5");
    monitor.predict(1);
    assertThat(predictions("5")).isEqualTo(1);
    assertThat(predictions("4")).isEqualTo(9);
  }

  @Test
  void aFilterThatDropsTheVersionLeavesOneSetOfMetersThatFollowsTheMonitor() {
    registry.config().meterFilter(MeterFilter.ignoreTags("version"));
    ModelMonitorMetrics.monitor(registry, monitor);
    int meters = registry.getMeters().size();
    monitor.predict(7);
    monitor.deploy("4");
    monitor.predict(2);

    assertThat(
            registry.get("model.predictions").tag("outcome", "success").functionCounter().count())
        .isEqualTo(2);
    clock.add(Duration.ofMinutes(6));
    gauge("model.report.age");
    assertThat(registry.getMeters()).hasSize(meters);
    monitor.close();
    assertThat(registry.getMeters()).isEmpty();
  }

  @Test
  void metersThatAFilterDeniesAreNotMissed() {
    registry.config().meterFilter(MeterFilter.denyNameStartsWith("driftmeter"));
    registry.config().meterFilter(MeterFilter.denyNameStartsWith("model.drift"));
    ModelMonitorMetrics.monitor(registry, monitor);
    monitor.deploy("4");
    monitor.predict(2);

    assertThat(predictions("4")).isEqualTo(2);
    monitor.close();
    assertThat(registry.getMeters()).isEmpty();
  }
}
