package io.driftmeter.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A server whose operators may change it, and whose drift takes it out of service. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperationsTest {

  private App app;
  private Path file;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    file = folder.resolve("reference.json");
    app =
        App.web(
            ServerApplication.class,
            Flights.saved(file, "3"),
            "driftmeter.endpoint.writable=true",
            "driftmeter.health.drift-status=OUT_OF_SERVICE",
            "driftmeter.models.spam.observe-only=true");
  }

  @AfterAll
  void stop() {
    app.close();
  }

  @Test
  void aModelIsSwitchedOffAndOn() throws Exception {
    assertThat(app.post("/actuator/driftmeter/churn/disable").body())
        .contains("\"changed\":true", "SWITCHED_OFF");
    assertThat(app.monitor("churn").isEnabled()).isFalse();

    assertThat(app.post("/actuator/driftmeter/churn/enable").body())
        .contains("\"changed\":true", "LEARNING");
    assertThat(app.monitor("churn").isEnabled()).isTrue();
  }

  @Test
  void whatIsNoChangeOrNoModelIsRefused() throws Exception {
    assertThat(app.post("/actuator/driftmeter/churn/explode").statusCode()).isEqualTo(400);
    assertThat(app.post("/actuator/driftmeter/fraud/enable").statusCode()).isEqualTo(400);
    assertThat(app.post("/actuator/driftmeter/churn/reload").body())
        .contains("\"changed\":false", "no reference is configured");
  }

  @Test
  void aReferenceIsReloadedAndWhatAlarmsTakesTheServerOutOfService() throws Exception {
    Flights.saved(file, "4");
    assertThat(app.post("/actuator/driftmeter/late-arrival/reload").body())
        .contains("\"changed\":true", "of version 4");
    Files.writeString(file, "{}");
    assertThat(app.post("/actuator/driftmeter/late-arrival/reload").body())
        .contains("\"changed\":false", "nothing has changed");

    assertThat(app.get("/actuator/health").statusCode()).isEqualTo(200);
    LateArrival model = app.bean(LateArrival.class);
    Flights flights = new Flights(6);
    for (int i = 0; i < 1_000; i++) {
      Flight flight = flights.next();
      model.score(new Flight("1", 300, flight.hour(), null, flight.wind(), flight.carrier()));
    }
    app.monitor("late-arrival").closeWindow();

    assertThat(app.get("/actuator/health").statusCode()).isEqualTo(503);
    assertThat(app.get("/actuator/health").body()).contains("OUT_OF_SERVICE", "ALARM");
  }
}
