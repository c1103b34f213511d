package io.driftmeter.examples.flights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictionServerTest {
  private static final Logger LOGGER = Logger.getLogger(PredictionServer.class.getName());
  private static final Queue<FlightRequest> SEEN = new ConcurrentLinkedQueue<>();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static PredictionServer server;

  @BeforeAll
  static void start() throws IOException {
    LOGGER.setLevel(Level.OFF); // the model fails on purpose
    server = PredictionServer.start(0, PredictionServerTest::predict, () -> "# HELP x y\nx 1\n");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void forget() {
    SEEN.clear();
  }

  private static double predict(FlightRequest request) {
    SEEN.add(request);
    if (request.hour() == 13) {
      throw new IllegalStateException("thirteen is an unlucky hour");
    }
    return 0.25;
  }

  @Test
  void answersAPrediction() throws Exception {
    HttpResponse<String> response =
        post(
            """
            {"hour":17,"weekday":5,"distance":733,"origin":"ATL","destination":"LGA"}
            """);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(response.body()).isEqualTo("{\"probability\":0.25}\n");
    assertThat(SEEN).containsExactly(new FlightRequest(17, 5, 733.0, false, "ATL", "LGA"));
  }

  @Test
  void optionalValuesMayBeNullOrLeftOut() throws Exception {
    assertThat(post("{\"hour\":0,\"weekday\":7,\"distance\":null}").statusCode()).isEqualTo(200);
    assertThat(SEEN).containsExactly(new FlightRequest(0, 7, null, false, null, null));
  }

  @Test
  void everyRequestSurvivesTheWayThroughJson() {
    for (FlightRequest request :
        new FlightRequest[] {
          new FlightRequest(0, 1, 0.0, false, "ATL", "LGA"),
          new FlightRequest(23, 7, 1234.5678901234567, true, null, "LGA"),
          new FlightRequest(1, 2, null, false, "", null)
        }) {
      byte[] body = FlightJson.write(request).getBytes(StandardCharsets.UTF_8);
      assertThat(FlightJson.read(body)).isEqualTo(request);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                                           | expected one object",
        "hour=17                                      | expected one object",
        "{\"hour\":17,\"weekday\":5                   | expected one object",
        "[17, 5]                                      | expected one object",
        "null                                         | expected one object",
        "{\"hour\":17,\"weekday\":5} {}               | expected one object",
        "{\"weekday\":5}                              | 'hour'",
        "{\"hour\":null,\"weekday\":5}                | 'hour'",
        "{\"hour\":\"noon\",\"weekday\":5}            | field 'hour'",
        "{\"hour\":17.5,\"weekday\":5}                | field 'hour'",
        "{\"hour\":24,\"weekday\":5}                  | hour must be 0 to 23, was 24",
        "{\"hour\":17,\"weekday\":0}                  | weekday must be 1 (Monday) to 7",
        "{\"hour\":17,\"weekday\":5,\"distance\":-1}  | distance must be 0 or more miles, was -1",
        "{\"hour\":17,\"weekday\":5,\"distance\":\"NaN\"} | distance must be 0 or more miles",
        "{\"hour\":17,\"weekday\":5,\"distanceDefaulted\":true} | there is no distance",
        "{\"hour\":17,\"weekday\":5,\"orign\":\"ATL\"} | unknown field 'orign'; known are [",
      })
  void badRequestIsAnsweredWithWhatIsWrong(String body, String expected) throws Exception {
    HttpResponse<String> response = post(body == null ? "" : body);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body())
        .startsWith("{\"error\":\"")
        .contains(expected)
        .doesNotContain("io.driftmeter")
        .doesNotContain("java.lang");
    assertThat(SEEN).isEmpty();
  }

  @Test
  void longBodyIsRefused() throws Exception {
    assertThat(post(" ".repeat(5000)).statusCode()).isEqualTo(413);
  }

  @Test
  void failureOfTheModelIsTheServersFault() throws Exception {
    HttpResponse<String> response = post("{\"hour\":13,\"weekday\":5}");
    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).isEqualTo("{\"error\":\"the model failed\"}\n");
  }

  @Test
  void metricsAreServedAsTheyAre() throws Exception {
    HttpResponse<String> response = send(request("/metrics").GET().build());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValue("text/plain; version=0.0.4; charset=utf-8");
    assertThat(response.body()).isEqualTo("# HELP x y\nx 1\n");
  }

  @Test
  void otherPathsAndMethodsAreRefused() throws Exception {
    assertThat(send(request("/").GET().build()).statusCode()).isEqualTo(404);
    HttpResponse<String> get = send(request("/predict").GET().build());
    assertThat(get.statusCode()).isEqualTo(405);
    assertThat(get.headers().firstValue("Allow")).hasValue("POST");
  }

  @Test
  void listensOnLoopbackOnly() {
    assertThat(server.address().getHost()).isEqualTo("127.0.0.1");
  }

  @Test
  void portInUseIsAnIoException() {
    int port = server.address().getPort();
    assertThatThrownBy(() -> PredictionServer.start(port, request -> 0, () -> ""))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(String.valueOf(port));
  }

  private static HttpResponse<String> post(String body) throws Exception {
    return send(request("/predict").POST(BodyPublishers.ofString(body)).build());
  }

  private static HttpRequest.Builder request(String path) {
    URI address = server.address().resolve(path);
    return HttpRequest.newBuilder(address);
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    return CLIENT.send(request, BodyHandlers.ofString());
  }
}
