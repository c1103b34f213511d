package io.driftmeter.stats.recording;

import static io.driftmeter.stats.TestMonitors.NOON;
import static io.driftmeter.stats.TestMonitors.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.api.CategoricalColumn;
import io.driftmeter.api.ModelMonitor;
import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.PredictionScope;
import io.driftmeter.api.counts.MonitorCounts;
import io.driftmeter.api.counts.Outcome;
import io.driftmeter.api.counts.Refusal;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.schema.Schema;
import io.driftmeter.stats.HandDrivenClock;
import io.driftmeter.stats.HandDrivenExecutor;
import io.driftmeter.stats.StreamingModelMonitor;
import io.driftmeter.stats.TestMonitors;
import io.driftmeter.stats.profile.Profile;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the API says of a prediction: one row, its latency and its outcome. */
class ScopeTest {

  private static final Profile REFERENCE = TestMonitors.reference("1", 1);

  private final HandDrivenExecutor executor = new HandDrivenExecutor();
  private final StreamingModelMonitor monitor =
      TestMonitors.builder(new HandDrivenClock(NOON), executor).reference(REFERENCE).build();
  private final NumericColumn amount = monitor.numeric("amount");
  private final NumericColumn risk = monitor.numeric("risk");
  private final CategoricalColumn decision = monitor.categorical("decision");

  @AfterEach
  void close() {
    monitor.close();
  }

  /** One prediction of which all that is said, in that order. */
  @SafeVarargs
  private void closed(Consumer<PredictionScope>... said) {
    closed(monitor, said);
  }

  @SafeVarargs
  private static void closed(ModelMonitor monitor, Consumer<PredictionScope>... said) {
    try (PredictionScope prediction = monitor.startPrediction()) {
      for (Consumer<PredictionScope> call : said) {
        call.accept(prediction);
      }
    }
  }

  private void expect(long successes, long errors) {
    expect(monitor, successes, errors);
  }

  private void expect(ModelMonitor monitor, long successes, long errors) {
    executor.tick();
    MonitorCounts counts = monitor.counts();
    assertThat(counts.outcome(Outcome.SUCCESS).predictions()).as("successes").isEqualTo(successes);
    assertThat(counts.outcome(Outcome.ERROR).predictions()).as("errors").isEqualTo(errors);
    assertThat(counts.outcome(Outcome.SUCCESS).timed()).isEqualTo(successes);
    assertThat(counts.outcome(Outcome.ERROR).timed()).isEqualTo(errors);
    assertThat(counts.rows()).isEqualTo(successes + errors);
    assertThat(counts.latency().count()).isEqualTo(successes + errors);
  }

  @Test
  void aPredictionIsOneRowWithItsOutputAndLatency() {
    try (PredictionScope prediction = monitor.startPrediction()) {
      prediction.set(amount, 5);
      assertThat(prediction.output(0.25)).isEqualTo(0.25);
      assertThat(prediction.output("accept")).isEqualTo("accept");
    }
    expect(1, 0);
    assertThat(monitor.counts().states("amount")).isEqualTo(only(ValueState.VALID, 1));
    assertThat(monitor.counts().states("risk")).isEqualTo(only(ValueState.VALID, 1));
    assertThat(monitor.counts().states("decision")).isEqualTo(only(ValueState.VALID, 1));
    assertThat(monitor.counts().states("age")).isEqualTo(only(ValueState.ABSENT, 1));
  }

  @Test
  void withoutAnOutputItIsAnError() {
    try (PredictionScope prediction = monitor.startPrediction()) {
      prediction.set(amount, 5);
    }
    expect(0, 1);
    assertThat(monitor.counts().states("amount")).isEqualTo(only(ValueState.VALID, 1));
  }

  @Test
  void settingAnOutputColumnIsAnAnswer() {
    try (PredictionScope prediction = monitor.startPrediction()) {
      prediction.set(risk, 0.5);
    }
    try (PredictionScope prediction = monitor.startPrediction()) {
      prediction.set(decision, "accept");
    }
    try (PredictionScope prediction = monitor.startPrediction()) {
      prediction.defaulted(risk);
    }
    expect(3, 0);
  }

  @Test
  void sayingThatAnOutputIsMissingOrFailedIsNone() {
    try (PredictionScope prediction = monitor.startPrediction()) {
      prediction.missing(risk).failed(decision);
    }
    try (PredictionScope prediction = monitor.startPrediction()) {
      prediction.set(risk, (Double) null).set(decision, (String) null);
    }
    try (PredictionScope prediction = monitor.startPrediction()) {
      assertThat(prediction.output((String) null)).isNull();
    }
    expect(0, 3);
  }

  @Test
  void anOutputThatFailsOrIsMissingAfterItsValueIsNoAnswer() {
    closed(prediction -> prediction.output(0.5), prediction -> prediction.failed(risk));
    closed(prediction -> prediction.set(risk, 0.5), prediction -> prediction.failed(risk));
    closed(prediction -> prediction.output(0.5), prediction -> prediction.missing(risk));
    closed(prediction -> prediction.defaulted(risk), prediction -> prediction.failed(risk));
    closed(prediction -> prediction.output("accept"), prediction -> prediction.failed(decision));
    closed(
        prediction -> prediction.set(decision, "accept"),
        prediction -> prediction.failed(decision));
    closed(
        prediction -> prediction.output("accept"), prediction -> prediction.output((String) null));
    expect(0, 7);
    assertThat(monitor.counts().states("risk").count(ValueState.FAILED)).isEqualTo(3);
    assertThat(monitor.counts().states("decision").count(ValueState.FAILED)).isEqualTo(2);
  }

  @Test
  void anOutputThatIsSetOrDefaultedAfterItFailedIsAnAnswer() {
    closed(prediction -> prediction.failed(risk), prediction -> prediction.output(0.5));
    closed(prediction -> prediction.failed(risk), prediction -> prediction.set(risk, 0.5));
    closed(prediction -> prediction.failed(risk), prediction -> prediction.defaulted(risk));
    closed(prediction -> prediction.output(0.5), prediction -> prediction.defaulted(risk));
    closed(prediction -> prediction.failed(decision), prediction -> prediction.output("accept"));
    closed(
        prediction -> prediction.failed(decision),
        prediction -> prediction.set(decision, "accept"));
    closed(
        prediction -> prediction.output((String) null), prediction -> prediction.output("accept"));
    closed(prediction -> prediction.output("accept"), prediction -> prediction.defaulted(decision));
    expect(8, 0);
    assertThat(monitor.counts().states("risk").count(ValueState.FAILED)).isZero();
    assertThat(monitor.counts().states("decision").count(ValueState.FAILED)).isZero();
  }

  @Test
  void oneOutputThatFailedLeavesTheAnswerOfAnother() {
    closed(prediction -> prediction.output(0.5), prediction -> prediction.failed(decision));
    closed(prediction -> prediction.output("accept"), prediction -> prediction.failed(risk));
    expect(2, 0);
  }

  @Test
  void anOutputThatTheModelHasNoPlaceForIsAnAnswerUnlessItIsNull() {
    try (StreamingModelMonitor scoring =
        TestMonitors.builder(new HandDrivenClock(NOON), executor)
            .schema(Schema.builder().numeric("amount").score("risk").build())
            .build()) {
      closed(scoring, prediction -> prediction.output("accept"));
      closed(scoring, prediction -> prediction.output((String) null));
      expect(scoring, 1, 1);
    }
    try (StreamingModelMonitor deciding =
        TestMonitors.builder(new HandDrivenClock(NOON), executor)
            .schema(Schema.builder().numeric("amount").label("decision").build())
            .build()) {
      closed(deciding, prediction -> prediction.output(0.5));
      expect(deciding, 1, 0);
    }
  }

  @Test
  void anOutputOfAnotherMonitorIsNone() {
    try (StreamingModelMonitor other =
        StreamingModelMonitor.builder("payments", "1").reference(REFERENCE).build()) {
      try (PredictionScope prediction = monitor.startPrediction()) {
        prediction.set(other.numeric("risk"), 0.5);
      }
    }
    expect(0, 1);
    assertThat(monitor.health().refused(Refusal.FOREIGN_HANDLE)).isEqualTo(1);
  }

  @Test
  void withoutOutputsInTheSchemaEveryPredictionSucceeds() {
    try (StreamingModelMonitor features =
        TestMonitors.builder(new HandDrivenClock(NOON), executor)
            .schema(Schema.builder().numeric("amount").build())
            .build()) {
      features.startPrediction().close();
      try (PredictionScope prediction = features.startPrediction()) {
        prediction.output(0.5);
        prediction.output("accept");
      }
      executor.tick();
      assertThat(features.counts().outcome(Outcome.SUCCESS).predictions()).isEqualTo(2);
      assertThat(features.health().refused(Refusal.NO_OUTPUT)).isEqualTo(2);
    }
  }

  @Test
  void aFailureIsAnErrorWhateverWasAnswered() {
    try (PredictionScope prediction = monitor.startPrediction()) {
      prediction.output(0.5);
      prediction.failed(new IllegalStateException("thrown on purpose"));
    }
    closed(
        prediction -> prediction.failed(new IllegalStateException("thrown on purpose")),
        prediction -> prediction.output(0.5),
        prediction -> prediction.output("accept"));
    closed(
        prediction -> prediction.failed(new IllegalStateException("thrown on purpose")),
        prediction -> prediction.defaulted(risk));
    expect(0, 3);
    assertThat(monitor.counts().states("risk").count(ValueState.VALID)).isEqualTo(2);
    assertThat(monitor.counts().states("risk").count(ValueState.DEFAULTED)).isEqualTo(1);
  }

  @Test
  void whatIsDiscardedIsInNoCount() {
    try (PredictionScope prediction = monitor.startPrediction()) {
      prediction.set(amount, 5).set(risk, 0.5);
      prediction.discard();
      prediction.set(amount, 6);
    }
    expect(0, 0);
    assertThat(monitor.counts().states("amount").total()).isZero();
  }

  @Test
  void aScopeUsedAfterItsCloseTouchesNobodysRow() {
    PredictionScope old = monitor.startPrediction();
    old.output(0.5);
    old.close();
    try (PredictionScope next = monitor.startPrediction()) { // with the same buffer
      old.set(amount, 5).defaulted(risk).missing(decision).failed(amount);
      assertThat(old.output(0.75)).isEqualTo(0.75);
      assertThat(old.output("accept")).isEqualTo("accept");
      old.failed(new IllegalStateException("thrown on purpose"));
      old.discard();
      old.close();
      next.set(decision, "accept");
    }
    expect(2, 0);
    assertThat(monitor.counts().states("amount")).isEqualTo(only(ValueState.ABSENT, 2));
    assertThat(monitor.counts().states("risk").count(ValueState.VALID)).isEqualTo(1);
  }

  @Test
  void anotherThreadMayCloseIt() throws Exception {
    PredictionScope prediction = monitor.startPrediction();
    prediction.output(0.5);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      thread.submit(prediction::close).get();
    } finally {
      thread.shutdownNow();
    }
    expect(1, 0);
  }

  @Test
  void whatIsClosedWhileRecordingIsOffIsDropped() {
    PredictionScope prediction = monitor.startPrediction();
    prediction.output(0.5);
    monitor.setEnabled(false);
    prediction.close();
    expect(0, 0);
    PredictionScope dropped = monitor.startPrediction();
    monitor.setEnabled(true);
    dropped.output(0.5);
    dropped.close();
    expect(0, 0);
  }

  @Test
  void aMonitorClosedMeanwhileRefusesTheRow() {
    PredictionScope prediction = monitor.startPrediction();
    prediction.output(0.5);
    monitor.close();
    prediction.close();
    assertThat(monitor.health().refused(Refusal.CLOSED)).isEqualTo(1);
    assertThat(monitor.counts().rows()).isZero();
  }

  @Test
  void moreOpenPredictionsThanPooledBuffersAreAllCounted() {
    PredictionScope[] open = new PredictionScope[500];
    for (int i = 0; i < open.length; i++) {
      open[i] = monitor.startPrediction();
      open[i].set(amount, i % 2 == 0 ? 5 : Double.NaN).set(risk, 0.5);
    }
    for (PredictionScope prediction : open) {
      prediction.close();
    }
    expect(500, 0);
    assertThat(monitor.counts().states("amount").count(ValueState.VALID)).isEqualTo(250);
    assertThat(monitor.counts().states("amount").count(ValueState.NAN)).isEqualTo(250);
  }
}
