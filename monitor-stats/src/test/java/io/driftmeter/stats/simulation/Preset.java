package io.driftmeter.stats.simulation;

import io.driftmeter.api.report.Check;
import io.driftmeter.api.report.ColumnReport;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.api.report.Evidence;
import io.driftmeter.stats.FalseAlarms;
import io.driftmeter.stats.MonitorBuilder;
import io.driftmeter.stats.Sensitivity;
import io.driftmeter.stats.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * What a preset accepts, and what one window shows of what is larger, in changes that a person can
 * picture. As the monitor's own reports say it, with twenty columns and one false alarm in 8640
 * windows.
 *
 * @param sensitivity the preset
 * @param rows rows of a window, or 0 for what is accepted however many there are
 * @param divergence a divergence in units of the population stability index
 * @param unseen a share of values that the reference never showed
 */
record Preset(Sensitivity sensitivity, int rows, double divergence, double unseen) {

  private static final int COLUMNS = 20;
  private static final int REFERENCE_WINDOWS = 48;
  private static final int WINDOWS_OF_MONTH = 8640;

  /** The share of the bin that grows in {@link #spike}. */
  private static final double BIN = 0.05;

  /** What each preset accepts, and what it would have found with those numbers of rows. */
  static List<Preset> of(int... sizes) {
    List<Preset> presets = new ArrayList<>();
    for (int i = 0; i < sizes.length; i++) {
      SimulatedModel model = new SimulatedModel(COLUMNS, RowStream.INDEPENDENT, sizes[i], 1);
      Profile reference = model.reference(REFERENCE_WINDOWS, sizes[i]);
      List<UnaryOperator<MonitorBuilder>> settings = new ArrayList<>();
      for (Sensitivity sensitivity : Sensitivity.values()) {
        settings.add(
            builder ->
                builder
                    .sensitivity(sensitivity)
                    .falseAlarmBudget(
                        new FalseAlarms(1, SimulatedModel.WINDOW.multipliedBy(WINDOWS_OF_MONTH))));
      }
      try (SimulatedMonitors monitors =
          new SimulatedMonitors(model, reference, sizes[i], settings)) {
        List<DriftReport> reports = monitors.window(Change.NONE);
        for (Sensitivity sensitivity : Sensitivity.values()) {
          DriftReport report = reports.get(sensitivity.ordinal());
          Evidence drift = evidence(report, SimulatedModel.numeric(0), Check.DRIFT);
          Evidence unseen = evidence(report, SimulatedModel.CITY, Check.NEVER_SEEN);
          if (i == 0) {
            presets.add(new Preset(sensitivity, 0, drift.tolerance(), unseen.tolerance()));
          }
          presets.add(
              new Preset(
                  sensitivity, sizes[i], drift.smallestDetectable(), unseen.smallestDetectable()));
        }
      }
    }
    return presets;
  }

  private static Evidence evidence(DriftReport report, String name, Check check) {
    ColumnReport column = report.column(name).orElseThrow();
    return column.finding(check).orElseThrow().verdict().grounds().orElseThrow();
  }

  /** How many standard deviations a normal moves. */
  double shift() {
    return Math.sqrt(-8 * StrictMath.log1p(-divergence / 8));
  }

  /** The share of rows that move into a bin of 5 %, from all others alike. */
  double spike() {
    return solved(
        grown ->
            square(Math.sqrt(grown + BIN) - Math.sqrt(BIN))
                + square(Math.sqrt(1 - BIN - grown) - Math.sqrt(1 - BIN)),
        1 - BIN);
  }

  private double solved(DoubleUnaryOperator squares, double most) {
    double low = 0;
    double high = most;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (4 * squares.applyAsDouble(middle) < divergence) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static double square(double x) {
    return x * x;
  }

  static TextTable table(List<Preset> all) {
    TextTable table =
        new TextTable(
            List.of(
                "preset",
                "",
                "divergence",
                "a normal moves by",
                "move into a bin of 5 %",
                "never seen"));
    all.stream()
        .sorted((a, b) -> a.sensitivity.compareTo(b.sensitivity))
        .forEach(
            preset ->
                table.add(
                    List.of(
                        preset.sensitivity.toString(),
                        preset.rows == 0 ? "accepted" : "found, n = " + preset.rows,
                        String.format(Locale.ROOT, "%.3f", preset.divergence),
                        String.format(Locale.ROOT, "%.2f sigma", preset.shift()),
                        percent(preset.spike()),
                        percent(preset.unseen))));
    return table;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
