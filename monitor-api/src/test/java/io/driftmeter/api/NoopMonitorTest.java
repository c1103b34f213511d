package io.driftmeter.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.driftmeter.api.counts.Outcome;
import io.driftmeter.api.report.ExpectedChange;
import io.driftmeter.api.report.Response;
import java.time.Instant;
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
              country.record((String) null);
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

  @Test
  void nothingIsRaisedForAnyResponse() {
    assertThat(monitor.raised()).containsOnlyKeys(Response.values());
    assertThat(monitor.raised().values()).containsOnly(0L);
  }

  @Test
  void anAnnouncedChangeIsForgotten() {
    monitor.expect(new ExpectedChange("amount", "in cents now", "billing", Instant.MAX));

    assertThat(monitor.expected()).isEmpty();
  }

  @Test
  void noBaselineIsCollected() {
    try (BaselineCollection collection = monitor.collectBaseline(false)) {
      assertThat(collection.isOpen()).isFalse();
      assertThat(collection.windows()).isZero();
      assertThat(collection.rows()).isZero();
      assertThatIllegalStateException().isThrownBy(collection::profile);
    }
  }
}
