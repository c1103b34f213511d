package io.driftmeter.examples.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.driftmeter.examples.webhook.AlertmanagerPayload.Alert;
import io.driftmeter.examples.webhook.AlertmanagerPayload.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertmanagerPayloadTest {

  private static final String ALERT =
      """
      {"status":"firing","labels":{"alertname":"ModelDrift","model":"fraud","version":"7"},
       "startsAt":"2026-11-27T08:00:00.123456789+01:00","fingerprint":"f1"}
      """;

  private static AlertmanagerPayload read(String json) {
    return AlertmanagerPayload.read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String notification(String alerts) {
    return """
        {"version":"4","groupKey":"{}:{model=\\"fraud\\"}","status":"firing","alerts":%s}
        """
        .formatted(alerts);
  }

  @Test
  void theExampleOfTheGuideIsRead() throws IOException {
    Matcher json =
        Pattern.compile("```json\\R(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("../docs/webhook.md")));
    assertThat(json.find()).isTrue();
    AlertmanagerPayload payload = read(json.group(1));
    assertThat(payload.receiver()).isEqualTo("pipeline");
    assertThat(payload.groupLabels())
        .containsOnly(Map.entry("model", "fraud"), Map.entry("version", "7"));
    Alert alert = payload.alerts().get(0);
    assertThat(alert.name()).isEqualTo("ModelDrift");
    assertThat(alert.label("column")).isEqualTo("amount");
    assertThat(alert.annotations()).containsKeys("summary", "description", "runbook_url");
    assertThat(Decision.of(alert)).isEqualTo(Decision.RETRAIN);
  }

  @Test
  void whatIsNotKnownIsIgnoredAndWhatIsOptionalMayBeLeftOut() {
    AlertmanagerPayload payload =
        read(notification("[" + ALERT + "]").replaceFirst("\\{", "{\"isNew\":[{\"a\":1}],"));
    assertThat(payload.truncatedAlerts()).isZero();
    assertThat(payload.receiver()).isEmpty();
    assertThat(payload.groupLabels()).isEmpty();
    assertThat(payload.alerts())
        .containsExactly(
            new Alert(
                Status.firing,
                Map.of("alertname", "ModelDrift", "model", "fraud", "version", "7"),
                Map.of(),
                Instant.parse("2026-11-27T07:00:00.123456789Z"),
                "f1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{                          | expected a notification of Alertmanager as JSON",
        "null                       | was null",
        "[]                         | expected a notification of Alertmanager",
        "{}                         | 'version' is missing",
        "{\"version\":\"3\"}        | 'version' must be \"4\", was \"3\"",
        "{\"version\":\"4\"}        | 'groupKey' is missing",
        "{\"alerts\":5}             | 'alerts' has no value of its kind",
      })
  void sayWhatIsWrong(String body, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(body))
        .withMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"alertname\":\"ModelDrift\", |                       | 'alerts.labels' must have an",
        "\"status\":\"firing\",        |                       | 'alerts.status' is missing",
        "\"status\":\"firing\",        | \"status\":\"burning\", | 'alerts.status' has no value",
        "\"version\":\"7\"             | \"version\":null      | must be a text, not null",
        "2026-11-27T08:00:00.123456789+01:00 | yesterday       | 'alerts.startsAt' has no value",
        ",\"fingerprint\":\"f1\"       |                       | 'alerts.fingerprint' is missing",
      })
  void sayWhatIsWrongWithAnAlert(String good, String bad, String message) {
    String body = notification("[" + ALERT.replace(good, bad == null ? "" : bad) + "]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(body))
        .withMessageContaining(message);
  }

  @Test
  void thereIsAtLeastOneAlert() {
    for (String alerts : new String[] {"[]", "[null]"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> read(notification(alerts)))
          .withMessage("'alerts' must be a list of at least one alert");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ModelDrift,firing,7,RETRAIN",
    "ModelStale,firing,7,RETRAIN",
    "ModelCanaryWorse,firing,7,ROLLBACK",
    "ModelDrift,resolved,7,NOTHING",
    "ModelDrift,firing,,NOTHING",
    "ModelSkew,firing,7,NOTHING",
    "ModelInputsBroken,firing,7,NOTHING",
    "SourceBroken,firing,7,NOTHING",
  })
  void onlySomeAlertsAskAProgram(String name, Status status, String version, Decision expected) {
    Map<String, String> labels =
        version == null
            ? Map.of("alertname", name, "model", "fraud")
            : Map.of("alertname", name, "model", "fraud", "version", version);
    assertThat(Decision.of(new Alert(status, labels, Map.of(), Instant.EPOCH, "f")))
        .isEqualTo(expected);
  }
}
