package io.driftmeter.examples.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.examples.fleet.DashboardQueries.Kind;
import io.driftmeter.examples.fleet.DashboardQueries.Query;
import io.driftmeter.examples.fleet.Prometheus.Sample;
import io.driftmeter.testing.SystemProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every query of every dashboard, asked of a real Prometheus that evaluates the real rules over a
 * fleet in which something of everything is wrong, an hour in a minute. Last week is in its storage
 * before it starts.
 */
@Tag("system")
class DashboardQueriesTest {

  private static final FasterTime TIME = new FasterTime(60);
  private static final Duration PATIENCE = Duration.ofSeconds(80);

  private static final Map<String, String> VALUES =
      Map.of(
          "model", "fraud",
          "version", "7",
          "candidate", "8",
          "column", "amount",
          "output", "risk",
          "window", "15m",
          "canary_window", "5m",
          "__range", "7d",
          "__rate_interval", "5m");

  @Test
  void everyQueryHasSomethingToShow(@TempDir Path directory)
      throws IOException, InterruptedException {
    SystemProgram.find("prometheus");
    backfill(directory);
    try (SyntheticFleet fleet = SyntheticFleet.start();
        Prometheus prometheus = Prometheus.start(directory, DashboardQueries.rules(), TIME, null)) {
      prometheus.scrape(fleet.targets());
      awaitAnswers(prometheus, DashboardQueries.read().all());

      assertThat(prometheus.failures()).isEmpty();
      assertThat(byModel(prometheus, "triage", "Models, worst first", 0))
          .as("states: DRIFT, DRIFT, BLIND")
          .isEqualTo(Map.of("fraud", 4.0, "churn", 4.0, "eta", 3.0));
      assertThat(byModel(prometheus, "triage", "Models, worst first", 11).entrySet())
          .as("the worst first")
          .first()
          .extracting(Map.Entry::getKey)
          .isEqualTo("fraud");
      assertThat(ask(prometheus, "model", "version", 0))
          .as("versions to choose from, the stable one first")
          .extracting(sample -> sample.labels().get("version"))
          .containsExactly("7", "8");
      assertThat(ask(prometheus, "versions", "Verdict on version $candidate", 0))
          .extracting(Sample::value)
          .containsExactly(-1.0);
    }
  }

  /** What was recorded a week before those minutes in which this test runs. */
  private static void backfill(Path directory) throws IOException, InterruptedException {
    Instant lastWeek = Instant.now().minus(TIME.of(Duration.ofDays(7)));
    Path samples =
        Files.writeString(
            directory.resolve("last-week.txt"),
            SyntheticFleet.lastWeek(
                lastWeek.minusSeconds(60).getEpochSecond(),
                lastWeek.plus(PATIENCE).plusSeconds(60).getEpochSecond()));
    Process promtool =
        new ProcessBuilder(
                SystemProgram.find("promtool").toString(),
                "tsdb",
                "create-blocks-from",
                "openmetrics",
                "--quiet",
                samples.toString(),
                directory.resolve("data").toString())
            .inheritIO()
            .start();
    assertThat(promtool.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(promtool.exitValue()).isZero();
  }

  private static void awaitAnswers(Prometheus prometheus, List<Query> queries)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<Query> waiting = new ArrayList<>(queries);
    while (!waiting.isEmpty() && System.nanoTime() < deadline) {
      for (Query query : List.copyOf(waiting)) {
        if (hasPoints(prometheus.query(promql(query)))) {
          waiting.remove(query);
        }
      }
      Thread.sleep(500);
    }
    assertThat(waiting).as("queries that show nothing").isEmpty();
  }

  private static boolean hasPoints(List<Sample> samples) {
    return samples.stream().anyMatch(sample -> Double.isFinite(sample.value()));
  }

  /** In faster time. What annotations mark has passed, so they are asked for the last hour. */
  private static String promql(Query query) {
    String expr = query.with(VALUES).expr();
    return TIME.file(
        query.kind() == Kind.ANNOTATION ? "count_over_time((%s)[1h:1m])".formatted(expr) : expr);
  }

  private static Map<String, Double> byModel(
      Prometheus prometheus, String dashboard, String panel, int target)
      throws IOException, InterruptedException {
    return ask(prometheus, dashboard, panel, target).stream()
        .sorted((a, b) -> Double.compare(b.value(), a.value()))
        .collect(
            Collectors.toMap(
                sample -> sample.labels().getOrDefault("model", ""),
                Sample::value,
                (a, b) -> a,
                LinkedHashMap::new));
  }

  private static List<Sample> ask(Prometheus prometheus, String dashboard, String panel, int target)
      throws IOException, InterruptedException {
    Query query =
        DashboardQueries.read().all().stream()
            .filter(each -> each.dashboard().equals(dashboard) && each.panel().equals(panel))
            .skip(target)
            .findFirst()
            .orElseThrow();
    return prometheus.query(promql(query));
  }
}
