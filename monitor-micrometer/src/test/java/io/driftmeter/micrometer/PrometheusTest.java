package io.driftmeter.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.driftmeter.api.counts.LatencyCounts;
import io.driftmeter.stats.StreamingModelMonitor;
import io.driftmeter.testing.PrometheusServer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a real Prometheus makes of a scrape. */
@Tag("system")
class PrometheusTest {

  private static final String PREDICTIONS = "model_predictions_total{outcome=\"success\"}";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private HttpServer http;

  @BeforeEach
  void serve() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext(
        "/metrics",
        exchange -> {
          byte[] body = registry.scrape().getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    http.start();
  }

  @AfterEach
  void stop() {
    http.stop(0);
  }

  @Test
  void queriesGiveBackWhatTheMonitorCounted() throws IOException, InterruptedException {
    URI target = URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/metrics");
    try (PrometheusServer prometheus = PrometheusServer.scraping(target);
        StreamingModelMonitor monitor =
            ModelMonitorMetrics.monitor(
                registry, Payments.monitor("1").reference(Payments.reference("1")).build())) {
      prometheus.await(PREDICTIONS, value -> value == 0);
      traffic(monitor);
      prometheus.await(PREDICTIONS, value -> value == 2_100);

      countsAreThere(prometheus);
      ratesStartFromZero(prometheus);
      quantilesAreInTheirBucket(prometheus, monitor.counts().latency());
      verdictsAreThere(prometheus);
      everyExampleOfTheDocumentGivesSomething(prometheus);
      everyAlertRuleOfTheDocumentCanBeAsked(prometheus);

      monitor.deploy("2", Payments.reference("2"));
      prometheus.await("model_predictions_total{version=\"2\",outcome=\"success\"}", v -> v == 0);
      assertThat(prometheus.value("model_state{state=\"monitoring\"} == 1")).isOne();
      assertThat(prometheus.value("model_predictions_total{version=\"1\",outcome=\"success\"}"))
          .isEqualTo(2_100);
    }
  }

  /** Shifted rows, then predictions of half a millisecond to eight milliseconds. */
  private static void traffic(StreamingModelMonitor monitor) throws InterruptedException {
    Payments.record(monitor, 2_000, 2, 1);
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 100; i++) {
      Payments.predict(monitor, Duration.ofMillis(random.nextInt(9)));
    }
    monitor.closeWindow();
  }

  private static void countsAreThere(PrometheusServer prometheus)
      throws IOException, InterruptedException {
    assertThat(prometheus.value("sum(model_values_total{column=\"amount\"})")).isEqualTo(2_100);
    assertThat(prometheus.value("sum(model_prediction_time_seconds_count)")).isEqualTo(100);
    assertThat(prometheus.value("count(model_info{reference_kind=\"training\"} == 1)")).isOne();
  }

  private static void ratesStartFromZero(PrometheusServer prometheus)
      throws IOException, InterruptedException {
    String range = PREDICTIONS + "[5m]";
    assertThat(prometheus.value("max_over_time(%s) - min_over_time(%s)".formatted(range, range)))
        .isEqualTo(2_100);
    prometheus.await("increase(" + range + ")", increase -> increase >= 2_100);
    assertThat(prometheus.value("increase(" + range + ")")).isBetween(2_100.0, 3_200.0);
    assertThat(prometheus.value("rate(" + range + ")")).isPositive();
  }

  private static void quantilesAreInTheirBucket(PrometheusServer prometheus, LatencyCounts latency)
      throws IOException, InterruptedException {
    for (double share : new double[] {0.5, 0.9, 0.99}) {
      int bucket = 0;
      while (latency.within().get(bucket) < share * latency.count()) {
        bucket++;
      }
      double quantile =
          prometheus.value(
              "histogram_quantile(%s, sum by (le) (rate(model_predictions_within_total[5m])))"
                  .formatted(share));
      assertThat(quantile)
          .as("quantile %s of %s", share, latency)
          .isBetween(
              bucket == 0 ? 0 : latency.bounds().get(bucket - 1).toNanos() / 1e9,
              latency.bounds().get(bucket).toNanos() / 1e9 + 1e-9);
    }
  }

  private static void verdictsAreThere(PrometheusServer prometheus)
      throws IOException, InterruptedException {
    assertThat(prometheus.query("model_drift_verdict{verdict=\"drifted\"} == 1"))
        .singleElement()
        .satisfies(sample -> assertThat(sample.labels()).containsEntry("column", "amount"));
    assertThat(prometheus.value("model_columns_drifted{role=\"feature\"}")).isOne();
    assertThat(prometheus.value("model_drift_severity{column=\"amount\"}")).isPositive();
    assertThat(prometheus.value("sum(model_findings)")).isPositive();
  }

  private static void everyExampleOfTheDocumentGivesSomething(PrometheusServer prometheus)
      throws IOException, InterruptedException {
    for (MetricsDocument.Family family : MetricsDocument.read()) {
      assertThat(family.example()).contains(family.name());
      assertThat(prometheus.query(family.example())).as(family.example()).isNotEmpty();
    }
  }

  private static void everyAlertRuleOfTheDocumentCanBeAsked(PrometheusServer prometheus)
      throws IOException, InterruptedException {
    assertThat(MetricsDocument.alertExpressions()).isNotEmpty();
    for (String expression : MetricsDocument.alertExpressions()) {
      assertThat(prometheus.query(expression)).as(expression).isNotNull(); // or it is refused
    }
  }
}
