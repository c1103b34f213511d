package io.driftmeter.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.api.report.DriftReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Requests to a server, and what becomes of them in its actuator. Each test has its own model. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServedModelsTest {

  private static final String LATE = "model=\"late-arrival\"";

  private App app;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    app =
        App.web(
            ServerApplication.class,
            Flights.saved(folder.resolve("late-arrival.profile.json"), "3"),
            "driftmeter.models.late-arrival.minimum-count=100",
            "driftmeter.models.late-arrival.window=1h",
            "driftmeter.models.late-arrival.tags.team=flights",
            "driftmeter.models.churn.tick=10ms");
  }

  @AfterAll
  void stop() {
    app.close();
  }

  private Scrape scrape() throws IOException, InterruptedException {
    return new Scrape(app.get("/actuator/prometheus").body());
  }

  @Test
  void theRequestsOfAModelShowInItsMetersItsReportAndItsPage() throws Exception {
    Flights flights = new Flights(2);
    for (int i = 0; i < 300; i++) {
      Flight flight = flights.next();
      String origin = i % 10 == 0 ? "" : "&origin=" + flight.origin();
      String carrier = i % 30 == 0 ? "" : "&carrier=" + flight.carrier().orElseThrow();
      double wind = i % 15 == 0 ? -1 : flight.wind();
      assertThat(
              app.get(
                      "/late?distance=%s&hour=%d&wind=%s%s%s"
                          .formatted(500 + flight.distance(), flight.hour(), wind, origin, carrier))
                  .statusCode())
          .isEqualTo(200);
    }
    for (int i = 0; i < 5; i++) {
      assertThat(app.get("/late?distance=-1&hour=1&wind=1").statusCode()).isEqualTo(500);
    }

    DriftReport report = app.monitor("late-arrival").closeWindow();

    assertThat(report.rows()).isEqualTo(305);
    Scrape scrape = scrape();
    assertThat(scrape.value("model_predictions_total", LATE, "outcome=\"success\"")).isEqualTo(300);
    assertThat(scrape.value("model_predictions_total", LATE, "outcome=\"error\"")).isEqualTo(5);
    assertThat(scrape.value("model_predictions_total", LATE, "error", "team=\"flights\""))
        .isEqualTo(5);
    assertThat(state(scrape, "origin", "missing")).isEqualTo(30 + 5);
    assertThat(state(scrape, "wind", "defaulted")).isEqualTo(20);
    assertThat(state(scrape, "carrier", "missing")).isEqualTo(10 + 5);
    assertThat(state(scrape, "hour", "valid")).isEqualTo(305);
    assertThat(scrape.value("model_prediction_time_seconds_count", LATE, "success")).isEqualTo(300);
    assertThat(scrape.value("model_drift_verdict", LATE, "column=\"distance\"", "\"drifted\""))
        .isEqualTo(1);
    assertThat(scrape.value("model_drift_verdict", LATE, "column=\"hour\"", "\"stable\""))
        .isEqualTo(1);

    Map<String, Object> seen = app.json("/actuator/driftmeter/late-arrival");
    assertThat(seen.get("model").toString())
        .contains("model=late-arrival", "version=3", "kind=training", "rows=3000");
    assertThat(seen.get("lastReport").toString())
        .contains("rows=305", "verdict=drifted", "verdict=stable", "distance differs from");

    String page = app.get("/actuator/driftmeterpage").body();
    assertThat(page)
        .contains(
            "late-arrival 3: ALARM", "<td>distance</td>", "distance differs from the reference")
        .doesNotContain("<script", "http://", "https://");

    // what is worth a page is no reason to take the server out of service
    assertThat(app.json("/actuator/health").get("status")).isEqualTo("UP");
    assertThat(app.get("/actuator/health").body()).contains("\"state\":\"ALARM\"");
  }

  private static double state(Scrape scrape, String column, String state) {
    return scrape.value(
        "model_values_total",
        LATE,
        "column=\"%s\"".formatted(column),
        "state=\"%s\"".formatted(state));
  }

  @Test
  void featuresInAMapAndAnswersInARecordAreColumns() throws Exception {
    app.get("/spam");

    DriftReport report = app.monitor("spam").closeWindow();

    assertThat(report.columns().stream().map(column -> column.column().name()))
        .contains("length", "links", "sender", "class", "score");
    assertThat(report.rows()).isEqualTo(1);
    assertThat(app.monitor("spam").counts().states("length")).hasToString("{missing=1}");
    assertThat(app.monitor("spam").counts().states("score").observations()).isEqualTo(1);
  }

  @Test
  void anAnswerThatComesLaterEndsThePredictionWhenItComes() throws Exception {
    assertThat(app.get("/churn?days=10").body()).isEqualTo("0.01");
    assertThat(app.get("/churn?days=-1").statusCode()).isEqualTo(500);

    DriftReport report = app.monitor("churn").closeWindow();

    assertThat(report.rows()).isEqualTo(2);
    assertThat(report.latency().max().toMillis()).isGreaterThanOrEqualTo(25);
    Scrape scrape = scrape();
    assertThat(scrape.value("model_predictions_total", "\"churn\"", "\"success\"")).isEqualTo(1);
    assertThat(scrape.value("model_predictions_total", "\"churn\"", "\"error\"")).isEqualTo(1);
  }

  @Test
  void everyElementOfABatchIsARow() throws Exception {
    app.get("/prices?sizes=50,80,120");

    DriftReport report = app.monitor("prices").closeWindow();

    assertThat(report.rows()).isEqualTo(3);
    Scrape scrape = scrape();
    assertThat(scrape.value("model_values_total", "\"prices\"", "\"size\"", "\"valid\""))
        .isEqualTo(3);
    assertThat(scrape.value("model_values_total", "\"prices\"", "\"price\"", "\"valid\""))
        .isEqualTo(3);
    assertThat(scrape.value("model_values_total", "\"prices\"", "\"batch\"", "\"valid\""))
        .isEqualTo(1);
  }

  @Test
  void theEndpointListsEveryModelAndKnowsNoOther() throws Exception {
    assertThat((List<?>) app.json("/actuator/driftmeter").get("models")).hasSize(4);
    assertThat(app.get("/actuator/driftmeter/fraud").statusCode()).isEqualTo(404);
  }

  @Test
  void nothingCanBeChangedUnlessTheApplicationAllowsIt() throws Exception {
    assertThat(app.post("/actuator/driftmeter/late-arrival/disable").statusCode()).isIn(404, 405);
    assertThat(app.monitor("late-arrival").isEnabled()).isTrue();
  }

  @Test
  void theLogSaysOnceOfEveryModelWhatIsMonitored() {
    assertThat(app.log())
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith(
                        "INFO model 'late-arrival' 3: MONITORING 6 columns [distance, hour, origin, wind, carrier, probability] against reference ")
                    .contains("of version 3 (TRAINING, 3 000 rows)"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .matches(
                        "INFO model 'churn' 1: LEARNING 2 columns \\[days, risk] from the first 10 000 rows"
                            + " \\(no reference configured\\); nothing alarms until then; about [1-9][0-9 ]* series and [1-9][0-9]* MB"))
        .hasSize(4);
  }
}
