package io.driftmeter.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.driftmeter.api.ModelMonitor;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ModelMonitorMetricsTest {

  private final MockClock clock = new MockClock();
  private final MeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
  private final ScriptedMonitor monitor = new ScriptedMonitor("late-arrival", "3");

  private static double predictions(MeterRegistry registry, String version) {
    return registry
        .get("model.predictions")
        .tags("version", version, "outcome", "success")
        .functionCounter()
        .count();
  }

  private static double gauge(MeterRegistry registry, String name, String... tags) {
    return registry.get(name).tags(tags).gauge().value();
  }

  @Test
  void returnsTheMonitorUnchanged() {
    ScriptedMonitor same = ModelMonitorMetrics.monitor(registry, monitor, Tag.of("slot", "a"));

    assertThat(same).isSameAs(monitor);
    assertThat(registry.getMeters())
        .isNotEmpty()
        .allSatisfy(
            meter ->
                assertThat(meter.getId().getTags())
                    .contains(
                        Tag.of("model", "late-arrival"),
                        Tag.of("version", "3"),
                        Tag.of("slot", "a")));
  }

  @Test
  void everyCounterIsBornAtZero() {
    ModelMonitorMetrics.monitor(registry, monitor);

    assertThat(registry.getMeters())
        .filteredOn(FunctionCounter.class::isInstance)
        .hasSizeGreaterThan(30)
        .allSatisfy(meter -> assertThat(((FunctionCounter) meter).count()).isZero());
  }

  @Test
  void readsCountsAndTimes() {
    ModelMonitorMetrics.monitor(registry, monitor);

    monitor.predict(50);
    monitor.refuse(2);

    FunctionTimer timer =
        registry.get("model.prediction.time").tag("outcome", "success").functionTimer();
    assertThat(predictions(registry, "3")).isEqualTo(50);
    assertThat(timer.count()).isEqualTo(50);
    assertThat(timer.totalTime(TimeUnit.SECONDS)).isEqualTo(1.0);
    assertThat(within("0.01")).isZero();
    assertThat(within("0.1")).isEqualTo(50);
    assertThat(within("+Inf")).isEqualTo(50);
    assertThat(
            registry
                .get("model.values")
                .tags("role", "feature", "column", "distance", "state", "valid")
                .functionCounter()
                .count())
        .isEqualTo(50);
    assertThat(
            registry
                .get("driftmeter.refused")
                .tag("reason", "row_length")
                .functionCounter()
                .count())
        .isEqualTo(2);
  }

  private double within(String bound) {
    return registry.get("model.predictions.within").tag("le", bound).functionCounter().count();
  }

  @Test
  void saysNothingOfDriftBeforeTheFirstReport() {
    ModelMonitorMetrics.monitor(registry, monitor);
    clock.add(Duration.ofSeconds(90));

    assertThat(gauge(registry, "model.drift.score", "column", "distance")).isNaN();
    assertThat(gauge(registry, "model.drift.p.value", "column", "distance")).isNaN();
    assertThat(gauge(registry, "model.drift.observations", "column", "distance")).isZero();
    for (String verdict : new String[] {"stable", "drifted", "insufficient_data", "blind"}) {
      assertThat(gauge(registry, "model.drift.verdict", "column", "distance", "verdict", verdict))
          .isZero();
    }
    assertThat(gauge(registry, "model.columns.judged", "role", "feature")).isZero();
    assertThat(gauge(registry, "model.report.age")).isEqualTo(90);
  }

  @Test
  void showsTheLastReport() {
    ModelMonitorMetrics.monitor(registry, monitor);
    monitor.report(Instant.ofEpochMilli(clock.wallTime()));
    clock.add(Duration.ofSeconds(30));

    assertThat(gauge(registry, "model.drift.score", "column", "distance", "measure", "psi"))
        .isEqualTo(0.25);
    assertThat(gauge(registry, "model.drift.effect", "column", "distance")).isEqualTo(0.3);
    assertThat(gauge(registry, "model.drift.p.value", "column", "distance")).isEqualTo(3e-9);
    assertThat(gauge(registry, "model.drift.smallest.detectable", "column", "distance"))
        .isEqualTo(0.08);
    assertThat(gauge(registry, "model.drift.observations", "column", "distance")).isEqualTo(900);
    assertThat(gauge(registry, "model.drift.verdict", "column", "distance", "verdict", "drifted"))
        .isOne();
    assertThat(gauge(registry, "model.drift.verdict", "column", "distance", "verdict", "stable"))
        .isZero();
    assertThat(gauge(registry, "model.drift.effect", "column", "probability")).isNaN();
    assertThat(gauge(registry, "model.drift.observations", "column", "probability")).isEqualTo(7);
    assertThat(gauge(registry, "model.columns.judged", "role", "feature")).isEqualTo(2);
    assertThat(gauge(registry, "model.columns.drifted", "role", "feature")).isEqualTo(1);
    assertThat(gauge(registry, "model.columns.judged", "role", "output")).isZero();
    assertThat(gauge(registry, "model.report.age")).isEqualTo(30);
  }

  @Test
  void refusesASecondMonitorUnlessATagTellsItApart() {
    ModelMonitorMetrics.monitor(registry, monitor, Tag.of("slot", "a"));
    int meters = registry.getMeters().size();
    ScriptedMonitor second = new ScriptedMonitor("late-arrival", "3");

    assertThatIllegalStateException()
        .isThrownBy(() -> ModelMonitorMetrics.monitor(registry, second, Tag.of("slot", "a")))
        .withMessageContaining("model.predictions")
        .withMessageContaining("Tag.of(");
    assertThat(registry.getMeters()).hasSize(meters);
    assertThat(second.listeners()).isZero();

    ModelMonitorMetrics.monitor(registry, second, Tag.of("slot", "b"));
    assertThat(registry.getMeters()).hasSize(2 * meters);
  }

  @Test
  void refusesToBindTheSameMonitorTwice() {
    ModelMonitorMetrics.monitor(registry, monitor);

    assertThatIllegalStateException()
        .isThrownBy(() -> ModelMonitorMetrics.monitor(registry, monitor));
    monitor.predict(5);
    assertThat(predictions(registry, "3")).isEqualTo(5);
  }

  @Test
  void bindsToSeveralRegistries() {
    MeterRegistry other = new SimpleMeterRegistry();
    ModelMonitorMetrics.monitor(registry, monitor);
    ModelMonitorMetrics.monitor(other, monitor);

    monitor.predict(5);
    assertThat(predictions(registry, "3")).isEqualTo(5);
    assertThat(predictions(other, "3")).isEqualTo(5);

    monitor.close();
    assertThat(registry.getMeters()).isEmpty();
    assertThat(other.getMeters()).isEmpty();
  }

  @Test
  void worksThroughACompositeRegistry() {
    CompositeMeterRegistry composite = new CompositeMeterRegistry(clock);
    MeterRegistry early = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
    MeterRegistry late = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
    composite.add(early);
    ModelMonitorMetrics.monitor(composite, monitor);
    composite.add(late);

    monitor.predict(5);
    monitor.deploy("4");
    monitor.predict(2);

    for (MeterRegistry child : new MeterRegistry[] {early, late}) {
      assertThat(predictions(child, "3")).isEqualTo(5);
      assertThat(predictions(child, "4")).isEqualTo(2);
    }
    clock.add(Duration.ofMinutes(5));
    assertThat(predictions(early, "4")).isEqualTo(2);
    assertThat(early.find("model.predictions").tag("version", "3").meters()).isEmpty();
    assertThat(late.find("model.predictions").tag("version", "3").meters()).isEmpty();
    monitor.close();
    assertThat(early.getMeters()).isEmpty();
    assertThat(late.getMeters()).isEmpty();
  }

  @Test
  void takesOtherPrefixes() {
    ModelMonitorMetrics.builder(monitor)
        .modelPrefix("ml.model")
        .libraryPrefix("ml.monitor")
        .build()
        .bindTo(registry);

    assertThat(registry.getMeters())
        .extracting(meter -> meter.getId().getName())
        .allMatch(name -> name.startsWith("ml.model.") || name.startsWith("ml.monitor."));
  }

  @Test
  void aMonitorThatRecordsNothingHasNoMeters() {
    ModelMonitorMetrics.monitor(registry, ModelMonitor.noop());
    ModelMonitorMetrics.monitor(registry, ModelMonitor.noop());
    monitor.close();
    ModelMonitorMetrics.monitor(registry, monitor);

    assertThat(registry.getMeters()).isEmpty();
    assertThat(monitor.listeners()).isZero();
  }

  @Test
  void refusesWrongSettings() {
    ModelMonitorMetrics.Builder builder = ModelMonitorMetrics.builder(monitor);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.modelPrefix("Model").build())
        .withMessageContaining("modelPrefix is 'Model'");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ModelMonitorMetrics.monitor(registry, monitor, Tags.of("column", "distance")))
        .withMessageContaining("'column'");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ModelMonitorMetrics.builder(monitor).gracePeriod(Duration.ofSeconds(-1)).build())
        .withMessageContaining("gracePeriod is PT-1S");
  }

  @Test
  void everyMeterOfTheTableIsThereWithExactlyItsTags() {
    ModelMonitorMetrics.monitor(registry, monitor);

    for (MonitorMeter expected : MonitorMeter.values()) {
      String prefix = expected.group() == MonitorMeter.Group.LIBRARY ? "driftmeter." : "model.";
      assertThat(registry.find(prefix + expected.suffix()).meters())
          .as(expected.name())
          .isNotEmpty()
          .allSatisfy(
              meter -> {
                assertThat(meter.getId().getTags())
                    .extracting(Tag::getKey)
                    .containsExactlyInAnyOrderElementsOf(keys(expected));
                assertThat(meter.getId().getType()).isEqualTo(expected.type());
              });
    }
  }

  private static Iterable<String> keys(MonitorMeter meter) {
    java.util.List<String> keys = new java.util.ArrayList<>(meter.tagKeys());
    keys.add("model");
    keys.add("version");
    return keys;
  }
}
