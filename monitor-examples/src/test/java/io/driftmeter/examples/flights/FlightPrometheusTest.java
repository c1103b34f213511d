package io.driftmeter.examples.flights;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.testing.PrometheusServer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole way: requests over HTTP, a model, a monitor, a scrape, and a real Prometheus. */
@Tag("system")
class FlightPrometheusTest {

  private static final int WINDOW_ROWS = 1000;
  private static final int WINDOWS = 3;

  @Test
  void whatWasServedAndJudgedCanBeQueried() throws IOException, InterruptedException {
    FlightData data = FlightData.load();
    DelayModel model = DelayModel.train(data.training());
    Traffic traffic = new Traffic(data.holdout(), WINDOW_ROWS, List.of(Fault.ORIGIN_MISSING), 3);
    try (FlightMonitor monitor = FlightMonitor.start(data, model, null);
        PredictionServer server = PredictionServer.start(0, monitor.watch(model), monitor::scrape);
        PrometheusServer prometheus =
            PrometheusServer.scraping(server.address().resolve("/metrics"));
        Replay replay = new Replay(server.address(), 4)) {
      String served = "model_predictions_total{model=\"flight-delay\",outcome=\"success\"}";
      prometheus.await(served, value -> value == 0);
      for (int window = 1; window <= WINDOWS; window++) {
        replay.send(traffic.rows(window), () -> {});
        monitor.endWindow();
      }
      prometheus.await(served, value -> value == WINDOWS * WINDOW_ROWS);

      assertThat(prometheus.query("model_drift_verdict{verdict=\"drifted\",role=\"feature\"} == 1"))
          .singleElement()
          .satisfies(sample -> assertThat(sample.labels()).containsEntry("column", "origin"));
      assertThat(prometheus.value("model_values_total{column=\"origin\",state=\"missing\"}"))
          .isBetween(150.0, 250.0);
      assertThat(prometheus.value("sum(model_values_total{column=\"distance\"})"))
          .isEqualTo(WINDOWS * WINDOW_ROWS);
      assertThat(
              prometheus.value(
                  "histogram_quantile(0.5, sum by (le) (rate(model_predictions_within_total[5m])))"))
          .isBetween(0.0, 0.1);
      assertThat(prometheus.value("model_report_age_seconds")).isBetween(0.0, 120.0);
    }
  }
}
