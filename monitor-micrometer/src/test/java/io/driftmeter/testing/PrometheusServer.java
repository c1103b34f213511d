package io.driftmeter.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.DoublePredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A real Prometheus on a free port of the loopback interface, with storage of its own that goes
 * when it is closed.
 */
public final class PrometheusServer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern SAMPLE =
      Pattern.compile("\\{\"metric\":\\{([^}]*)\\},\"value\":\\[[0-9.e+]+,\"([^\"]+)\"\\]\\}");
  private static final Pattern LABEL = Pattern.compile("\"(\\w+)\":\"([^\"]*)\"");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path directory;
  private final Process process;
  private final URI address;

  /** One series of an answer and its value. */
  public record Sample(Map<String, String> labels, double value) {}

  private PrometheusServer(Path directory, Process process, URI address) {
    this.directory = directory;
    this.process = process;
    this.address = address;
  }

  /** Starts one that scrapes that address twice a second, and waits until it is ready. */
  public static PrometheusServer scraping(URI target) throws IOException, InterruptedException {
    Path program = SystemProgram.find("prometheus");
    Path directory = Files.createTempDirectory("prometheus");
    Path config =
        Files.writeString(
            directory.resolve("prometheus.yml"),
            """
            global:
              scrape_interval: 500ms
              scrape_timeout: 500ms
            scrape_configs:
              - job_name: monitor
                metrics_path: %s
                static_configs:
                  - targets: ['%s']
            """
                .formatted(target.getPath(), target.getAuthority()));
    int port = freePort();
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--config.file=" + config,
                "--storage.tsdb.path=" + directory.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port,
                "--log.level=warn")
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();
    PrometheusServer server =
        new PrometheusServer(directory, process, URI.create("http://127.0.0.1:" + port));
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
        throw new AssertionError(
            "Prometheus did not start:\n" + Files.readString(directory.resolve("log")));
      }
      Thread.sleep(50);
    }
  }

  private boolean isReady() throws InterruptedException {
    try {
      return get("/-/ready").statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(10)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Every series that the query gives now. */
  public List<Sample> query(String query) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        get("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
    if (answer.statusCode() != 200) {
      throw new AssertionError(query + ": " + answer.body());
    }
    List<Sample> samples = new ArrayList<>();
    Matcher sample = SAMPLE.matcher(answer.body());
    while (sample.find()) {
      Map<String, String> labels = new LinkedHashMap<>();
      Matcher label = LABEL.matcher(sample.group(1));
      while (label.find()) {
        labels.put(label.group(1), label.group(2));
      }
      samples.add(new Sample(labels, number(sample.group(2))));
    }
    return samples;
  }

  private static double number(String text) {
    return switch (text) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  /** The value of the one series that the query gives. */
  public double value(String query) throws IOException, InterruptedException {
    List<Sample> samples = query(query);
    if (samples.size() != 1) {
      throw new AssertionError("%s gives %s, not one series".formatted(query, samples));
    }
    return samples.get(0).value();
  }

  /** Asks until the query gives one series whose value is accepted, and returns it. */
  public double await(String query, DoublePredicate accepted)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<Sample> samples = query(query);
    while (samples.size() != 1 || !accepted.test(samples.get(0).value())) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("%s still gives %s".formatted(query, samples));
      }
      Thread.sleep(100);
      samples = query(query);
    }
    return samples.get(0).value();
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
