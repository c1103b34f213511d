package io.driftmeter.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.driftmeter.api.counts.Outcome;
import org.junit.jupiter.api.Test;

class NoopMonitorTest {

  private final ModelMonitor monitor = ModelMonitor.noop();

  @Test
  void everyColumnIsKnownAndNothingIsRecorded() {
    NumericColumn amount = monitor.numeric("amount");
    CategoricalColumn country = monitor.categorical("country");
    assertThatCode(
            () -> {
              amount.record(1);
              country.record(null);
              monitor.record(new double[3], 1);
              monitor.rows((String source, Row row) -> row.set(amount, 1)).record("row");
            })
        .doesNotThrowAnyException();
    assertThat(monitor.counts().rows()).isZero();
    assertThat(monitor.counts().outcome(Outcome.SUCCESS).predictions()).isZero();
    assertThat(monitor.lastReport()).isEmpty();
  }

  @Test
  void aScopeAnswersWhatTheModelAnswered() {
    NumericColumn amount = monitor.numeric("amount");
    try (PredictionScope prediction = monitor.startPrediction()) {
      prediction.set(amount, 1).set(amount, (Double) null);
      assertThat(prediction.output(0.25)).isEqualTo(0.25);
      assertThat(prediction.output("yes")).isEqualTo("yes");
    }
  }
}
