package io.driftmeter.stats.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.api.RowRecorder;
import io.driftmeter.api.report.ColumnReport;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.stats.FalseAlarms;
import io.driftmeter.stats.StreamingModelMonitor;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The whole monitor on windows without drift: the promise of a false-alarm budget. */
class MonitorSizeTest {

  private static final int WINDOWS = 200;
  private static final int ROWS = 2_000;
  private static final long SEED = 21;

  private static long alarms(double tolerance, FalseAlarms budget) {
    long alarms = 0;
    SplittableRandom random = new SplittableRandom(SEED);
    try (StreamingModelMonitor monitor =
        JudgedMonitor.builder(JudgedMonitor.reference(20_000, SEED + 1))
            .tolerance(tolerance)
            .falseAlarmBudget(budget)
            .build()) {
      RowRecorder<JudgedMonitor.Draw> rows = JudgedMonitor.rows(monitor);
      for (int window = 0; window < WINDOWS; window++) {
        for (int i = 0; i < ROWS; i++) {
          rows.record(JudgedMonitor.Draw.of(random));
        }
        DriftReport report = monitor.closeWindow();
        assertThat(report.columns())
            .as("judged columns of window %d", window)
            .extracting(ColumnReport::verdict)
            .allSatisfy(verdict -> assertThat(verdict.grounds()).isPresent());
        alarms += report.drifted().isEmpty() ? 0 : 1;
      }
    }
    return alarms;
  }

  @Test
  void withTheUsualToleranceThereIsNoFalseAlarmInTwoHundredWindows() {
    assertThat(alarms(0.02, FalseAlarms.perMonth(1)))
        .as("windows with an alarm among %d, seed %d", WINDOWS, SEED)
        .isZero();
  }

  @Test
  void withoutToleranceAlarmsKeepToTheBudget() {
    // 2 % of windows: 4 expected of 200; more than 12 have probability 0.0003
    FalseAlarms budget = new FalseAlarms(0.02, Duration.ofHours(1));
    long alarms = alarms(0, budget);
    System.out.printf("false alarms without tolerance: %d of %d windows%n", alarms, WINDOWS);
    assertThat(alarms).as("windows with an alarm of %d, seed %d", WINDOWS, SEED).isBetween(0L, 12L);
  }
}
