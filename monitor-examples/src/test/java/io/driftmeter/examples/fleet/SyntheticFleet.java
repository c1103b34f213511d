package io.driftmeter.examples.fleet;

import com.sun.net.httpserver.HttpServer;
import io.driftmeter.examples.fleet.Prometheus.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Three replicas that serve nothing and only say what replicas export: counters that grow evenly
 * from zero, and gauges that stand. What is wrong with them is so from the start:
 *
 * <ul>
 *   <li>{@code fraud} 7 on two replicas and its candidate 8 on the third: the amount drifted and is
 *       often missing, risks are often high, requests fail and are slow, all of it more so in the
 *       candidate; the replicas disagree on the country
 *   <li>{@code churn} 3 on all: an old reference, and values that are missing from the same source
 *   <li>{@code eta} 1 on all: blind, without anything in common
 * </ul>
 */
final class SyntheticFleet implements AutoCloseable {

  private static final int REPLICAS = 3;
  private static final double DAY = 86_400;

  /** Predictions per second of a replica. */
  private static final double RATE = 400;

  private static final List<Double> EVEN = List.of(0.25, 0.25, 0.25, 0.25);
  private static final List<Double> RISING = List.of(0.1, 0.2, 0.3, 0.4);
  private static final List<Double> RISKS = List.of(0.7, 0.2, 0.08, 0.02);
  private static final List<String> RANGES = List.of("< 10", "[10, 100)", "[100, 1000)", ">= 1000");
  private static final List<String> WINDOWS = List.of("15m", "1h", "6h", "1d");

  private static final Map<String, Double> RULE =
      Map.of(
          "tolerance", 0.01,
          "excess", 0.005,
          "informing_ratio", 1.2,
          "alarming_ratio", 1.5,
          "minimum_count", 200.0,
          "drift_z", 4.6,
          "quality_z", 4.6,
          "decision_z", 4.6);

  private final List<HttpServer> servers = new ArrayList<>();
  private final long start = System.nanoTime();

  /** What the bins and the values of a column hold, as shares. */
  private record Column(
      String role,
      String name,
      String source,
      List<Double> reference,
      List<Double> now,
      double missing) {}

  /** One version on one replica. */
  private record Serving(String model, String version, double errors, double slow) {}

  /** Starts the replicas on free ports of the loopback interface. */
  static SyntheticFleet start() throws IOException {
    SyntheticFleet fleet = new SyntheticFleet();
    for (int replica = 0; replica < REPLICAS; replica++) {
      int at = replica;
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/metrics",
          exchange -> {
            byte[] body = fleet.exposition(at).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      server.start();
      fleet.servers.add(server);
    }
    return fleet;
  }

  /** What to scrape. */
  List<Target> targets() {
    List<Target> targets = new ArrayList<>();
    for (HttpServer server : servers) {
      int port = server.getAddress().getPort();
      targets.add(new Target("replica" + targets.size(), URI.create("http://127.0.0.1:" + port)));
    }
    return targets;
  }

  /**
   * What was recorded a week before, when there were twice as many predictions and no errors, as a
   * file of OpenMetrics with a sample a second.
   */
  static String lastWeek(long from, long to) {
    StringBuilder text = new StringBuilder();
    for (String name : List.of("model:predictions:increase1h", "model:errors:ratio1h")) {
      text.append("# TYPE ").append(name).append(" gauge\n");
      for (String model : List.of("fraud", "churn", "eta")) {
        double value = name.contains("errors") ? 0 : 2 * REPLICAS * RATE * 60;
        for (long second = from; second <= to; second++) {
          text.append("%s{model=\"%s\"} %s %d\n".formatted(name, model, value, second));
        }
      }
    }
    return text.append("# EOF\n").toString();
  }

  private String exposition(int replica) {
    double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1e3;
    Exposition text = new Exposition();
    boolean candidate = replica == REPLICAS - 1;
    Serving fraud = new Serving("fraud", candidate ? "8" : "7", candidate ? 0.1 : 0.02, 0.05);
    Column amount = new Column("feature", "amount", "payments", EVEN, RISING, 0.2);
    Column country = new Column("feature", "country", "crm", EVEN, EVEN, 0);
    Column risk = new Column("output", "risk", "none", RISKS, candidate ? RISING : RISKS, 0);
    service(text, fraud, seconds, 3 * DAY);
    rule(text, fraud);
    column(text, fraud, amount, seconds, "drifted");
    column(text, fraud, country, seconds, replica == 0 ? "drifted" : "stable");
    column(text, fraud, risk, seconds, "stable");
    decision(text, fraud, "risk", seconds, 0.02, candidate ? 0.2 : 0.06);

    Serving churn = new Serving("churn", "3", 0, 0);
    service(text, churn, seconds, 100 * DAY);
    rule(text, churn);
    column(
        text,
        churn,
        new Column("feature", "tenure", "payments", EVEN, EVEN, 0.2),
        seconds,
        "stable");
    column(text, churn, new Column("output", "leave", "none", RISKS, RISKS, 0), seconds, "stable");
    decision(text, churn, "leave", seconds, 0.02, 0.02);

    Serving eta = new Serving("eta", "1", 0, 0);
    service(text, eta, seconds, DAY);
    text.of(eta).with("role", "feature").value("model_columns_blind", 1);
    verdict(text, eta, "feature", "distance", "blind");
    return text.toString();
  }

  /** What a version has whatever its columns are. */
  private static void service(Exposition text, Serving of, double seconds, double referenceAge) {
    double served = RATE * seconds;
    text.of(of)
        .with("outcome", "success")
        .value("model_predictions_total", served * (1 - of.errors));
    text.of(of).with("outcome", "error").value("model_predictions_total", served * of.errors);
    text.of(of).with("le", "0.01").value("model_predictions_within_total", 0.5 * served);
    text.of(of).with("le", "0.05").value("model_predictions_within_total", (1 - of.slow) * served);
    text.of(of).with("le", "+Inf").value("model_predictions_within_total", served);
    text.of(of).value("model_predictions_within_objective_total", (1 - of.slow) * served);
    text.of(of).value("model_latency_objective_ratio", 0.99);
    text.of(of).with("state", "monitoring").value("model_state", 1);
    text.of(of).with("state", "closed").value("model_state", 0);
    text.of(of)
        .with("reference", "r" + of.version)
        .with("reference_kind", "serving")
        .with("reference_version", of.version)
        .value("model_info", 1);
    text.of(of).value("model_reference_age_seconds", referenceAge);
    text.of(of).value("model_report_age_seconds", 100);
    text.of(of).value("driftmeter_fleet_series", 120);
    text.of(of).value("driftmeter_fleet_columns_left_out", of.model.equals("eta") ? 1 : 0);
    text.of(of).value("driftmeter_columns_in_brief", 0);
    text.of(of).value("driftmeter_enabled", 1);
    text.of(of).value("driftmeter_drain_age_seconds", 1);
    text.of(of).with("reason", "disabled").value("driftmeter_refused_total", 0.01 * served);
    text.of(of).value("driftmeter_evaluation_seconds_sum", 0.001 * seconds);
    text.of(of).value("driftmeter_evaluation_failures_total", 0);
    text.of(of).value("driftmeter_listener_failures_total", 0);
    text.of(of).value("driftmeter_memory_bytes", 1e6);
  }

  private static void rule(Exposition text, Serving of) {
    RULE.forEach(
        (name, value) -> text.of(of).with("parameter", name).value("model_rule_parameter", value));
  }

  private static void column(
      Exposition text, Serving of, Column column, double seconds, String verdict) {
    double rows = RATE * seconds;
    double valid = rows * (1 - column.missing);
    String reference = "r" + of.version;
    text.of(of)
        .column(column)
        .with("source", column.source)
        .with("owner", "none")
        .with("critical", "true")
        .value("model_column_info", 1);
    text.of(of).column(column).with("state", "valid").value("model_values_total", valid);
    text.of(of)
        .column(column)
        .with("state", "missing")
        .value("model_values_total", rows * column.missing);
    text.of(of).column(column).with("state", "defaulted").value("model_values_total", 0);
    for (String quality : List.of("missing", "defaulted")) {
      text.of(of)
          .column(column)
          .with("quality", quality)
          .with("reference", reference)
          .value("model_quality_reference_ratio", 0);
    }
    text.of(of)
        .column(column)
        .with("grid", "g")
        .with("reference", reference)
        .value("model_reference_values", 100_000);
    for (String window : WINDOWS) {
      Map<String, Double> law =
          Map.of("model_reference_scale", 1.0, "model_reference_degrees", 3.0);
      law.forEach(
          (name, value) ->
              text.of(of)
                  .column(column)
                  .with("grid", "g")
                  .with("window", window)
                  .with("reference", reference)
                  .value(name, value));
    }
    for (int bin = 0; bin < RANGES.size(); bin++) {
      text.of(of)
          .column(column)
          .with("grid", "g")
          .with("bin", "0" + bin)
          .value("model_bin_values_total", valid * column.now.get(bin));
      text.of(of)
          .column(column)
          .with("grid", "g")
          .with("bin", "0" + bin)
          .with("range", RANGES.get(bin))
          .with("reference", reference)
          .value("model_bin_reference_ratio", column.reference.get(bin));
    }
    verdict(text, of, column.role, column.name, verdict);
    text.of(of)
        .column(column)
        .with("check", "drift")
        .value("model_alarm", verdict.equals("drifted") ? 1 : 0);
  }

  private static void verdict(
      Exposition text, Serving of, String role, String column, String verdict) {
    for (String each : List.of("stable", "drifted", "insufficient_data", "blind")) {
      text.of(of)
          .with("role", role)
          .with("column", column)
          .with("verdict", each)
          .value("model_drift_verdict", each.equals(verdict) ? 1 : 0);
    }
  }

  private static void decision(
      Exposition text, Serving of, String output, double seconds, double before, double now) {
    for (String name : List.of("model_decisions_total", "model_decision_reference_ratio")) {
      boolean counter = name.endsWith("_total");
      Exposition series =
          text.of(of)
              .with("role", "output")
              .with("column", output)
              .with("grid", "g")
              .with("decision", ">= 0.5");
      if (counter) {
        series.value(name, RATE * seconds * now);
      } else {
        series.with("reference", "r" + of.version).value(name, before);
      }
    }
  }

  @Override
  public void close() {
    servers.forEach(server -> server.stop(0));
  }

  /** Text in the format that Prometheus scrapes, one series at a time. */
  private static final class Exposition {

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder labels = new StringBuilder();

    Exposition of(Serving serving) {
      labels.setLength(0);
      return with("model", serving.model).with("version", serving.version);
    }

    Exposition column(Column column) {
      return with("role", column.role).with("column", column.name);
    }

    Exposition with(String label, String value) {
      labels.append(labels.isEmpty() ? "" : ",").append(label).append("=\"").append(value);
      labels.append('"');
      return this;
    }

    void value(String name, double value) {
      text.append(name).append('{').append(labels).append("} ");
      text.append(String.format(Locale.ROOT, "%s", value)).append('\n');
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
