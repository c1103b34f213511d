package io.driftmeter.examples.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * One scrape.
 *
 * @param text in Prometheus' format
 */
record MetricsPage(String text) {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** Longer than the ticks at which the monitors bring their counts up to date. */
  private static final Duration SETTLED = Duration.ofSeconds(2);

  /** Reads a server's page. */
  static MetricsPage of(URI server) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve("/metrics")).timeout(TIMEOUT).build();
    HttpResponse<String> answer =
        CLIENT.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    if (answer.statusCode() != 200) {
      throw new IOException("/metrics answered " + answer.statusCode());
    }
    return new MetricsPage(answer.body());
  }

  /** Reads a server's page when no prediction is under way or uncounted any more. */
  static MetricsPage settled(URI server) throws IOException, InterruptedException {
    MetricsPage page = of(server);
    for (long before = -1; page.predictions() != before; page = of(server)) {
      before = page.predictions();
      Thread.sleep(SETTLED.toMillis());
    }
    return page;
  }

  /** How long it is. */
  long bytes() {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** How many series it has. */
  long series() {
    return samples().count();
  }

  /** How many predictions the monitor has counted. */
  long predictions() {
    return (long) sum("model_predictions_total{");
  }

  /** The sum of the series that begin like this. */
  double sum(String beginning) {
    return samples()
        .filter(line -> line.startsWith(beginning))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private Stream<String> samples() {
    return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#"));
  }
}
