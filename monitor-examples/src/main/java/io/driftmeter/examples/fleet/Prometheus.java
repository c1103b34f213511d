package io.driftmeter.examples.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A real Prometheus that evaluates a file of rules in faster time. */
final class Prometheus implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration SCRAPE_INTERVAL = Duration.ofSeconds(15);
  private static final Duration STALE_AFTER = Duration.ofMinutes(5);

  private final Program program;
  private final Path targets;

  /**
   * Something to scrape.
   *
   * @param instance the label that tells it from the others
   * @param address host, port and path; {@code /metrics} where it has none
   */
  record Target(String instance, URI address) {}

  /** One series of an answer and its value. */
  record Sample(Map<String, String> labels, double value) {}

  /** An alert, pending or firing. */
  record Alert(Map<String, String> labels, Map<String, String> annotations, boolean firing) {

    /** The name of its rule. */
    String name() {
      return labels.getOrDefault("alertname", "");
    }
  }

  private Prometheus(Program program, Path targets) {
    this.program = program;
    this.targets = targets;
  }

  /**
   * Starts one.
   *
   * @param directory where its files go
   * @param rules a file of rules, as written for the usual pace
   * @param alertmanager where alerts go, or null
   */
  static Prometheus start(Path directory, Path rules, FasterTime time, @Nullable URI alertmanager)
      throws IOException, InterruptedException {
    Path faster =
        Files.writeString(directory.resolve("rules.yml"), time.file(Files.readString(rules)));
    Path targets = directory.resolve("targets.json");
    String interval = time.of(SCRAPE_INTERVAL).toMillis() + "ms";
    Path config =
        Files.writeString(
            directory.resolve("prometheus.yml"),
            """
            global: {scrape_interval: %1$s, scrape_timeout: %1$s, evaluation_interval: %1$s}
            rule_files: ['%2$s']
            scrape_configs:
              - job_name: models
                file_sd_configs: [{files: ['%3$s'], refresh_interval: 1s}]
            """
                    .formatted(interval, faster, targets)
                + (alertmanager == null
                    ? ""
                    : """
                      alerting:
                        alertmanagers:
                          - static_configs: [{targets: ['%s']}]
                      """
                        .formatted(alertmanager.getAuthority())));
    int port = Program.freePort();
    Program program =
        Program.start(
            "prometheus",
            port,
            directory.resolve("prometheus.log"),
            List.of(
                "--config.file=" + config,
                "--storage.tsdb.path=" + directory.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port,
                "--query.lookback-delta=" + time.of(STALE_AFTER).toMillis() + "ms",
                "--rules.alert.resend-delay=" + time.of(Duration.ofMinutes(1)).toMillis() + "ms",
                "--log.level=warn"));
    return new Prometheus(program, targets);
  }

  /** From now on scrapes these and no others. */
  synchronized void scrape(List<Target> instances) throws IOException {
    List<Map<String, Object>> groups = new ArrayList<>();
    for (Target target : instances) {
      String path = target.address().getPath();
      groups.add(
          Map.of(
              "targets",
              List.of(target.address().getAuthority()),
              "labels",
              Map.of(
                  "instance",
                  target.instance(),
                  "__metrics_path__",
                  path.isEmpty() ? "/metrics" : path)));
    }
    Path draft = targets.resolveSibling("targets.new");
    JSON.writeValue(draft.toFile(), groups);
    Files.move(draft, targets, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Every series that the query gives now. */
  List<Sample> query(String query) throws IOException, InterruptedException {
    List<Sample> samples = new ArrayList<>();
    for (JsonNode series : data("/api/v1/query?query=" + encoded(query)).path("result")) {
      samples.add(
          new Sample(
              texts(series.path("metric")),
              Double.parseDouble(
                  series.path("value").path(1).asText().replace("Inf", "Infinity"))));
    }
    return samples;
  }

  /** The alerts of now. */
  List<Alert> alerts() throws IOException, InterruptedException {
    List<Alert> alerts = new ArrayList<>();
    for (JsonNode alert : data("/api/v1/alerts").path("alerts")) {
      alerts.add(
          new Alert(
              texts(alert.path("labels")),
              texts(alert.path("annotations")),
              alert.path("state").asText().equals("firing")));
    }
    return alerts;
  }

  /**
   * How long the last evaluation took, in seconds: of each group by its name, and of each rule by
   * that of its group and its own.
   */
  Map<String, Double> evaluations() throws IOException, InterruptedException {
    Map<String, Double> evaluations = new LinkedHashMap<>();
    for (JsonNode group : data("/api/v1/rules").path("groups")) {
      String name = group.path("name").asText();
      evaluations.put(name, group.path("evaluationTime").asDouble());
      for (JsonNode rule : group.path("rules")) {
        evaluations.merge(
            name + "/" + rule.path("name").asText(),
            rule.path("evaluationTime").asDouble(),
            Double::sum);
      }
    }
    return evaluations;
  }

  /** Rules of which the last evaluation failed, and why. */
  List<String> failures() throws IOException, InterruptedException {
    List<String> failures = new ArrayList<>();
    for (JsonNode group : data("/api/v1/rules").path("groups")) {
      for (JsonNode rule : group.path("rules")) {
        if (rule.path("health").asText().equals("err")) {
          failures.add(rule.path("name").asText() + ": " + rule.path("lastError").asText());
        }
      }
    }
    return failures;
  }

  private JsonNode data(String path) throws IOException, InterruptedException {
    return JSON.readTree(program.get(path)).path("data");
  }

  private static Map<String, String> texts(JsonNode object) {
    return object.properties().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                field -> field.getValue().asText(),
                (a, b) -> b,
                LinkedHashMap::new));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    program.close();
  }
}
