package io.driftmeter.examples.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.examples.webhook.RetrainingHook;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PeopleTest {

  private static final String NOTIFICATION =
      """
      {"version":"4","groupKey":"g","status":"firing","receiver":"ticket","alerts":[
       {"status":"firing","labels":{"alertname":"ModelDrift","column":"a\\u001b[2J\\nb"},
        "startsAt":"2026-11-27T08:00:00Z","fingerprint":"f"}]}
      """;

  private final Timeline timeline = new Timeline(new FasterTime(1), event -> {});

  private int post(String body) throws IOException, InterruptedException {
    try (People people = People.start(timeline)) {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(people.address().resolve("/ticket"))
                  .POST(BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.discarding())
          .statusCode();
    }
  }

  @Test
  void aNotificationIsOneLineWithoutControlCharacters() throws Exception {
    assertThat(post(NOTIFICATION)).isEqualTo(200);
    Event event = timeline.first(Event.Kind.NOTIFIED, "ticket", Duration.ZERO).orElseThrow();
    assertThat(event.toString()).isEqualTo(" 0:00  notified  ticket: ModelDrift a [2J b");
  }

  @Test
  void aBodyBeyondTheCapIsRefusedAndNotCut() throws Exception {
    String longer = " ".repeat(RetrainingHook.MAX_BODY_BYTES + 1 - NOTIFICATION.length());
    assertThat(post(NOTIFICATION + longer)).isEqualTo(413);
    assertThat(timeline.events()).isEmpty();
  }
}
