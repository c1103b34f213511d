package io.driftmeter.stats.simulation;

import io.driftmeter.api.counts.BinCounts;
import io.driftmeter.api.report.ColumnReport;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.api.report.Evidence;
import io.driftmeter.stats.MonitorBuilder;
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
 * @param single ours at a nominal 1 %, each window judged alone, tolerance 0
 * @param merged the same with windows merged by 4 and 16 as well
 * @param standard the same with the standard tolerance
 * @param prometheus the rule that Prometheus applies to the fleet's bins, each window alone,
 *     tolerance 0
 * @param prometheusStandard the same with the standard tolerance, in windows of an hour, six, and a
 *     day
 * @param peers the rules of other tools, in their order
 */
record FalseAlarmRates(
    RowStream stream,
    boolean byHour,
    int rows,
    int windows,
    double single,
    double merged,
    double standard,
    double prometheus,
    double prometheusStandard,
    List<Double> peers) {

  /** The level of one column in one window. */
  private static final double LEVEL = 0.01;

  /** Windows are judged alone and merged by 4 and 16; the three tests share the level. */
  private static final int SCALES = 3;

  /** Standard normal variables exceed these with a probability of the level, and of a fourth. */
  private static final double POINT = 2.326348;

  private static final double POINT_OF_FOUR = 2.807034;
  private static final double STANDARD_TOLERANCE = 0.01;

  /** So many windows pass before any are merged. */
  private static final int UNMERGED = 3;

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
                  builder -> hours(builder, byHour).tolerance(0),
                  builder -> hours(builder, byHour).tolerance(0),
                  builder -> hours(builder, byHour)))) {
        List<PrometheusRule> rules = monitors.prometheus(0);
        for (int window = 0; window < LIVE_WINDOWS; window++) {
          if (window % UNMERGED == 0) {
            monitors.restart(0);
          }
          counts.add(monitors.window(Change.NONE), columns, rows);
          counts.add(rules, monitors.bins(0), columns);
        }
      }
    }
    return new FalseAlarmRates(
        stream,
        byHour,
        rows,
        counts.windows,
        counts.rate(counts.single),
        counts.rate(counts.merged),
        counts.rate(counts.standard),
        counts.rate(counts.prometheus),
        counts.rate(counts.prometheusStandard),
        counts.peers());
  }

  private static MonitorBuilder hours(MonitorBuilder builder, boolean byHour) {
    return byHour ? builder.hourOfDay(ZoneOffset.UTC) : builder;
  }

  private static final class Counts {

    private int windows;
    private int single;
    private int merged;
    private int standard;
    private int prometheus;
    private int prometheusStandard;
    private final int[] peers = new int[PeerRule.values().length];

    void add(List<DriftReport> reports, int columns, int rows) {
      for (int column = 0; column < columns; column++) {
        ColumnReport alone = reports.get(0).columns().get(column);
        windows++;
        single += isBelow(LEVEL, alone);
        merged += isBelow(LEVEL / SCALES, reports.get(1).columns().get(column));
        standard += isBelow(LEVEL / SCALES, reports.get(2).columns().get(column));
        double reference = evidence(alone).referenceCount();
        for (PeerRule peer : PeerRule.values()) {
          peers[peer.ordinal()] += peer.alarms(alone, rows, reference) ? 1 : 0;
        }
      }
    }

    void add(List<PrometheusRule> rules, List<BinCounts> bins, int columns) {
      for (int column = 0; column < columns; column++) {
        PrometheusRule rule = rules.get(column);
        rule.add(bins.get(column));
        prometheus += rule.alarmsAlone(0, POINT) ? 1 : 0;
        prometheusStandard += rule.alarms(STANDARD_TOLERANCE, POINT_OF_FOUR) ? 1 : 0;
      }
    }

    private static Evidence evidence(ColumnReport column) {
      return column.verdict().grounds().orElseThrow();
    }

    private static int isBelow(double level, ColumnReport column) {
      return evidence(column).pValue() <= level ? 1 : 0;
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
    List<String> titles =
        new ArrayList<>(
            List.of(
                "stream",
                "n",
                "ours, one window",
                "ours, merged",
                "ours, standard",
                "Prometheus, one window",
                "Prometheus, standard"));
    for (PeerRule peer : PeerRule.values()) {
      titles.add(peer.label());
    }
    TextTable table = new TextTable(titles);
    for (FalseAlarmRates rates : all) {
      List<String> cells = new ArrayList<>();
      cells.add(rates.stream.label() + (rates.byHour ? ", hourOfDay" : ""));
      cells.add(String.valueOf(rates.rows));
      cells.add(number(rates.single));
      cells.add(number(rates.merged));
      cells.add(number(rates.standard));
      cells.add(number(rates.prometheus));
      cells.add(number(rates.prometheusStandard));
      rates.peers.forEach(rate -> cells.add(number(rate)));
      table.add(cells);
    }
    return table;
  }

  private static String number(double rate) {
    return String.format(Locale.ROOT, rate < 10 ? "%.1f" : "%.0f", rate);
  }
}
