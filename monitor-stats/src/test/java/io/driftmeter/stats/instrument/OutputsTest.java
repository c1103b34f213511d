package io.driftmeter.stats.instrument;

import static io.driftmeter.stats.instrument.RecordedModel.CALLS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.api.annotation.Feature;
import io.driftmeter.api.annotation.MonitoredModel;
import io.driftmeter.api.annotation.Output;
import io.driftmeter.api.annotation.Prediction;
import io.driftmeter.api.counts.Outcome;
import io.driftmeter.api.counts.ValueState;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What annotated results are recorded as. */
class OutputsTest {

  enum Risk {
    HIGH,
    LOW
  }

  @MonitoredModel("model")
  interface Scored {
    @Prediction(
        value = "score",
        thresholds = {10, 100})
    Double score(@Feature("x") double x) throws IOException;
  }

  @Test
  void aNumberIsTheOutputAndItsThresholdsAreThoseOfTheColumn() throws Exception {
    try (RecordedModel model = RecordedModel.of(Scored.class)) {
      Scored scored = model.wrap(Scored.class, x -> 50.0);

      model.call(() -> assertThat(scored.score(1)).isEqualTo(50));

      model.assertNumber("score", 50);
      model.assertOutcomes(CALLS, 0);
      assertThat(model.monitor.schema().outputs().get(0).thresholds()).containsExactly(10.0, 100.0);
      assertThat(model.monitor.counts().outcome(Outcome.SUCCESS).timed()).isEqualTo(CALLS);
    }
  }

  @Test
  void anExceptionCountsAsAnErrorAndPassesOnUnchanged() throws Exception {
    IOException failure = new IOException("no model");
    try (RecordedModel model = RecordedModel.of(Scored.class)) {
      Scored scored =
          model.wrap(
              Scored.class,
              x -> {
                throw failure;
              });

      model.call(() -> assertThatThrownBy(() -> scored.score(1)).isSameAs(failure));

      model.assertNumber("x", 1);
      model.assertState("score", ValueState.ABSENT);
      model.assertOutcomes(0, CALLS);
    }
  }

  @Test
  void aResultThatIsNotThereIsAnError() throws Exception {
    try (RecordedModel model = RecordedModel.of(Scored.class)) {
      Scored scored = model.wrap(Scored.class, x -> null);

      model.call(() -> assertThat(scored.score(1)).isNull());

      model.assertState("score", ValueState.MISSING);
      model.assertOutcomes(0, CALLS);
    }
  }

  @MonitoredModel("model")
  interface Labelled {
    @Prediction("label")
    Optional<Risk> label(@Feature("x") double x);
  }

  @Test
  void aClassLabelIsACategory() throws Exception {
    try (RecordedModel model = RecordedModel.of(Labelled.class)) {
      Labelled scored = model.wrap(Labelled.class, x -> Optional.of(Risk.HIGH));

      model.call(() -> scored.label(1));

      model.assertCategory("label", "HIGH");
    }
  }

  @MonitoredModel("model")
  interface Probabilities {
    @Prediction({"low", "middle", "high"})
    double[] probabilities(@Feature("x") double x);
  }

  @Test
  void eachElementOfAVectorIsAnOutput() throws Exception {
    try (RecordedModel model = RecordedModel.of(Probabilities.class)) {
      Probabilities scored = model.wrap(Probabilities.class, x -> new double[] {1, 10, 100});

      model.call(() -> scored.probabilities(1));

      model.assertNumber("low", 1);
      model.assertNumber("middle", 10);
      model.assertNumber("high", 100);
    }
  }

  record Answer(@Output double score, @Output("decision") Risk risk, String explanation) {}

  @MonitoredModel("model")
  interface Composite {
    @Prediction
    Answer answer(@Feature("x") double x);
  }

  @Test
  void componentsOfAResultAreOutputs() throws Exception {
    try (RecordedModel model = RecordedModel.of(Composite.class)) {
      Composite scored = model.wrap(Composite.class, x -> new Answer(10, Risk.LOW, "secret"));

      model.call(() -> scored.answer(1));

      model.assertNumber("score", 10);
      model.assertCategory("decision", "LOW");
      assertThat(model.monitor.schema().outputs()).hasSize(2);
    }
  }

  @MonitoredModel("model")
  interface Later {
    @Prediction("score")
    CompletionStage<Double> score(@Feature("x") double x);
  }

  @Test
  void aResultThatComesLaterEndsThePredictionWhenItComes() throws Exception {
    try (RecordedModel model = RecordedModel.of(Later.class)) {
      CompletableFuture<Double> stage = new CompletableFuture<>();
      Later scored = model.wrap(Later.class, x -> stage);

      for (int i = 0; i < CALLS; i++) {
        assertThat(scored.score(10)).isSameAs(stage);
      }
      model.closeWindow();
      assertThat(model.monitor.counts().rows()).isZero();
      stage.complete(50.0);
      model.closeWindow();

      model.assertNumber("x", 10);
      model.assertNumber("score", 50);
      model.assertOutcomes(CALLS, 0);
    }
  }

  @Test
  void aResultThatFailsLaterIsAnError() throws Exception {
    try (RecordedModel model = RecordedModel.of(Later.class)) {
      CompletableFuture<Double> failed = CompletableFuture.failedFuture(new IOException());
      Later scored = model.wrap(Later.class, x -> failed);

      model.call(() -> scored.score(10));

      model.assertOutcomes(0, CALLS);
    }
  }

  @Test
  void aCancelledResultAndAStageThatIsNotThereAreErrors() throws Exception {
    try (RecordedModel model = RecordedModel.of(Later.class)) {
      CompletableFuture<Double> cancelled = new CompletableFuture<>();
      Later scored = model.wrap(Later.class, x -> x > 1 ? cancelled : null);

      for (int i = 0; i < CALLS; i++) {
        scored.score(i % 2 + 1);
      }
      cancelled.cancel(true);
      model.closeWindow();

      model.assertOutcomes(0, CALLS);
    }
  }

  @Test
  void aMonitorThatIsSwitchedOffLetsCallsThrough() throws Exception {
    try (RecordedModel model = RecordedModel.of(Scored.class)) {
      Scored scored = model.wrap(Scored.class, x -> x * 2);
      model.monitor.setEnabled(false);

      assertThat(scored.score(4)).isEqualTo(8);

      model.closeWindow();
      assertThat(model.monitor.counts().rows()).isZero();
    }
  }

  @Test
  void closedMonitorsLetCallsThrough() throws Exception {
    RecordedModel model = RecordedModel.of(Scored.class);
    Scored scored = model.wrap(Scored.class, x -> x * 2);
    model.close();

    assertThat(List.of(scored.score(4), scored.score(5))).containsExactly(8.0, 10.0);
  }
}
