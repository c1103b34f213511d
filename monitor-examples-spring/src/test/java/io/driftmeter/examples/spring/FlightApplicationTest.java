package io.driftmeter.examples.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.api.ModelMonitor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The example as its users meet it: over HTTP. */
class FlightApplicationTest {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static ConfigurableApplicationContext application;

  @BeforeAll
  static void start() {
    application =
        SpringApplication.run(
            FlightApplication.class,
            "--server.port=0",
            "--driftmeter.models.flight-delay.tick=50ms");
  }

  @AfterAll
  static void end() {
    application.close();
  }

  private static HttpRequest.Builder request(String path) {
    String port = application.getEnvironment().getRequiredProperty("local.server.port");
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return CLIENT.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> predict(String flight)
      throws IOException, InterruptedException {
    return CLIENT.send(
        request("/predict")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(flight))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void predictionsAreMonitoredByAnnotationsAlone() throws Exception {
    HttpResponse<String> answer =
        predict(
            """
            {"hour": 17, "weekday": 5, "distance": 733, "origin": "ATL", "destination": "LGA"}""");
    HttpResponse<String> unknown = predict("{\"hour\": 8, \"weekday\": 1}");
    HttpResponse<String> impossible = predict("{\"hour\": 25, \"weekday\": 1}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("probability");
    assertThat(unknown.statusCode()).isEqualTo(200);
    assertThat(impossible.statusCode()).isEqualTo(400);
    awaitRows(3);
    assertThat(get("/actuator/prometheus").body())
        .containsPattern("model_predictions_total\\{[^}]*outcome=\"success\"[^}]*} 2.0")
        .containsPattern("model_predictions_total\\{[^}]*outcome=\"error\"[^}]*} 1.0")
        .containsPattern(
            "model_values_total\\{[^}]*column=\"origin\"[^}]*state=\"missing\"[^}]*} 2.0");
    assertThat(get("/actuator/driftmeter").body())
        .contains("flight-delay")
        .contains("2001-03")
        .contains("LEARNING");
    assertThat(get("/actuator/driftmeterpage").body()).contains("flight-delay");
    assertThat(get("/actuator/health").body()).contains("\"status\":\"UP\"").contains("driftmeter");
  }

  private static void awaitRows(long rows) {
    ModelMonitor monitor = application.getBean(ModelMonitor.class);
    Instant deadline = Instant.now().plus(Duration.ofSeconds(10));
    while (monitor.counts().rows() < rows && Instant.now().isBefore(deadline)) {
      Thread.onSpinWait();
    }
  }
}
