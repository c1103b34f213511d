package io.driftmeter.examples.fleet;

import com.sun.net.httpserver.HttpServer;
import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.RowRecorder;
import io.driftmeter.api.RowSink;
import io.driftmeter.api.schema.Schema;
import io.driftmeter.examples.fleet.Prometheus.Sample;
import io.driftmeter.examples.fleet.Prometheus.Target;
import io.driftmeter.micrometer.ModelMonitorMetrics;
import io.driftmeter.stats.StreamingModelMonitor;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.profile.ReferenceBuilder;
import io.driftmeter.stats.profile.ReferenceProfiles;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Measures what the rules cost a real Prometheus, at the usual pace: 25 models of 20 columns in 12
 * bins on three replicas each, with a day of recorded counts behind them. Runs for 22 minutes and
 * prints how long groups of rules and the dearest rules took in the last five, and what scrapes
 * cost; {@code -Dwarm-up} and {@code -Dmeasured} are other numbers of minutes than 17 and 5.
 *
 * <p>Where new memory is expensive, as in many virtual machines, {@code GODEBUG=madvdontneed=0} in
 * the environment keeps Prometheus from giving its own back between evaluations.
 */
public final class RuleCost {

  private static final int MODELS = 25;
  private static final int COLUMNS = 20;
  private static final int REPLICAS = 3;
  private static final Duration WARM_UP = Duration.ofMinutes(Long.getLong("warm-up", 17));
  private static final Duration MEASURED = Duration.ofMinutes(Long.getLong("measured", 5));
  private static final Duration STEP = Duration.ofSeconds(5);

  /** Seconds that a rule must take for it to be named. */
  private static final double WORTH_NAMING = 0.05;

  /** Each monitor answers 20 000 rows an hour. */
  private static final int ROWS_PER_STEP = 28;

  /** Recorded by quarter of an hour, and by hour, which longer windows are made of. */
  private static final List<String> COUNTED =
      List.of("model_bin:values", "model_quality:values", "model_decision:values");

  /** What the history is made of: minutes of so much traffic that shares are those of a day. */
  private static final Duration FIRST = Duration.ofMinutes(3);

  private static final int BURST = 30;

  private static final Schema SCHEMA =
      Schema.builder()
          .numeric(
              IntStream.range(0, COLUMNS - 1)
                  .mapToObj(i -> String.format(Locale.ROOT, "feature_%02d", i))
                  .toArray(String[]::new))
          .scoreWithThresholds("score", 2)
          .build();

  /** Draws the rows of all monitors, on the main thread. */
  private static final SplittableRandom LIVE = new SplittableRandom(1);

  private RuleCost() {}

  /** Runs the measurement; {@code deploy} is in the working directory. */
  public static void main(String[] args) throws IOException, InterruptedException {
    HttpServer pages =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    pages.setExecutor(Executors.newCachedThreadPool());
    List<RowRecorder<double[]>> recorders = new ArrayList<>();
    List<Target> targets = new ArrayList<>();
    for (int model = 0; model < MODELS; model++) {
      String name = String.format(Locale.ROOT, "model_%02d", model);
      Profile reference = reference(name);
      for (int replica = 0; replica < REPLICAS; replica++) {
        StreamingModelMonitor monitor =
            StreamingModelMonitor.builder(name, "1").reference(reference).build();
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        ModelMonitorMetrics.monitor(registry, monitor);
        recorders.add(rows(monitor));
        targets.add(publish(pages, name + "/" + replica, registry));
      }
    }
    pages.start();
    try (WorkDirectory directory = WorkDirectory.of(null);
        Prometheus prometheus =
            Prometheus.start(
                directory.path(),
                Path.of("deploy/prometheus/driftmeter.rules.yml"),
                new FasterTime(1),
                null)) {
      prometheus.scrape(targets);
      say("%d targets, a day of history follows", targets.size());
      record(recorders, FIRST, BURST * ROWS_PER_STEP);
      backfill(prometheus, directory.path());
      record(recorders, WARM_UP.minus(FIRST), ROWS_PER_STEP);
      say("%s", measure(prometheus, recorders));
    } finally {
      pages.stop(0);
    }
    System.exit(0);
  }

  private static Profile reference(String model) {
    ReferenceBuilder builder = ReferenceProfiles.builder(model, "1", SCHEMA);
    RowRecorder<double[]> rows = rows(builder);
    SplittableRandom random = new SplittableRandom(model.hashCode());
    for (int i = 0; i < 20_000; i++) {
      rows.record(row(random));
    }
    return builder.build();
  }

  private static RowRecorder<double[]> rows(RowSink sink) {
    List<NumericColumn> columns =
        SCHEMA.columns().stream().map(column -> sink.numeric(column.name())).toList();
    return sink.rows(
        (values, row) -> {
          for (int i = 0; i < COLUMNS; i++) {
            row.set(columns.get(i), values[i]);
          }
        });
  }

  private static double[] row(SplittableRandom random) {
    return IntStream.range(0, COLUMNS).mapToDouble(i -> random.nextGaussian()).toArray();
  }

  private static Target publish(HttpServer pages, String name, PrometheusMeterRegistry registry) {
    pages.createContext(
        "/" + name,
        exchange -> {
          try (exchange) {
            byte[] body = registry.scrape().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    return new Target(
        name, URI.create("http://127.0.0.1:" + pages.getAddress().getPort() + "/" + name));
  }

  private static void record(
      List<RowRecorder<double[]>> recorders, Duration duration, int rowsPerStep)
      throws InterruptedException {
    for (long steps = duration.dividedBy(STEP); steps > 0; steps--) {
      for (RowRecorder<double[]> rows : recorders) {
        for (int i = 0; i < rowsPerStep; i++) {
          rows.record(row(LIVE));
        }
      }
      Thread.sleep(STEP.toMillis());
    }
  }

  /** A day of every series that windows are made of, as often as it is recorded. */
  private static void backfill(Prometheus prometheus, Path directory)
      throws IOException, InterruptedException {
    long end = Instant.now().getEpochSecond() / 60 * 60 - 300;
    double perQuarter = (double) Duration.ofMinutes(15).dividedBy(FIRST) / BURST;
    // All at once, so that shares stay what they are.
    Map<String, List<Sample>> now = new LinkedHashMap<>();
    for (String counted : COUNTED) {
      now.put(counted, prometheus.query(counted + ":increase15m"));
    }
    Path history = directory.resolve("history.txt");
    try (BufferedWriter text = Files.newBufferedWriter(history)) {
      for (Map.Entry<String, List<Sample>> counted : now.entrySet()) {
        for (Sample series : counted.getValue()) {
          String labels = labels(series);
          double count = perQuarter * series.value();
          write(text, counted.getKey() + ":increase15m{" + labels + "}", count, 60, end);
        }
        for (Sample series : counted.getValue()) {
          String labels = labels(series) + ",window=\"1h\"";
          double count = 4 * perQuarter * series.value();
          write(text, counted.getKey() + ":increase{" + labels + "}", count, 180, end);
        }
      }
      text.write("# EOF\n");
    }
    Process promtool =
        new ProcessBuilder(
                "promtool",
                "tsdb",
                "create-blocks-from",
                "openmetrics",
                history.toString(),
                directory.resolve("data").toString())
            .redirectOutput(directory.resolve("promtool.log").toFile())
            .redirectErrorStream(true)
            .start();
    if (promtool.waitFor() != 0) {
      throw new IOException(Files.readString(directory.resolve("promtool.log")));
    }
    say("%d MB of history", Files.size(history) >> 20);
    Files.delete(history);
  }

  private static String labels(Sample series) {
    return series.labels().entrySet().stream()
        .filter(label -> !label.getKey().equals("__name__"))
        .map(label -> "%s=\"%s\"".formatted(label.getKey(), label.getValue()))
        .collect(Collectors.joining(","));
  }

  /** Some variation from value to value, the same for all series: constants compress too well. */
  private static void write(BufferedWriter text, String series, double count, int seconds, long end)
      throws IOException {
    for (long at = end - 86_400; at < end; at += seconds) {
      double varied = count * (1 + (at / 60 * 37 % 100 - 50) / 1000.0);
      text.write(String.format(Locale.ROOT, "%s %.3f %d\n", series, varied, at));
    }
  }

  private static String measure(Prometheus prometheus, List<RowRecorder<double[]>> recorders)
      throws IOException, InterruptedException {
    Map<String, List<Double>> seen = new TreeMap<>();
    for (long steps = MEASURED.dividedBy(STEP); steps > 0; steps--) {
      record(recorders, STEP, ROWS_PER_STEP);
      prometheus
          .evaluations()
          .forEach((of, took) -> seen.computeIfAbsent(of, key -> new ArrayList<>()).add(took));
    }
    StringBuilder text = new StringBuilder();
    double sum = 0;
    for (Map.Entry<String, List<Double>> took : seen.entrySet()) {
      double median = took.getValue().stream().sorted().toList().get(took.getValue().size() / 2);
      double most = took.getValue().stream().max(Comparator.naturalOrder()).orElseThrow();
      boolean isGroup = !took.getKey().contains("/");
      sum += isGroup ? median : 0;
      if (isGroup || median > WORTH_NAMING) {
        text.append(
            String.format(
                Locale.ROOT, "%-60s %.3f s, at most %.3f s%n", took.getKey(), median, most));
      }
    }
    text.append(String.format(Locale.ROOT, "all groups, once: %.3f s%n", sum));
    String series = "count({__name__=~\"model.*|driftmeter.*\",instance!=\"\"})";
    for (String query :
        List.of(
            series,
            "count({__name__=~\"model.*:.*\"})",
            "max(model_column:values:increase{window=\"1d\"})",
            "count by (alertname) (ALERTS{alertstate=\"firing\"})",
            "count by (quality) (max_over_time(model_quality:alarm[30m]) == 1)",
            "max(max_over_time(scrape_duration_seconds[5m]))",
            "quantile(0.5, scrape_duration_seconds)",
            "max(scrape_samples_scraped)")) {
      for (Sample sample : prometheus.query(query)) {
        text.append(
            String.format(Locale.ROOT, "%s%s: %.4f%n", query, sample.labels(), sample.value()));
      }
    }
    prometheus.failures().forEach(failure -> text.append(failure).append('\n'));
    return text.toString();
  }

  private static void say(String format, Object... arguments) {
    System.out.println(String.format(Locale.ROOT, format, arguments));
  }
}
