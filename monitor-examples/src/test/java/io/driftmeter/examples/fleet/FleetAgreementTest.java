package io.driftmeter.examples.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.api.CategoricalColumn;
import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.RowRecorder;
import io.driftmeter.api.RowSink;
import io.driftmeter.api.schema.Schema;
import io.driftmeter.examples.fleet.Prometheus.Sample;
import io.driftmeter.examples.fleet.Prometheus.Target;
import io.driftmeter.examples.flights.PredictionServer;
import io.driftmeter.micrometer.ModelMonitorMetrics;
import io.driftmeter.stats.StreamingModelMonitor;
import io.driftmeter.stats.measure.Measure;
import io.driftmeter.stats.measure.Measures;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.profile.ReferenceBuilder;
import io.driftmeter.stats.profile.ReferenceProfiles;
import io.driftmeter.testing.SystemProgram;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three replicas, each with traffic of its own; what a real Prometheus makes of their counters is
 * what the library makes of their merged counts. It lasts more than a minute, so it runs with
 * {@code -Dexcluded.tests=none} alone.
 */
@Tag("system")
@Tag("fleet")
class FleetAgreementTest {

  private static final FasterTime TIME = new FasterTime(30);
  private static final Duration QUARTER = TIME.of(Duration.ofMinutes(15));
  private static final Duration JUDGED_AFTER = TIME.of(Duration.ofMinutes(5));
  private static final List<String> COLUMNS = List.of("amount", "country", "risk", "route");
  private static final int ROWS = 1_000;

  private static final Schema SCHEMA =
      Schema.builder()
          .numeric("amount")
          .categorical("country")
          .scoreWithThresholds("risk", 0.9)
          .label("route")
          .build();

  private record Payment(double amount, String country, double risk, String route) {}

  private static RowRecorder<Payment> rows(RowSink sink) {
    NumericColumn amount = sink.numeric("amount");
    CategoricalColumn country = sink.categorical("country");
    NumericColumn risk = sink.numeric("risk");
    CategoricalColumn route = sink.categorical("route");
    return sink.rows(
        (payment, row) ->
            row.set(amount, payment.amount())
                .set(country, payment.country())
                .set(risk, payment.risk())
                .set(route, payment.route()));
  }

  /** A payment; the larger the shift, the larger, the more foreign and the riskier it is. */
  private static Payment payment(SplittableRandom random, double shift) {
    double amount = Math.exp(3 + shift + 1.2 * random.nextGaussian());
    int country = (int) (20 * Math.pow(random.nextDouble(), 2.5 / (1 + 2.5 * shift)));
    double risk = Math.pow(random.nextDouble(), 6 / (1 + 1.6 * shift));
    String route = random.nextDouble() < 0.1 + 0.5 * shift ? "reject" : "accept";
    return new Payment(amount, "country" + country, risk, route);
  }

  private static List<Payment> payments(long seed, double shift) {
    SplittableRandom random = new SplittableRandom(seed);
    return Stream.generate(() -> payment(random, shift)).limit(ROWS).toList();
  }

  private static Profile reference() {
    ReferenceBuilder builder = ReferenceProfiles.builder("payments", "1", SCHEMA);
    RowRecorder<Payment> rows = rows(builder);
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 100_000; i++) {
      rows.record(payment(random, 0));
    }
    return builder.build();
  }

  private record Replica(StreamingModelMonitor monitor, PredictionServer server)
      implements AutoCloseable {

    static Replica start(Profile reference) throws IOException {
      StreamingModelMonitor monitor =
          StreamingModelMonitor.builder("payments", "1")
              .reference(reference)
              .tick(Duration.ofMillis(100))
              .build();
      PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
      ModelMonitorMetrics.monitor(registry, monitor);
      return new Replica(monitor, PredictionServer.start(0, flight -> 0, registry::scrape));
    }

    void record(List<Payment> payments) {
      RowRecorder<Payment> rows = rows(monitor);
      payments.forEach(rows::record);
    }

    @Override
    public void close() {
      server.close();
      monitor.close();
    }
  }

  @Test
  void prometheusArrivesAtTheFiguresOfTheLibraryOnMergedCounts(@TempDir Path directory)
      throws IOException, InterruptedException {
    SystemProgram.find("prometheus");
    Profile reference = reference();
    Path rules = Path.of("../deploy/prometheus/driftmeter.rules.yml");
    try (Replica first = Replica.start(reference);
        Replica second = Replica.start(reference);
        Replica third = Replica.start(reference);
        Prometheus prometheus = Prometheus.start(directory, rules, TIME, null)) {
      prometheus.scrape(
          List.of(
              new Target("first", first.server().address()),
              new Target("second", second.server().address()),
              new Target("third", third.server().address())));
      awaitOneSeries(prometheus, "count(model_state{state=\"monitoring\"} == 1) == 3");
      awaitOneSeries(prometheus, "model_version:reference == 1");

      // The same rows again and again: whatever part of them a window has, the shares are theirs.
      List<Payment> usual = payments(1, 0);
      List<Payment> larger = payments(2, 0.3);
      List<Payment> largest = payments(3, 0.6);
      // For so long that the newest window which is judged has traffic from end to end: counts of a
      // replica that begin in the middle of one are extrapolated.
      long end = System.nanoTime() + QUARTER.multipliedBy(2).plus(JUDGED_AFTER).toNanos();
      while (System.nanoTime() < end) {
        first.record(usual);
        second.record(larger);
        third.record(largest);
        Thread.sleep(200);
      }
      awaitOneSeries(prometheus, "min(model_column:values:increase{window=\"15m\"}) > 10000");

      assertThat(prometheus.failures()).isEmpty();
      List<StreamingModelMonitor> monitors =
          List.of(first.monitor(), second.monitor(), third.monitor());
      for (String column : COLUMNS) {
        agrees(prometheus, MergedBins.of(monitors, column), column);
      }
    }
  }

  private static void agrees(Prometheus prometheus, MergedBins merged, String column)
      throws IOException, InterruptedException {
    Map<String, Measure> measures = new LinkedHashMap<>();
    measures.put("psi", Measures.PSI);
    measures.put("js_distance", Measures.JENSEN_SHANNON);
    measures.put("hellinger", Measures.HELLINGER);
    if (merged.comparison().isOrdered()) {
      measures.put("ks", Measures.KOLMOGOROV_SMIRNOV);
    }
    assertThat(Measures.PSI.score(merged.comparison())).as("PSI of " + column).isGreaterThan(0.05);
    for (Map.Entry<String, Measure> measure : measures.entrySet()) {
      double expected = measure.getValue().score(merged.comparison());
      double seen =
          one(
              prometheus,
              "model_column:%s{column=\"%s\",window=\"15m\"}".formatted(measure.getKey(), column));
      assertThat(seen)
          .as("%s of %s", measure.getKey(), column)
          .isCloseTo(expected, within(0.02 * expected));
    }
    assertThat(one(prometheus, "max(model_column:drifted{column=\"%s\"})".formatted(column)))
        .isEqualTo(1);
  }

  private static double one(Prometheus prometheus, String query)
      throws IOException, InterruptedException {
    List<Sample> samples = prometheus.query(query);
    assertThat(samples).as(query).hasSize(1);
    return samples.get(0).value();
  }

  private static void awaitOneSeries(Prometheus prometheus, String query)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (prometheus.query(query).size() != 1) {
      assertThat(System.nanoTime()).as(query).isLessThan(deadline);
      Thread.sleep(50);
    }
  }
}
