package io.driftmeter.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.api.CategoricalColumn;
import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.PredictionScope;
import io.driftmeter.api.RowRecorder;
import io.driftmeter.api.RowSink;
import io.driftmeter.api.counts.Outcome;
import io.driftmeter.api.report.ColumnReport;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.api.schema.Schema;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.profile.ReferenceBuilder;
import io.driftmeter.stats.profile.ReferenceProfiles;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StreamingModelMonitorTest {

  private static final Schema SCHEMA =
      Schema.builder().numeric("amount").categorical("country").score("risk").build();

  record Payment(double amount, String country, double risk) {
    static Payment draw(SplittableRandom random, double shift) {
      String[] countries = {"AT", "CH", "DE", "FR"};
      return new Payment(
          Math.exp(random.nextDouble() * 3) + shift,
          countries[random.nextInt(4)],
          random.nextDouble());
    }
  }

  private static RowRecorder<Payment> rows(RowSink sink) {
    NumericColumn amount = sink.numeric("amount");
    CategoricalColumn country = sink.categorical("country");
    NumericColumn risk = sink.numeric("risk");
    return sink.rows(
        (payment, row) ->
            row.set(amount, payment.amount())
                .set(country, payment.country())
                .set(risk, payment.risk()));
  }

  private static Profile reference() {
    ReferenceBuilder builder = ReferenceProfiles.builder("payments", "1", SCHEMA);
    RowRecorder<Payment> rows = rows(builder);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 20_000; i++) {
      rows.record(Payment.draw(random, 0));
    }
    return builder.build();
  }

  @Test
  void aWindowLikeTheReferenceIsStableAndAShiftedOneDrifts() {
    try (StreamingModelMonitor monitor =
        StreamingModelMonitor.builder("payments", "1")
            .reference(reference())
            .window(Duration.ofHours(1))
            .latencyObjective(Duration.ofMillis(50), 0.99)
            .build()) {
      RowRecorder<Payment> rows = rows(monitor);
      SplittableRandom random = new SplittableRandom(2);
      for (int i = 0; i < 2_000; i++) {
        rows.record(Payment.draw(random, 0));
      }
      DriftReport same = monitor.closeWindow();
      assertThat(same.drifted()).isEmpty();
      NumericColumn amount = monitor.numeric("amount");
      for (int i = 0; i < 2_000; i++) {
        Payment payment = Payment.draw(random, 1);
        try (PredictionScope prediction = monitor.startPrediction()) {
          prediction.set(amount, payment.amount());
          prediction.output(payment.risk());
        }
      }
      DriftReport shifted = monitor.closeWindow();
      assertThat(shifted.drifted())
          .extracting(ColumnReport::column)
          .extracting("name")
          .containsExactly("amount");
      assertThat(shifted.outcomes()).containsEntry(Outcome.SUCCESS, 2_000L);
    }
  }
}
