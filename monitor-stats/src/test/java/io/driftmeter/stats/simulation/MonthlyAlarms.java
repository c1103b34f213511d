package io.driftmeter.stats.simulation;

import io.driftmeter.api.report.Check;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.api.report.Finding;
import io.driftmeter.stats.FalseAlarms;
import io.driftmeter.stats.MonitorBuilder;
import io.driftmeter.stats.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Alarms of a whole model in months without any change, at a tolerance of 0 and a budget of one a
 * month, with independent rows. Each part of a month has a reference of its own.
 *
 * @param windowsOfMonth windows of one month
 * @param columns columns of the model
 * @param rows rows of a window
 * @param windows how many windows were judged
 * @param drift windows that raise a finding of drift
 * @param any windows that raise any finding
 */
record MonthlyAlarms(int windowsOfMonth, int columns, int rows, int windows, int drift, int any) {

  private static final int REFERENCE_WINDOWS = 48;

  /** So many windows are compared with one reference. */
  private static final int PART = 720;

  /** The same rows, with a budget for months of so many windows, and of so many others. */
  static List<MonthlyAlarms> simulate(
      List<Integer> windowsOfMonth, int columns, int rows, int parts, long seed) {
    List<UnaryOperator<MonitorBuilder>> settings = new ArrayList<>();
    for (int windows : windowsOfMonth) {
      FalseAlarms budget = new FalseAlarms(1, SimulatedModel.WINDOW.multipliedBy(windows));
      settings.add(builder -> builder.tolerance(0).falseAlarmBudget(budget).measures(List.of()));
    }
    int[] drift = new int[settings.size()];
    int[] any = new int[settings.size()];
    for (int part = 0; part < parts; part++) {
      SimulatedModel model = new SimulatedModel(columns, RowStream.INDEPENDENT, rows, seed + part);
      Profile reference = model.reference(REFERENCE_WINDOWS, rows);
      try (SimulatedMonitors monitors = new SimulatedMonitors(model, reference, rows, settings)) {
        for (int window = 0; window < PART; window++) {
          List<DriftReport> reports = monitors.window(Change.NONE);
          for (int i = 0; i < any.length; i++) {
            List<Check> raised = raised(reports.get(i));
            any[i] += raised.isEmpty() ? 0 : 1;
            drift[i] += raised.contains(Check.DRIFT) ? 1 : 0;
          }
        }
      }
    }
    List<MonthlyAlarms> all = new ArrayList<>();
    for (int i = 0; i < any.length; i++) {
      all.add(
          new MonthlyAlarms(windowsOfMonth.get(i), columns, rows, parts * PART, drift[i], any[i]));
    }
    return all;
  }

  /** What the window raised that was not raised before. */
  private static List<Check> raised(DriftReport report) {
    return report.findings().stream()
        .filter(finding -> report.windowEnd().equals(finding.raisedAt()))
        .map(Finding::check)
        .toList();
  }

  double months() {
    return (double) windows / windowsOfMonth;
  }

  static TextTable table(List<MonthlyAlarms> all) {
    TextTable table =
        new TextTable(
            List.of("windows a month", "columns", "n", "months", "drift a month", "any a month"));
    for (MonthlyAlarms alarms : all) {
      table.add(
          List.of(
              String.valueOf(alarms.windowsOfMonth),
              String.valueOf(alarms.columns),
              String.valueOf(alarms.rows),
              number(alarms.months()),
              number(alarms.drift / alarms.months()),
              number(alarms.any / alarms.months())));
    }
    return table;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
