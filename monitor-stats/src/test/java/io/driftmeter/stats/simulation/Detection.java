package io.driftmeter.stats.simulation;

import io.driftmeter.api.report.Check;
import io.driftmeter.api.report.ColumnReport;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.api.report.Finding;
import io.driftmeter.stats.FalseAlarms;
import io.driftmeter.stats.MonitorBuilder;
import io.driftmeter.stats.Sensitivity;
import io.driftmeter.stats.measure.Measures;
import io.driftmeter.stats.profile.Profile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * How soon a change of one of twenty columns is found by the two finer presets, with independent
 * rows and one false alarm a month.
 *
 * @param change what changes
 * @param rows rows of a live window
 * @param limit after so many windows nobody waits any longer
 * @param windows by preset, the window in which each run found it, or {@link #NEVER}, ascending;
 *     then, where a distribution changes, the same for the rule that Prometheus applies
 * @param psi the share of windows in which the population stability index of the column is above .2
 */
record Detection(Change change, int rows, int limit, List<List<Integer>> windows, double psi) {

  static final int NEVER = Integer.MAX_VALUE;
  private static final List<Sensitivity> PRESETS = List.of(Sensitivity.FINE, Sensitivity.STANDARD);

  /** The divergences that the presets accept. */
  private static final List<Double> TOLERANCES = List.of(0.005, 0.01);

  private static final int COLUMNS = 20;
  private static final int REFERENCE_WINDOWS = 25;
  private static final int REFERENCE_ROWS = 2000;
  private static final double PSI = 0.2;

  Detection {
    windows = windows.stream().map(runs -> runs.stream().sorted().toList()).toList();
  }

  /** Runs that share nothing but the settings, with so many windows a month. */
  static Detection simulate(
      Change change, int rows, int windowsOfMonth, int limit, int runs, long seed) {
    FalseAlarms budget = new FalseAlarms(1, SimulatedModel.WINDOW.multipliedBy(windowsOfMonth));
    List<UnaryOperator<MonitorBuilder>> settings = new ArrayList<>();
    for (Sensitivity sensitivity : PRESETS) {
      settings.add(
          builder ->
              builder
                  .sensitivity(sensitivity)
                  .falseAlarmBudget(budget)
                  .measures(List.of(Measures.PSI)));
    }
    boolean asksPrometheus = change.check() == Check.DRIFT;
    List<List<Integer>> windows = new ArrayList<>();
    for (int i = 0; i < (asksPrometheus ? 2 : 1) * PRESETS.size(); i++) {
      windows.add(new ArrayList<>());
    }
    double point = PrometheusRule.point(1.0 / windowsOfMonth, COLUMNS);
    int seen = 0;
    int above = 0;
    for (int run = 0; run < runs; run++) {
      SimulatedModel model = new SimulatedModel(COLUMNS, RowStream.INDEPENDENT, rows, seed + run);
      Profile reference = model.reference(REFERENCE_WINDOWS, REFERENCE_ROWS);
      int[] found = new int[windows.size()];
      Arrays.fill(found, NEVER);
      try (SimulatedMonitors monitors = new SimulatedMonitors(model, reference, rows, settings)) {
        int position =
            reference.schema().columns().indexOf(reference.column(change.column()).column());
        PrometheusRule rule = monitors.prometheus(0).get(position);
        for (int window = 1; window <= limit && isMissing(found); window++) {
          List<DriftReport> reports = monitors.window(change);
          rule.add(monitors.bins(0).get(position));
          for (int i = 0; i < found.length; i++) {
            int preset = i % PRESETS.size();
            boolean isFound =
                i < PRESETS.size()
                    ? isFound(change, reports.get(preset))
                    : rule.alarms(TOLERANCES.get(preset), point);
            found[i] = Math.min(found[i], isFound ? window : NEVER);
          }
          seen++;
          above += column(change, reports.get(0)).score("psi").orElse(0) > PSI ? 1 : 0;
        }
      }
      for (int i = 0; i < found.length; i++) {
        windows.get(i).add(found[i]);
      }
    }
    return new Detection(change, rows, limit, windows, (double) above / seen);
  }

  private static boolean isMissing(int[] found) {
    return Arrays.stream(found).anyMatch(window -> window == NEVER);
  }

  private static boolean isFound(Change change, DriftReport report) {
    return column(change, report).findings().stream()
        .filter(finding -> finding.check() == change.check())
        .anyMatch(Finding::isRaised);
  }

  private static ColumnReport column(Change change, DriftReport report) {
    return report.column(change.column()).orElseThrow();
  }

  /** The window in which half of the runs have found it, or {@link #NEVER}. */
  int median(Sensitivity sensitivity) {
    return median(windows.get(PRESETS.indexOf(sensitivity)));
  }

  /** The same for the rule that Prometheus applies. */
  int medianOfPrometheus(Sensitivity sensitivity) {
    return median(windows.get(PRESETS.size() + PRESETS.indexOf(sensitivity)));
  }

  private static int median(List<Integer> runs) {
    return runs.get((runs.size() - 1) / 2);
  }

  /** The share of runs that found it within so many windows. */
  double share(Sensitivity sensitivity, int within) {
    return share(windows.get(PRESETS.indexOf(sensitivity)), within);
  }

  private static double share(List<Integer> runs, int within) {
    return (double) runs.stream().filter(window -> window <= within).count() / runs.size();
  }

  /** {@code 4 (95 %)} where some runs never found it, or {@code never}. */
  private String summary(List<Integer> runs) {
    int median = median(runs);
    double share = share(runs, limit);
    String percent = share < 1 ? " (%s)".formatted(percent(share)) : "";
    return share == 0 ? "never" : (median == NEVER ? "-" : String.valueOf(median)) + percent;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  /** One line for each change; for each preset one column of each number of rows. */
  static TextTable table(List<Detection> all) {
    List<Integer> sizes = all.stream().map(Detection::rows).distinct().toList();
    List<String> titles = new ArrayList<>(List.of("change"));
    for (Sensitivity sensitivity : PRESETS) {
      sizes.forEach(rows -> titles.add("%s, n = %d".formatted(sensitivity, rows)));
    }
    boolean asksPrometheus = all.get(0).windows.size() > PRESETS.size();
    for (Sensitivity sensitivity : asksPrometheus ? PRESETS : List.<Sensitivity>of()) {
      sizes.forEach(rows -> titles.add("Prometheus %s, n = %d".formatted(sensitivity, rows)));
    }
    sizes.forEach(rows -> titles.add("PSI > .2, n = %d".formatted(rows)));
    TextTable table = new TextTable(titles);
    for (Change change : all.stream().map(Detection::change).distinct().toList()) {
      List<Detection> line = all.stream().filter(one -> one.change == change).toList();
      List<String> cells = new ArrayList<>(List.of(change.label()));
      for (int i = 0; i < line.get(0).windows.size(); i++) {
        int finder = i;
        line.forEach(one -> cells.add(one.summary(one.windows.get(finder))));
      }
      line.forEach(one -> cells.add(percent(one.psi)));
      table.add(cells);
    }
    return table;
  }
}
