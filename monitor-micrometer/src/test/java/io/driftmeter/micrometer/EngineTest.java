package io.driftmeter.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.api.BaselineCollection;
import io.driftmeter.api.PredictionScope;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.stats.StreamingModelMonitor;
import io.driftmeter.stats.profile.Profile;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The meters over the real engine. */
class EngineTest {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  private double gauge(String name, String... tags) {
    return registry.get(name).tags(tags).gauge().value();
  }

  @Test
  void statesOfEachColumnSumToTheRows() {
    try (StreamingModelMonitor monitor =
        ModelMonitorMetrics.monitor(
            registry, Payments.monitor("1").reference(Payments.reference("1")).build())) {
      Payments.record(monitor, 500, 2, 0);
      monitor.record(new double[] {Double.NaN});
      monitor.record(new double[] {-1e300});
      monitor.numeric("risk").recordDefaulted();
      monitor.closeWindow();

      assertThat(sum("amount")).isEqualTo(502);
      assertThat(sum("country")).isEqualTo(502);
      assertThat(sum("risk")).isEqualTo(503);
      for (String column : new String[] {"amount", "country", "risk"}) {
        for (ValueState state : ValueState.values()) {
          var meter =
              registry.find("model.values").tags("column", column, "state", state.tag()).meter();
          assertThat(meter == null ? 0 : ((FunctionCounter) meter).count())
              .isEqualTo((double) monitor.counts().states(column).count(state));
        }
      }
    }
  }

  private double sum(String column) {
    return registry.get("model.values").tag("column", column).functionCounters().stream()
        .mapToDouble(FunctionCounter::count)
        .sum();
  }

  @Test
  void verdictsFollowTheTraffic() {
    try (StreamingModelMonitor monitor =
        ModelMonitorMetrics.monitor(
            registry, Payments.monitor("1").reference(Payments.reference("1")).build())) {
      Payments.record(monitor, 2_000, 2, 0);
      monitor.closeWindow();
      assertThat(gauge("model.columns.drifted", "role", "feature")).isZero();
      assertThat(gauge("model.columns.judged", "role", "feature")).isEqualTo(2);

      Payments.record(monitor, 2_000, 3, 1);
      monitor.closeWindow();
      assertThat(gauge("model.drift.verdict", "column", "amount", "verdict", "drifted")).isOne();
      assertThat(gauge("model.drift.verdict", "column", "country", "verdict", "stable")).isOne();
      assertThat(gauge("model.drift.score", "column", "amount", "measure", "psi"))
          .isGreaterThan(0.02);
      assertThat(gauge("model.drift.p.value", "column", "amount")).isLessThan(0.01);
      assertThat(gauge("model.drift.observations", "column", "amount")).isEqualTo(2_000);
      assertThat(gauge("model.drift.effect.bound", "column", "amount"))
          .isLessThan(gauge("model.drift.effect", "column", "amount"));
      assertThat(gauge("model.drift.severity", "column", "amount")).isPositive();
      assertThat(gauge("model.drift.severity", "column", "country")).isZero();
      assertThat(gauge("model.columns.drifted", "role", "feature")).isOne();
      assertThat(gauge("model.drift.verdict", "role", "latency", "verdict", "insufficient_data"))
          .isOne();
    }
  }

  @Test
  void aBaselineThatKnowsTheLatencyBringsItsAlarm() {
    try (StreamingModelMonitor monitor =
        ModelMonitorMetrics.monitor(
            registry,
            StreamingModelMonitor.builder("payments", "1")
                .reference(Payments.reference("1"))
                .build())) {
      assertThat(registry.find("model.alarm").tag("column", "latency").meters()).isEmpty();

      BaselineCollection collection = monitor.collectBaseline(true);
      monitor.closeWindow(); // began before
      for (int i = 0; i < 300; i++) {
        try (PredictionScope prediction = monitor.startPrediction()) {
          prediction.output(0.5);
        }
      }
      monitor.closeWindow();
      monitor.deploy("1", collection.profile());

      assertThat(gauge("model.alarm", "column", "latency", "check", "latency")).isZero();
      assertThat(gauge("model.drift.verdict", "role", "latency", "verdict", "drifted")).isZero();
    }
    assertThat(registry.getMeters()).as("after closing").isEmpty();
  }

  @Test
  void aLearnedBaselineBringsTheScores() {
    try (StreamingModelMonitor monitor =
        ModelMonitorMetrics.monitor(registry, Payments.monitor("1").baselineRows(1_000).build())) {
      assertThat(gauge("model.state", "state", "learning")).isOne();
      assertThat(registry.find("model.drift.score").meters()).isEmpty();

      for (int i = 0; i < 4; i++) {
        Payments.record(monitor, 1_000, i, 0);
        monitor.closeWindow();
      }
      assertThat(gauge("model.state", "state", "learned")).isOne();
      assertThat(gauge("model.drift.score", "column", "amount", "measure", "psi")).isNotNaN();
      assertThat(registry.get("model.info").meter().getId().getTag("reference.kind"))
          .isEqualTo("serving");
    }
  }

  @Test
  void deployMovesToTheNewVersionAndBack() {
    try (StreamingModelMonitor monitor =
        ModelMonitorMetrics.monitor(
            registry, Payments.monitor("1").reference(Payments.reference("1")).build())) {
      Payments.record(monitor, 500, 2, 0);
      monitor.deploy("2", Payments.reference("2"));
      Payments.record(monitor, 200, 3, 0);
      monitor.closeWindow();

      assertThat(predictions("1")).isEqualTo(500);
      assertThat(predictions("2")).isEqualTo(200);
      assertThat(gauge("model.state", "version", "1", "state", "closed")).isOne();

      monitor.deploy("1", Payments.reference("1"));
      assertThat(predictions("1")).isZero();
      assertThat(predictions("2")).isEqualTo(200);
    }
    assertThat(registry.getMeters()).isEmpty();
    assertThat(registry.scrape()).isEmpty();
  }

  @Test
  void scrapesWhileVersionsComeAndGo() throws Exception {
    Profile[] references = {Payments.reference("1"), Payments.reference("2")};
    ExecutorService scraper = Executors.newSingleThreadExecutor();
    AtomicBoolean over = new AtomicBoolean();
    Future<Integer> scrapes =
        scraper.submit(
            () -> {
              int count = 0;
              for (; !over.get(); count++) {
                scrape();
              }
              return count;
            });
    for (int i = 0; i < 5; i++) {
      try (StreamingModelMonitor monitor = Payments.monitor("1").reference(references[0]).build()) {
        ModelMonitorMetrics.builder(monitor).gracePeriod(Duration.ZERO).build().bindTo(registry);
        for (int deploy = 1; deploy <= 20; deploy++) {
          Payments.record(monitor, 10, deploy, 0);
          monitor.deploy(deploy % 2 == 0 ? "1" : "2", references[deploy % 2]);
        }
        assertThat(monitor.health().listenerFailures()).isZero();
        assertThat(registry.find("model.predictions").tag("version", "2").meters()).isEmpty();
        assertThat(registry.get("model.predictions").tag("version", "1").meters()).hasSize(2);
      }
    }
    over.set(true);
    assertThat(scrapes.get(30, TimeUnit.SECONDS)).isPositive();
    scraper.shutdown();
    assertThat(registry.scrape()).isEmpty();
  }

  /**
   * The Prometheus registry walks its meters while they change: one scrape may meet the removed and
   * the new series of a version that comes back at this very moment, and fails as a whole. The next
   * one is right again.
   */
  private void scrape() {
    try {
      assertThat(registry.scrape()).isNotNull();
    } catch (IllegalArgumentException both) {
      assertThat(both.getClass().getSimpleName()).isEqualTo("DuplicateLabelsException");
    }
  }

  private double predictions(String version) {
    return registry
        .get("model.predictions")
        .tags("version", version, "outcome", "success")
        .functionCounter()
        .count();
  }

  @Test
  void findingsThatAreRaisedAreCounted() {
    try (StreamingModelMonitor monitor =
        ModelMonitorMetrics.monitor(
            registry, Payments.monitor("1").reference(Payments.reference("1")).build())) {
      Payments.record(monitor, 2_000, 3, 1);
      monitor.closeWindow();
      assertThat(findings()).isPositive();
      assertThat(raised()).isEqualTo(findings());
    }
  }

  @Test
  void everyAlarmOfAReportHasItsSeries() {
    try (StreamingModelMonitor monitor =
        ModelMonitorMetrics.monitor(
            registry, Payments.monitor("1").reference(Payments.reference("1")).build())) {
      Payments.record(monitor, 2_000, 3, 100);
      monitor.closeWindow();

      assertThat(monitor.lastReport().orElseThrow().alarms())
          .allSatisfy(
              alarm ->
                  assertThat(
                          gauge(
                              "model.alarm",
                              "column",
                              alarm.column(),
                              "check",
                              alarm.check().tag()))
                      .isOne());
    }
  }

  private double findings() {
    return registry.get("model.findings").gauges().stream().mapToDouble(Gauge::value).sum();
  }

  private double raised() {
    return registry.get("model.findings.raised").functionCounters().stream()
        .mapToDouble(FunctionCounter::count)
        .sum();
  }
}
