package io.driftmeter.stats.simulation;

import io.driftmeter.api.report.ColumnReport;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.api.report.Evidence;
import io.driftmeter.stats.profile.Profile;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Alarms of one numeric column per 1000 windows of traffic that does not change.
 *
 * @param stream the traffic
 * @param byHour whether windows are compared with their hour of the day
 * @param rows rows of a window, live and of the reference
 * @param windows how many windows of one column were judged
 * @param tested ours at a nominal 1 %, tolerance 0
 * @param tolerant the same with the standard tolerance
 * @param peers the rules of other tools, in their order
 */
record FalseAlarmRates(
    RowStream stream,
    boolean byHour,
    int rows,
    int windows,
    double tested,
    double tolerant,
    List<Double> peers) {

  /** The level of one column in one window, which the scales share. */
  private static final double LEVEL = 0.01;

  private static final int SCALES = 3;
  private static final int REFERENCE_WINDOWS = 48;

  /** An hour of the day needs ten times the rows of a window. */
  private static final int REFERENCE_WINDOWS_BY_HOUR = 14 * 24;

  private static final int LIVE_WINDOWS = 24;

  FalseAlarmRates {
    peers = List.copyOf(peers);
  }

  /** Copies that share nothing but the settings: each has references and windows of its own. */
  static FalseAlarmRates simulate(
      RowStream stream, boolean byHour, int rows, int columns, int copies, long seed) {
    Counts counts = new Counts();
    for (int copy = 0; copy < copies; copy++) {
      SimulatedModel model = new SimulatedModel(columns + 2, stream, rows, seed + copy);
      Profile reference =
          model.reference(byHour ? REFERENCE_WINDOWS_BY_HOUR : REFERENCE_WINDOWS, rows);
      try (SimulatedMonitors monitors =
          new SimulatedMonitors(
              model,
              reference,
              rows,
              List.of(
                  builder -> (byHour ? builder.hourOfDay(ZoneOffset.UTC) : builder).tolerance(0),
                  builder -> byHour ? builder.hourOfDay(ZoneOffset.UTC) : builder))) {
        for (int window = 0; window < LIVE_WINDOWS; window++) {
          List<DriftReport> reports = monitors.window(Change.NONE);
          for (int column = 0; column < columns; column++) {
            counts.add(
                reports.get(0).columns().get(column), reports.get(1).columns().get(column), rows);
          }
        }
      }
    }
    return new FalseAlarmRates(
        stream,
        byHour,
        rows,
        counts.windows,
        counts.rate(counts.tested),
        counts.rate(counts.tolerant),
        counts.peers());
  }

  private static final class Counts {

    private int windows;
    private int tested;
    private int tolerant;
    private final int[] peers = new int[PeerRule.values().length];

    void add(ColumnReport strict, ColumnReport usual, int rows) {
      windows++;
      Evidence evidence = strict.verdict().grounds().orElseThrow();
      tested += isSignificant(evidence) ? 1 : 0;
      tolerant += isSignificant(usual.verdict().grounds().orElseThrow()) ? 1 : 0;
      double reference = evidence.referenceCount();
      for (PeerRule peer : PeerRule.values()) {
        peers[peer.ordinal()] += peer.alarms(strict, rows, reference) ? 1 : 0;
      }
    }

    private static boolean isSignificant(Evidence evidence) {
      return SCALES * evidence.pValue() <= LEVEL;
    }

    double rate(int count) {
      return 1000.0 * count / windows;
    }

    List<Double> peers() {
      List<Double> rates = new ArrayList<>();
      for (int count : peers) {
        rates.add(rate(count));
      }
      return rates;
    }
  }

  static TextTable table(List<FalseAlarmRates> all) {
    List<String> titles = new ArrayList<>(List.of("stream", "n", "ours, tolerance 0", "ours"));
    for (PeerRule peer : PeerRule.values()) {
      titles.add(peer.label());
    }
    TextTable table = new TextTable(titles);
    for (FalseAlarmRates rates : all) {
      List<String> cells = new ArrayList<>();
      cells.add(rates.stream.label() + (rates.byHour ? ", hourOfDay" : ""));
      cells.add(String.valueOf(rates.rows));
      cells.add(number(rates.tested));
      cells.add(number(rates.tolerant));
      rates.peers.forEach(rate -> cells.add(number(rate)));
      table.add(cells);
    }
    return table;
  }

  private static String number(double rate) {
    return String.format(Locale.ROOT, rate < 10 ? "%.1f" : "%.0f", rate);
  }
}
