package io.driftmeter.stats.engine;

import static io.driftmeter.stats.TestMonitors.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.RowRecorder;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.report.ColumnReport;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.api.report.Verdict;
import io.driftmeter.api.schema.Column;
import io.driftmeter.stats.HandDrivenClock;
import io.driftmeter.stats.HandDrivenExecutor;
import io.driftmeter.stats.StreamingModelMonitor;
import io.driftmeter.stats.TestMonitors;
import io.driftmeter.stats.TestMonitors.Payment;
import io.driftmeter.stats.profile.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Windows over time, with a clock and ticks that the test moves. */
class WindowTest {

  private static final Profile REFERENCE = TestMonitors.reference("1", 1);
  private static final long SEED = 11;

  private final HandDrivenExecutor executor = new HandDrivenExecutor();
  private final HandDrivenClock clock = new HandDrivenClock(NOON.plusSeconds(10));
  private final StreamingModelMonitor monitor =
      TestMonitors.builder(clock, executor).reference(REFERENCE).build();
  private final RowRecorder<Payment> payments = TestMonitors.payments(monitor);
  private final SplittableRandom random = new SplittableRandom(SEED);

  @AfterEach
  void close() {
    monitor.close();
  }

  private void record(int rows) {
    TestMonitors.record(payments, rows, 1, random);
  }

  private DriftReport lastReport() {
    return monitor.lastReport().orElseThrow();
  }

  private void tickAt(Instant now) {
    clock.set(now);
    executor.tick();
  }

  @Test
  void windowsEndAtMultiplesOfTheirLength() {
    record(10);
    tickAt(NOON.plusSeconds(59));
    assertThat(monitor.lastReport()).isEmpty();
    record(10);
    tickAt(NOON.plusSeconds(60));
    assertThat(lastReport().windowStart()).isEqualTo(NOON.plusSeconds(10));
    assertThat(lastReport().windowEnd()).isEqualTo(NOON.plusSeconds(60));
    assertThat(lastReport().rows()).isEqualTo(20);
    tickAt(NOON.plusSeconds(119));
    assertThat(monitor.health().evaluations()).isEqualTo(1);
    tickAt(NOON.plusSeconds(121));
    assertThat(lastReport().windowStart()).isEqualTo(NOON.plusSeconds(60));
    assertThat(lastReport().windowEnd()).isEqualTo(NOON.plusSeconds(121));
    tickAt(NOON.plusSeconds(180));
    assertThat(lastReport().windowStart()).as("aligned again").isEqualTo(NOON.plusSeconds(121));
    assertThat(lastReport().windowEnd()).isEqualTo(NOON.plusSeconds(180));
  }

  @Test
  void ticksComeAtTheConfiguredPaceAndNeverSlowerThanWindows() {
    assertThat(executor.periodNanos()).isEqualTo(Duration.ofSeconds(5).toNanos());
    HandDrivenExecutor fast = new HandDrivenExecutor();
    TestMonitors.builder(clock, fast)
        .reference(REFERENCE)
        .window(Duration.ofMillis(7))
        .build()
        .close();
    assertThat(fast.periodNanos()).isEqualTo(Duration.ofMillis(7).toNanos());
  }

  @Test
  void countsAreThoseOfTheLastTick() {
    record(10);
    assertThat(monitor.counts().rows()).isZero();
    tickAt(NOON.plusSeconds(15));
    assertThat(monitor.counts().rows()).isEqualTo(10);
    assertThat(monitor.counts().asOf()).isEqualTo(NOON.plusSeconds(15));
  }

  @Test
  void anEmptyWindowIsReportedAndSaysThatThereIsNothing() {
    tickAt(NOON.plusSeconds(60));
    assertThat(lastReport().rows()).isZero();
    assertThat(lastReport().columns())
        .hasSize(5)
        .allSatisfy(
            column -> {
              assertThat(column.verdict())
                  .isEqualTo(
                      new Verdict.InsufficientData(0, 200, "too few observations; carried over"));
              assertThat(column.scores()).isEmpty();
            });
  }

  @Test
  void tooFewObservationsAreCarriedOverUntilThereAreEnough() {
    record(150);
    tickAt(NOON.plusSeconds(60));
    assertThat(lastReport().columns())
        .extracting(ColumnReport::verdict)
        .containsOnly(new Verdict.InsufficientData(150, 200, "too few observations; carried over"));
    record(60);
    tickAt(NOON.plusSeconds(120));
    ColumnReport amount = lastReport().column("amount").orElseThrow();
    assertThat(amount.verdict().grounds().orElseThrow().liveCount()).isEqualTo(210);
    assertThat(lastReport().rows()).isEqualTo(60);
    assertThat(amount.states())
        .as("the window's own, so that windows add up")
        .isEqualTo(TestMonitors.only(ValueState.VALID, 60));
    record(150);
    tickAt(NOON.plusSeconds(180));
    assertThat(lastReport().column("amount").orElseThrow().verdict())
        .as("what was judged is not carried over")
        .isEqualTo(new Verdict.InsufficientData(150, 200, "too few observations; carried over"));
  }

  @Test
  void eachColumnIsCarriedOverByItself() {
    NumericColumn amount = monitor.numeric("amount");
    for (int i = 0; i < 300; i++) {
      amount.record(1 + random.nextDouble() * 19);
    }
    record(10);
    tickAt(NOON.plusSeconds(60));
    assertThat(lastReport().column("amount").orElseThrow().verdict().grounds()).isPresent();
    assertThat(lastReport().column("age").orElseThrow().verdict().grounds()).isEmpty();
  }

  @Test
  void aClockThatIsPutBackBeforeTheWindowBeganEndsIt() {
    record(10);
    tickAt(NOON.minusSeconds(3600));
    assertThat(lastReport().rows()).isEqualTo(10);
    record(5);
    tickAt(NOON.minusSeconds(3590));
    assertThat(monitor.health().evaluations()).as("the new window goes on").isEqualTo(1);
    tickAt(NOON.minusSeconds(3540));
    assertThat(lastReport().rows()).isEqualTo(5);
    assertThat(lastReport().windowStart()).isEqualTo(NOON.minusSeconds(3600));
  }

  @Test
  void aClockThatIsPutBackWithinTheWindowChangesNothing() {
    record(10);
    tickAt(NOON.plusSeconds(50));
    tickAt(NOON.plusSeconds(20));
    assertThat(monitor.lastReport()).isEmpty();
    tickAt(NOON.plusSeconds(60));
    assertThat(lastReport().rows()).isEqualTo(10);
  }

  @Test
  void aClockThatJumpsAheadMakesOneWindow() {
    record(10);
    tickAt(NOON.plusSeconds(86_400));
    assertThat(monitor.health().evaluations()).isEqualTo(1);
    assertThat(lastReport().windowEnd()).isEqualTo(NOON.plusSeconds(86_400));
  }

  @Test
  void aClockThatThrowsCostsOneTick() {
    HandDrivenExecutor ticks = new HandDrivenExecutor();
    Instant[] now = {NOON};
    try (StreamingModelMonitor shaky =
        TestMonitors.builder(clock, ticks)
            .clock(
                () -> {
                  if (now[0] == null) {
                    throw new IllegalStateException("no clock on purpose");
                  }
                  return now[0];
                })
            .reference(REFERENCE)
            .build()) {
      TestMonitors.record(TestMonitors.payments(shaky), 10, 1, random);
      now[0] = null;
      ticks.tick();
      assertThat(shaky.health().evaluationFailures()).isEqualTo(1);
      now[0] = NOON.plusSeconds(60);
      ticks.tick();
      assertThat(shaky.lastReport().orElseThrow().rows()).isEqualTo(10);
    }
  }

  @Test
  void aWindowCanBeClosedByHand() {
    record(250);
    DriftReport report = monitor.closeWindow();
    assertThat(report.rows()).isEqualTo(250);
    assertThat(monitor.lastReport()).containsSame(report);
    assertThat(report.columns())
        .extracting(ColumnReport::column)
        .extracting(Column::name)
        .containsExactly("amount", "age", "country", "risk", "decision");
    monitor.close();
    assertThatThrownBy(monitor::closeWindow)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the monitor of model 'payments' is closed");
  }
}
