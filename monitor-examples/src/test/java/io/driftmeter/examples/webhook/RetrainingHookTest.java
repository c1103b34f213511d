package io.driftmeter.examples.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.examples.webhook.Pipeline.Run;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetrainingHookTest {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** It would log what fails on purpose; a logger that nobody holds forgets its level. */
  private static final Logger LOGGER = Logger.getLogger(PipelineRuns.class.getName());

  private final BlockingQueue<Run> started = new LinkedBlockingQueue<>();

  /** One permit for each run that may end. */
  private final Semaphore permits = new Semaphore(1_000_000);

  private volatile boolean fails;
  private RetrainingHook hook;

  @BeforeEach
  void start() throws IOException {
    LOGGER.setLevel(Level.OFF);
    hook = RetrainingHook.start(0, null, 2, this::pipeline);
  }

  @AfterEach
  void stop() {
    hook.close();
  }

  private void pipeline(Run run) throws InterruptedException {
    started.add(run);
    permits.acquire();
    if (fails) {
      throw new IllegalStateException("no workers");
    }
  }

  private static String alert(String name, String version, String fingerprint, String startsAt) {
    return """
        {"status":"firing","labels":{"alertname":"%s","model":"fraud","version":"%s"},
         "annotations":{"summary":"it drifts"},"startsAt":"%s","fingerprint":"%s"}
        """
        .formatted(name, version, startsAt, fingerprint);
  }

  private static String drift(String version, String fingerprint) {
    return alert("ModelDrift", version, fingerprint, "2026-11-27T08:00:00Z");
  }

  private static String notification(String... alerts) {
    return """
        {"version":"4","groupKey":"drift","truncatedAlerts":0,"status":"firing",
         "receiver":"pipeline","groupLabels":{"model":"fraud"},"commonLabels":{},
         "commonAnnotations":{},"externalURL":"http://127.0.0.1:9093","alerts":[%s]}
        """
        .formatted(String.join(",", alerts));
  }

  private HttpResponse<String> post(String body) throws IOException, InterruptedException {
    return post(BodyPublishers.ofString(body));
  }

  private HttpResponse<String> post(BodyPublisher body) throws IOException, InterruptedException {
    return send(json(hook).POST(body));
  }

  private static HttpRequest.Builder json(RetrainingHook hook) {
    return HttpRequest.newBuilder(hook.address()).header("Content-Type", "application/json");
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private Run next() throws InterruptedException {
    Run run = started.poll(10, TimeUnit.SECONDS);
    assertThat(run).as("a run within ten seconds").isNotNull();
    return run;
  }

  /** There is one thread for all runs: when another one begins, those before it have ended. */
  private void awaitEnd() throws Exception {
    assertThat(post(notification(drift("another", "z"))).statusCode()).isEqualTo(202);
    assertThat(next().version()).isEqualTo("another");
  }

  @Test
  void driftStartsARetrainingOffTheRequestThread() throws Exception {
    permits.drainPermits(); // the pipeline does not end, the answer comes all the same
    HttpResponse<String> response = post(notification(drift("7", "amount")));
    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(response.body()).contains("\"decision\":\"RETRAIN\"", "\"version\":\"7\"");
    assertThat(next()).isEqualTo(new Run(Decision.RETRAIN, "fraud", "7", "ModelDrift: it drifts"));
  }

  @Test
  void aWorseCanaryStartsARollback() throws Exception {
    String worse = alert("ModelCanaryWorse", "8", "c", "2026-11-27T08:00:00Z");
    assertThat(post(notification(worse)).statusCode()).isEqualTo(202);
    assertThat(next().decision()).isEqualTo(Decision.ROLLBACK);
  }

  @Test
  void whatAsksForNothingIsTakenAndStartsNothing() throws Exception {
    String broken = alert("ModelInputsBroken", "7", "b", "2026-11-27T08:00:00Z");
    String ended = drift("7", "amount").replace("firing", "resolved");
    HttpResponse<String> response = post(notification(broken, ended));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"started\":[]}\n");
    assertThat(started).isEmpty();
  }

  @Test
  void tenColumnsAreOneRetraining() throws Exception {
    String[] alerts =
        IntStream.range(0, 10).mapToObj(i -> drift("7", "f" + i)).toArray(String[]::new);
    assertThat(post(notification(alerts)).statusCode()).isEqualTo(202);
    next();
    assertThat(post(notification(drift("8", "g"))).statusCode()).isEqualTo(202);
    assertThat(next().version()).isEqualTo("8");
    assertThat(started).isEmpty();
  }

  @Test
  void aRepeatedNotificationStartsNothingTwice() throws Exception {
    String body = notification(drift("7", "amount"));
    assertThat(post(body).statusCode()).isEqualTo(202);
    next();
    for (int i = 0; i < 5; i++) {
      assertThat(post(body).statusCode()).isEqualTo(200);
    }
    // A column that joins the group is the same episode, and carries it on when the first is over.
    assertThat(post(notification(drift("7", "amount"), drift("7", "country"))).statusCode())
        .isEqualTo(200);
    assertThat(post(notification(drift("7", "country"))).statusCode()).isEqualTo(200);
    assertThat(started).isEmpty();
  }

  @Test
  void anAlertThatBeginsAnewIsAnotherEpisode() throws Exception {
    assertThat(post(notification(drift("7", "amount"))).statusCode()).isEqualTo(202);
    next();
    awaitEnd();
    String later = alert("ModelDrift", "7", "amount", "2026-12-24T08:00:00Z");
    assertThat(post(notification(later)).statusCode()).isEqualTo(202);
    next();
  }

  @Test
  void whatWaitsOrRunsIsNotStartedBesideItself() throws Exception {
    permits.drainPermits();
    assertThat(post(notification(drift("7", "amount"))).statusCode()).isEqualTo(202);
    next();
    String stale = alert("ModelStale", "7", "s", "2026-11-27T09:00:00Z");
    assertThat(post(notification(stale)).statusCode()).isEqualTo(200);
    permits.release(10);
    assertThat(started.poll(100, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void requestsAtTheSameTimeStartOneRun() throws Exception {
    String body = notification(drift("7", "amount"));
    List<Integer> answers =
        Stream.generate(
                () ->
                    CLIENT.sendAsync(
                        json(hook).POST(BodyPublishers.ofString(body)).build(),
                        BodyHandlers.discarding()))
            .limit(20)
            .toList()
            .stream()
            .map(answer -> answer.join().statusCode())
            .collect(Collectors.toList());
    assertThat(answers).containsOnly(200, 202).containsOnlyOnce(202);
  }

  @Test
  void aFullQueueAsksAlertmanagerToComeAgain() throws Exception {
    permits.drainPermits();
    assertThat(post(notification(drift("1", "a"))).statusCode()).isEqualTo(202);
    next(); // runs; the queue is empty again
    assertThat(post(notification(drift("2", "b"), drift("3", "c"))).statusCode()).isEqualTo(202);
    HttpResponse<String> full = post(notification(drift("3", "c"), drift("4", "d")));
    assertThat(full.statusCode()).isEqualTo(503);
    assertThat(full.body()).contains("too much waits for the pipeline; ask again");
    permits.release(10);
    assertThat(next().version()).isEqualTo("2");
    assertThat(next().version()).isEqualTo("3");
    assertThat(post(notification(drift("3", "c"), drift("4", "d"))).statusCode()).isEqualTo(202);
    assertThat(next().version()).isEqualTo("4");
  }

  @Test
  void aRunThatFailedIsTriedAgainByTheNextNotification() throws Exception {
    permits.drainPermits();
    fails = true;
    assertThat(post(notification(drift("7", "amount"))).statusCode()).isEqualTo(202);
    next();
    String joined = notification(drift("7", "amount"), drift("7", "country"));
    assertThat(post(joined).statusCode()).isEqualTo(200); // it is under way
    permits.release(1_000);
    awaitEnd();
    fails = false;
    assertThat(post(joined).statusCode()).isEqualTo(202);
    next();
    assertThat(post(joined).statusCode()).isEqualTo(200);
  }

  @Test
  void refusesWhatItCannotRead() throws Exception {
    HttpResponse<String> response = post("{\"version\":\"4\"}");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).isEqualTo("{\"error\":\"'groupKey' is missing\"}\n");
    assertThat(post("").statusCode()).isEqualTo(400);
  }

  @Test
  void refusesANameThatIsNone() throws Exception {
    HttpResponse<String> response = post(notification(drift("7\\n8", "amount")));
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body())
        .isEqualTo("{\"error\":\"label 'version' has control characters\"}\n");
    assertThat(started).isEmpty();
  }

  @Test
  void refusesABodyBeyondTheCap() throws Exception {
    byte[] longest = " ".repeat(RetrainingHook.MAX_BODY_BYTES).getBytes(UTF_8);
    InputStream longer = new SequenceInputStream(new ByteArrayInputStream(longest), blank());
    HttpResponse<String> response = post(BodyPublishers.ofInputStream(() -> longer));
    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.body()).contains("longer than 1048576 bytes; set max_alerts");
    assertThat(post(BodyPublishers.ofByteArray(longest)).statusCode()).isEqualTo(400);
  }

  private static InputStream blank() {
    return new ByteArrayInputStream(new byte[] {' '});
  }

  @Test
  void doesNotWaitForABodyThatIsSaidToBeTooLong() throws Exception {
    try (Socket sender = begin(RetrainingHook.MAX_BODY_BYTES + 1)) {
      assertThat(statusLine(sender)).startsWith("HTTP/1.1 413 ");
    }
  }

  @Test
  void doesNotWaitForSendersThatTrickle() throws Exception {
    try (Socket sender = begin(1_000)) {
      for (int i = 0; i < 100 && sender.getInputStream().available() == 0; i++) {
        sender.getOutputStream().write(' ');
        Thread.sleep(50);
      }
      assertThat(statusLine(sender)).startsWith("HTTP/1.1 500 "); // which Alertmanager repeats
    }
  }

  /** The head of a notification whose body is still to come. */
  private Socket begin(int length) throws IOException {
    Socket socket = new Socket(hook.address().getHost(), hook.address().getPort());
    socket.setSoTimeout(5_000);
    String head =
        "POST /alerts HTTP/1.1\r\nHost: hook\r\nContent-Type: application/json\r\nContent-Length: ";
    socket.getOutputStream().write((head + length + "\r\n\r\n").getBytes(UTF_8));
    return socket;
  }

  private static String statusLine(Socket socket) throws IOException {
    return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
  }

  /** Any web page may let a browser send these to the loopback interface. */
  @Test
  void refusesWhatABrowserSendsUnasked() throws Exception {
    BodyPublisher body = BodyPublishers.ofString(notification(drift("7", "amount")));
    HttpRequest.Builder request = HttpRequest.newBuilder(hook.address()).POST(body);
    assertThat(send(request).statusCode()).isEqualTo(415);
    for (String type : List.of("text/plain", "text/plain;application/json", "application/jsonp")) {
      HttpResponse<String> refused = send(request.setHeader("Content-Type", type));
      assertThat(refused.statusCode()).as(type).isEqualTo(415);
      assertThat(refused.body()).contains("send application/json");
    }
    assertThat(started).isEmpty();
    String withParameter = "Application/JSON; charset=utf-8";
    assertThat(send(request.setHeader("Content-Type", withParameter)).statusCode()).isEqualTo(202);
  }

  @Test
  void refusesOtherMethodsAndPaths() throws Exception {
    HttpResponse<String> get = send(HttpRequest.newBuilder(hook.address()).GET());
    assertThat(get.statusCode()).isEqualTo(405);
    assertThat(get.headers().firstValue("Allow")).hasValue("POST");
    URI elsewhere = hook.address().resolve("/elsewhere");
    assertThat(send(HttpRequest.newBuilder(elsewhere).GET()).statusCode()).isEqualTo(404);
  }

  @Test
  void theTokenOpensTheDoor() throws Exception {
    hook.close();
    hook = RetrainingHook.start(0, "s3cret", 2, this::pipeline);
    String body = notification(drift("7", "amount"));
    HttpResponse<String> refused = post(body);
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    for (String shown : new String[] {"Bearer s3cre", "Basic s3cret", "s3cret"}) {
      assertThat(postAs(shown, body)).isEqualTo(401);
    }
    assertThat(started).isEmpty();
    assertThat(postAs("Bearer s3cret", body)).isEqualTo(202);
  }

  private int postAs(String authorization, String body) throws IOException, InterruptedException {
    return send(json(hook)
            .header("Authorization", authorization)
            .POST(BodyPublishers.ofString(body)))
        .statusCode();
  }

  @Test
  void refusesSettingsThatCannotWork() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RetrainingHook.start(0, null, 0, run -> {}))
        .withMessage("waiting must be 1 or more, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RetrainingHook.start(0, " ", 1, run -> {}))
        .withMessage("token must not be blank; null asks for none");
    int taken = hook.address().getPort();
    assertThatThrownBy(() -> RetrainingHook.start(taken, null, 1, run -> {}))
        .isInstanceOf(IOException.class);
  }

  @Test
  void startsAsTheGuideSays() throws Exception {
    BlockingQueue<String> submitted = new LinkedBlockingQueue<>();
    interface Workflows {
      void submit(String workflow, String model, String version);
    }
    Workflows workflows = (workflow, model, version) -> submitted.add(workflow + model + version);
    int port = 0;
    String token = "s3cret";

    RetrainingHook hook =
        RetrainingHook.start(
            port,
            token,
            16,
            run -> {
              switch (run.decision()) {
                case RETRAIN -> workflows.submit("retrain", run.model(), run.version());
                case ROLLBACK -> workflows.submit("roll-back", run.model(), run.version());
                case NOTHING -> throw new AssertionError("never started");
              }
            });

    try (hook) {
      int status =
          send(json(hook)
                  .header("Authorization", "Bearer " + token)
                  .POST(BodyPublishers.ofString(notification(drift("7", "amount")))))
              .statusCode();
      assertThat(status).isEqualTo(202);
      assertThat(submitted.poll(10, TimeUnit.SECONDS)).isEqualTo("retrainfraud7");
    }
  }
}
