package io.driftmeter.stats.simulation;

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
 * @param windows by preset, the window in which each run found it, or {@link #NEVER}, ascending
 * @param psi the share of windows in which the population stability index of the column is above .2
 */
record Detection(Change change, int rows, int limit, List<List<Integer>> windows, double psi) {

  static final int NEVER = Integer.MAX_VALUE;
  private static final List<Sensitivity> PRESETS = List.of(Sensitivity.FINE, Sensitivity.STANDARD);
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
    List<List<Integer>> windows =
        settings.stream().<List<Integer>>map(setting -> new ArrayList<>()).toList();
    int seen = 0;
    int above = 0;
    for (int run = 0; run < runs; run++) {
      SimulatedModel model = new SimulatedModel(COLUMNS, RowStream.INDEPENDENT, rows, seed + run);
      Profile reference = model.reference(REFERENCE_WINDOWS, REFERENCE_ROWS);
      int[] found = new int[settings.size()];
      Arrays.fill(found, NEVER);
      try (SimulatedMonitors monitors = new SimulatedMonitors(model, reference, rows, settings)) {
        for (int window = 1; window <= limit && isMissing(found); window++) {
          List<DriftReport> reports = monitors.window(change);
          for (int i = 0; i < found.length; i++) {
            found[i] = Math.min(found[i], isFound(change, reports.get(i)) ? window : NEVER);
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
    List<Integer> runs = windows.get(PRESETS.indexOf(sensitivity));
    return runs.get((runs.size() - 1) / 2);
  }

  /** The share of runs that found it within so many windows. */
  double share(Sensitivity sensitivity, int within) {
    List<Integer> runs = windows.get(PRESETS.indexOf(sensitivity));
    return (double) runs.stream().filter(window -> window <= within).count() / runs.size();
  }

  /** {@code 4 (95 %)} where some runs never found it, or {@code never}. */
  private String summary(Sensitivity sensitivity) {
    int median = median(sensitivity);
    double share = share(sensitivity, limit);
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
    sizes.forEach(rows -> titles.add("PSI > .2, n = %d".formatted(rows)));
    TextTable table = new TextTable(titles);
    for (Change change : all.stream().map(Detection::change).distinct().toList()) {
      List<Detection> line = all.stream().filter(one -> one.change == change).toList();
      List<String> cells = new ArrayList<>(List.of(change.label()));
      for (Sensitivity sensitivity : PRESETS) {
        line.forEach(one -> cells.add(one.summary(sensitivity)));
      }
      line.forEach(one -> cells.add(percent(one.psi)));
      table.add(cells);
    }
    return table;
  }
}
