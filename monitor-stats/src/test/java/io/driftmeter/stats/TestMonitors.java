package io.driftmeter.stats;

import io.driftmeter.api.CategoricalColumn;
import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.RowRecorder;
import io.driftmeter.api.RowSink;
import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.schema.Schema;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.profile.ReferenceBuilder;
import io.driftmeter.stats.profile.ReferenceProfiles;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/** A small model, its reference, and monitors whose time and ticks a test drives by hand. */
public final class TestMonitors {

  public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  public static final Schema SCHEMA =
      Schema.builder()
          .numeric("amount", "age")
          .categorical("country")
          .score("risk")
          .label("decision")
          .build();

  private static final String[] COUNTRIES = {"AT", "CH", "DE", "FR"};

  private TestMonitors() {}

  /** One row of a payment. */
  public record Payment(double amount, double age, String country, double risk, String decision) {

    /** A random payment, the amount multiplied by that factor. */
    public static Payment draw(SplittableRandom random, double factor) {
      double risk = random.nextDouble();
      return new Payment(
          Math.exp(random.nextDouble() * 3) * factor,
          18 + random.nextInt(60),
          COUNTRIES[random.nextInt(COUNTRIES.length)],
          risk,
          risk > 0.9 ? "refuse" : "accept");
    }
  }

  /** Records payments into a monitor or a reference. */
  public static RowRecorder<Payment> payments(RowSink sink) {
    NumericColumn amount = sink.numeric("amount");
    NumericColumn age = sink.numeric("age");
    CategoricalColumn country = sink.categorical("country");
    NumericColumn risk = sink.numeric("risk");
    CategoricalColumn decision = sink.categorical("decision");
    return sink.rows(
        (payment, row) ->
            row.set(amount, payment.amount())
                .set(age, payment.age())
                .set(country, payment.country())
                .set(risk, payment.risk())
                .set(decision, payment.decision()));
  }

  /** A reference of 20 000 rows, amounts multiplied by that factor. */
  public static Profile reference(String version, double factor) {
    return fill(ReferenceProfiles.builder("payments", version, SCHEMA), factor);
  }

  /** Fills a reference with 20 000 rows, amounts multiplied by that factor. */
  public static Profile fill(ReferenceBuilder builder, double factor) {
    record(payments(builder), 20_000, factor, new SplittableRandom(1));
    return builder.builtAt(NOON).build();
  }

  /** Records that many random payments, amounts multiplied by that factor. */
  public static void record(
      RowRecorder<Payment> payments, int rows, double factor, SplittableRandom random) {
    for (int i = 0; i < rows; i++) {
      payments.record(Payment.draw(random, factor));
    }
  }

  /** A monitor of payments with windows of a minute, driven by hand. */
  public static MonitorBuilder builder(HandDrivenClock clock, HandDrivenExecutor executor) {
    return StreamingModelMonitor.builder("payments", "1")
        .window(Duration.ofMinutes(1))
        .tick(Duration.ofSeconds(5))
        .clock(clock)
        .executor(executor);
  }

  /** Counts with one state. */
  public static StateCounts only(ValueState state, long count) {
    long[] counts = new long[ValueState.values().length];
    counts[state.ordinal()] = count;
    return StateCounts.of(counts);
  }
}
