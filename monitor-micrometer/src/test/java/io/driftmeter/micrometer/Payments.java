package io.driftmeter.micrometer;

import io.driftmeter.api.CategoricalColumn;
import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.PredictionScope;
import io.driftmeter.api.RowRecorder;
import io.driftmeter.api.RowSink;
import io.driftmeter.api.schema.Schema;
import io.driftmeter.stats.MonitorBuilder;
import io.driftmeter.stats.StreamingModelMonitor;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.profile.ReferenceProfiles;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/** A small model with a real engine: the risk of a payment by amount and country. */
final class Payments {

  static final Schema SCHEMA =
      Schema.builder()
          .numeric("amount")
          .categorical("country")
          .scoreWithThresholds("risk", 0.9)
          .build();

  private static final String[] COUNTRIES = {"AT", "CH", "DE", "FR"};

  private Payments() {}

  private record Payment(double amount, String country, double risk) {
    static Payment draw(SplittableRandom random, double shift) {
      return new Payment(
          Math.exp(random.nextDouble() * 3) + shift,
          COUNTRIES[random.nextInt(4)],
          random.nextDouble());
    }
  }

  static Profile reference(String version) {
    var builder =
        ReferenceProfiles.builder("payments", version, SCHEMA)
            .builtAt(Instant.parse("2026-11-02T10:00:00Z"))
            .dataThrough(Instant.parse("2026-10-31T00:00:00Z"));
    record(builder, 20_000, 1, 0);
    return builder.build();
  }

  /** A monitor that drains only when its window is closed, and judges latency. */
  static MonitorBuilder monitor(String version) {
    return StreamingModelMonitor.builder("payments", version)
        .schema(SCHEMA)
        .window(Duration.ofDays(1))
        .tick(Duration.ofMinutes(1))
        .latencyObjective(Duration.ofMillis(50), 0.99);
  }

  /** Rows without latency; a shift moves every amount. */
  static void record(RowSink sink, int rows, long seed, double shift) {
    NumericColumn amount = sink.numeric("amount");
    CategoricalColumn country = sink.categorical("country");
    NumericColumn risk = sink.numeric("risk");
    RowRecorder<Payment> recorder =
        sink.rows(
            (payment, row) ->
                row.set(amount, payment.amount())
                    .set(country, payment.country())
                    .set(risk, payment.risk()));
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < rows; i++) {
      recorder.record(Payment.draw(random, shift));
    }
  }

  /** One timed prediction that takes that long. */
  static void predict(StreamingModelMonitor monitor, Duration time) throws InterruptedException {
    try (PredictionScope prediction = monitor.startPrediction()) {
      prediction.set(monitor.numeric("amount"), 10).set(monitor.categorical("country"), "AT");
      Thread.sleep(time.toMillis());
      prediction.output(0.5);
    }
  }
}
