package io.driftmeter.stats.engine;

import static io.driftmeter.stats.TestMonitors.NOON;
import static io.driftmeter.stats.TestMonitors.SCHEMA;
import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.api.LifecycleListener;
import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.RowRecorder;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.profile.ModelInfo;
import io.driftmeter.api.profile.ModelState;
import io.driftmeter.api.profile.ReferenceKind;
import io.driftmeter.api.profile.ReferenceProfile;
import io.driftmeter.api.report.ColumnReport;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.api.report.Verdict;
import io.driftmeter.api.schema.Column;
import io.driftmeter.api.schema.Schema;
import io.driftmeter.stats.HandDrivenClock;
import io.driftmeter.stats.HandDrivenExecutor;
import io.driftmeter.stats.StreamingModelMonitor;
import io.driftmeter.stats.TestMonitors;
import io.driftmeter.stats.TestMonitors.Payment;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.profile.ReferenceProfiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A monitor without a reference learns one from its own traffic. */
class LearningTest {

  private final HandDrivenExecutor executor = new HandDrivenExecutor();
  private final HandDrivenClock clock = new HandDrivenClock(NOON);
  private final List<ModelState> states = new ArrayList<>();
  private final StreamingModelMonitor monitor =
      TestMonitors.builder(clock, executor)
          .schema(SCHEMA)
          .baselineRows(5_000)
          .listener(
              new LifecycleListener() {
                @Override
                public void onChange(ModelInfo before, ModelInfo after) {
                  states.add(after.state());
                }
              })
          .build();
  private final RowRecorder<Payment> payments = TestMonitors.payments(monitor);
  private final SplittableRandom random = new SplittableRandom(13);

  @AfterEach
  void close() {
    monitor.close();
  }

  private void recordAndTick(int rows, double factor) {
    TestMonitors.record(payments, rows, factor, random);
    executor.tick();
  }

  private void learn() {
    recordAndTick(1_500, 1); // chooses the grids
    recordAndTick(5_000, 1); // and counts the baseline
  }

  @Test
  void whileItLearnsNothingCanAlarm() {
    assertThat(monitor.info()).isEqualTo(new ModelInfo("payments", "1", ModelState.LEARNING, null));
    assertThat(monitor.reference()).isEmpty();
    recordAndTick(1_500, 1);
    recordAndTick(2_000, 100);
    DriftReport report = monitor.closeWindow();
    assertThat(report.info().state()).isEqualTo(ModelState.LEARNING);
    assertThat(report.columns())
        .hasSize(5)
        .extracting(ColumnReport::verdict)
        .containsOnly(new Verdict.InsufficientData(2_000, 5_000, "learning the baseline"));
    assertThat(monitor.counts().rows()).isEqualTo(3_500);
    assertThat(monitor.counts().states("amount").total()).isEqualTo(3_500);
    assertThat(monitor.health().evaluationFailures()).isZero();
  }

  @Test
  void afterEnoughRowsItJudgesAgainstWhatItLearned() {
    learn();
    assertThat(monitor.info().state()).isEqualTo(ModelState.LEARNED);
    assertThat(states).containsExactly(ModelState.LEARNED);
    ReferenceProfile baseline = monitor.reference().orElseThrow();
    assertThat(baseline.info().kind()).isEqualTo(ReferenceKind.SERVING);
    assertThat(baseline.info().model()).isEqualTo("payments");
    assertThat(baseline.info().version()).isEqualTo("1");
    assertThat(baseline.info().rows()).as("those on the chosen grids").isEqualTo(5_000);
    assertThat(baseline.info().dataThrough()).isEqualTo(NOON);
    assertThat(baseline.states("amount").count(ValueState.VALID)).isGreaterThan(4_900);
    recordAndTick(2_000, 1);
    assertThat(monitor.closeWindow().drifted()).isEmpty();
    recordAndTick(2_000, 2);
    assertThat(monitor.closeWindow().drifted())
        .extracting(ColumnReport::column)
        .extracting(Column::name)
        .containsExactly("amount");
    assertThat(monitor.counts().rows()).as("counts go on all the while").isEqualTo(10_500);
  }

  @Test
  void theBaselineCanBeSavedAndUsedAsAReference(@TempDir Path directory) throws IOException {
    learn();
    Path file = directory.resolve("payments.profile.json");
    ReferenceProfiles.save(monitor.reference().orElseThrow(), file);
    Profile loaded = ReferenceProfiles.load(file);
    assertThat(loaded).isEqualTo(monitor.reference().orElseThrow());
    monitor.deploy("1", loaded);
    assertThat(monitor.info().state()).isEqualTo(ModelState.MONITORING);
    try (StreamingModelMonitor next =
        TestMonitors.builder(clock, executor).reference(loaded).build()) {
      TestMonitors.record(TestMonitors.payments(next), 2_000, 1, random);
      assertThat(next.closeWindow().drifted()).isEmpty();
    }
  }

  @Test
  void aReferenceThatComesWhileItLearnsEndsIt() {
    recordAndTick(1_500, 1);
    recordAndTick(1_000, 1);
    monitor.deploy("1", TestMonitors.reference("1", 1));
    assertThat(monitor.info().state()).isEqualTo(ModelState.MONITORING);
    recordAndTick(6_000, 1);
    assertThat(monitor.info().state()).isEqualTo(ModelState.MONITORING);
    assertThat(monitor.counts().rows()).isEqualTo(8_500);
    assertThat(monitor.health().evaluationFailures()).isZero();
  }

  @Test
  void bareCallsAloneAreEnough() {
    NumericColumn amount = monitor.numeric("amount");
    for (int tick = 0; tick < 2; tick++) {
      for (int i = 0; i < 6_000; i++) {
        amount.record(random.nextDouble());
      }
      executor.tick();
    }
    assertThat(monitor.info().state()).isEqualTo(ModelState.LEARNED);
    assertThat(monitor.reference().orElseThrow().states("amount").observations()).isEqualTo(6_000);
  }

  @Test
  void aColumnWithoutAnyValueIsLearnedToo() {
    RowRecorder<Payment> partial =
        monitor.rows((payment, row) -> row.set(monitor.numeric("amount"), payment.amount()));
    for (int i = 0; i < 2; i++) {
      TestMonitors.record(partial, 6_000, 1, random);
      executor.tick();
    }
    assertThat(monitor.info().state()).isEqualTo(ModelState.LEARNED);
    TestMonitors.record(partial, 500, 1, random);
    assertThat(monitor.closeWindow().drifted()).isEmpty();
  }

  @Test
  void decisionThresholdsAreLearnedToo() {
    Schema deciding = Schema.builder().numeric("amount").scoreWithThresholds("risk", 0.31).build();
    try (StreamingModelMonitor learning =
        StreamingModelMonitor.builder("deciding", "1")
            .schema(deciding)
            .baselineRows(2_000)
            .clock(clock)
            .executor(new HandDrivenExecutor())
            .build()) {
      for (int i = 0; i < 5; i++) {
        for (int row = 0; row < 1_000; row++) {
          learning.record(new double[] {random.nextDouble()}, random.nextDouble());
        }
        learning.closeWindow();
      }
      assertThat(learning.info().state()).isEqualTo(ModelState.LEARNED);
      assertThat(learning.health().evaluationFailures()).isZero();
    }
  }
}
