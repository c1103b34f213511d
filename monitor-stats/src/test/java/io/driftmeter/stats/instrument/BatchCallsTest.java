package io.driftmeter.stats.instrument;

import static io.driftmeter.stats.instrument.RecordedModel.CALLS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.api.annotation.Feature;
import io.driftmeter.api.annotation.Features;
import io.driftmeter.api.annotation.MonitoredModel;
import io.driftmeter.api.annotation.Output;
import io.driftmeter.api.annotation.Prediction;
import io.driftmeter.api.counts.Outcome;
import io.driftmeter.api.counts.ValueState;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Calls whose elements are rows. */
class BatchCallsTest {

  record Input(double x, String c) {}

  record Answer(@Output double score) {}

  private static final List<Input> ROWS = Collections.nCopies(CALLS, new Input(10, "A"));

  @MonitoredModel("model")
  interface Lists {
    @Prediction(batchSize = "batch_size")
    List<Answer> score(@Features List<Input> rows, @Feature("region") String region);
  }

  @Test
  void eachElementIsARowWithItsOwnResultAndWhatTheCallHasInCommon() throws Exception {
    try (RecordedModel model = RecordedModel.of(Lists.class)) {
      Lists scored =
          model.wrap(
              Lists.class, (rows, region) -> rows.stream().map(r -> new Answer(50)).toList());

      scored.score(ROWS, "B");
      model.closeWindow();

      model.assertNumber("x", 10);
      model.assertCategory("c", "A");
      model.assertCategory("region", "B");
      model.assertNumber("score", 50);
      model.assertOutcomes(CALLS, 0);
      assertThat(model.monitor.counts().outcome(Outcome.SUCCESS).timed()).isEqualTo(CALLS);
      assertThat(model.monitor.counts().states("batch_size").count(ValueState.VALID)).isOne();
    }
  }

  @Test
  void aBatchThatFailsIsAnErrorForEachRow() throws Exception {
    IllegalStateException failure = new IllegalStateException();
    try (RecordedModel model = RecordedModel.of(Lists.class)) {
      Lists scored =
          model.wrap(
              Lists.class,
              (rows, region) -> {
                throw failure;
              });

      assertThatThrownBy(() -> scored.score(ROWS, "B")).isSameAs(failure);
      model.closeWindow();

      model.assertNumber("x", 10);
      model.assertOutcomes(0, CALLS);
    }
  }

  @Test
  void rowsWithoutAResultAreErrors() throws Exception {
    try (RecordedModel model = RecordedModel.of(Lists.class)) {
      Lists scored = model.wrap(Lists.class, (rows, region) -> List.of(new Answer(50)));

      scored.score(ROWS, "B");
      model.closeWindow();

      model.assertOutcomes(1, CALLS - 1);
    }
  }

  @Test
  void noBatchAtAllIsNoRow() throws Exception {
    try (RecordedModel model = RecordedModel.of(Lists.class)) {
      Lists scored = model.wrap(Lists.class, (rows, region) -> List.of());

      scored.score(null, "B");
      scored.score(List.of(), "B");
      model.closeWindow();

      assertThat(model.monitor.counts().rows()).isZero();
      assertThat(model.monitor.counts().states("batch_size").observations()).isEqualTo(2);
    }
  }

  @MonitoredModel("model")
  interface Arrays2 {
    @Prediction("score")
    double[] score(@Features({"a", "b"}) double[][] rows);
  }

  @Test
  void rowsMayBeArraysAndResultsToo() throws Exception {
    try (RecordedModel model = RecordedModel.of(Arrays2.class)) {
      Arrays2 scored =
          model.wrap(Arrays2.class, rows -> Arrays.stream(rows).mapToDouble(r -> r[1]).toArray());
      double[][] rows = new double[CALLS][];
      Arrays.fill(rows, new double[] {10, 100});

      scored.score(rows);
      model.closeWindow();

      model.assertNumber("a", 10);
      model.assertNumber("b", 100);
      model.assertNumber("score", 100);
    }
  }

  @MonitoredModel("model")
  interface Later {
    @Prediction("score")
    CompletableFuture<List<Double>> score(
        @Features(value = "n", categorical = "c") List<Map<String, Object>> rows);
  }

  @Test
  void aBatchMayEndLater() throws Exception {
    try (RecordedModel model = RecordedModel.of(Later.class)) {
      CompletableFuture<List<Double>> results = new CompletableFuture<>();
      Later scored = model.wrap(Later.class, rows -> results);

      assertThat(scored.score(Collections.nCopies(CALLS, Map.of("n", 10, "c", "A"))))
          .isSameAs(results);
      results.complete(Collections.nCopies(CALLS, 50.0));
      model.closeWindow();

      model.assertNumber("n", 10);
      model.assertCategory("c", "A");
      model.assertNumber("score", 50);
    }
  }
}
