package io.driftmeter.examples.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.driftmeter.testing.SystemProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real Alertmanager on a free port of the loopback interface, without peers, with storage of its
 * own that goes when it is closed.
 */
final class AlertmanagerServer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path directory;
  private final Process process;
  private final URI address;

  private AlertmanagerServer(Path directory, Process process, URI address) {
    this.directory = directory;
    this.process = process;
    this.address = address;
  }

  /** Starts one with that configuration, and waits until it is ready. */
  static AlertmanagerServer start(String configuration) throws IOException, InterruptedException {
    Path program = SystemProgram.find("prometheus-alertmanager");
    Path directory = Files.createTempDirectory("alertmanager");
    Path config = Files.writeString(directory.resolve("alertmanager.yml"), configuration);
    int port = freePort();
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--config.file=" + config,
                "--storage.path=" + directory.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port,
                "--cluster.listen-address=",
                "--log.level=warn")
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();
    AlertmanagerServer server =
        new AlertmanagerServer(directory, process, URI.create("http://127.0.0.1:" + port));
    try {
      server.awaitReady();
      return server;
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      server.close();
      throw e;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitReady() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isReady()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new AssertionError("Alertmanager did not start:\n" + log());
      }
      Thread.sleep(50);
    }
  }

  private boolean isReady() throws InterruptedException {
    try {
      return send(HttpRequest.newBuilder(address.resolve("/-/ready"))).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
  }

  /** What it had to say so far: warnings, such as that a receiver did not answer. */
  String log() throws IOException {
    return Files.readString(directory.resolve("log"));
  }

  /** Lets alerts with these labels fire from now on, all of them in one request. */
  void fire(List<Map<String, String>> alerts) throws IOException, InterruptedException {
    String now = Instant.now().toString();
    List<Map<String, Object>> body =
        alerts.stream()
            .map(labels -> Map.<String, Object>of("labels", labels, "startsAt", now))
            .toList();
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(address.resolve("/api/v2/alerts"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.body());
    }
  }

  /** Every alert it knows, as its API shows them. */
  JsonNode alerts() throws IOException, InterruptedException {
    return JSON.readTree(send(HttpRequest.newBuilder(address.resolve("/api/v2/alerts"))).body());
  }

  /** Ends the program and removes its storage. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
