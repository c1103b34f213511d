package io.driftmeter.stats.simulation;

import io.driftmeter.api.report.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Prints the tables of {@code docs/statistics.md}: {@code mvn -q -Psimulation -pl monitor-stats -am
 * process-test-classes}, with {@code -Dsimulation=long} for those that stand there.
 */
public final class Simulation {

  private static final long SEED = 20_261_124;

  /** Numeric columns of one model where each column counts by itself. */
  private static final int COLUMNS = 18;

  /** The same where a reference holds two weeks. */
  private static final int COLUMNS_BY_HOUR = 6;

  private static final int WINDOWS_OF_MONTH = 8640;
  private static final int HOURS_OF_MONTH = 720;

  private final Effort effort;

  Simulation(Effort effort) {
    this.effort = effort;
  }

  /** Takes {@code short} or {@code long}. */
  public static void main(String[] arguments) {
    Simulation simulation = new Simulation(Effort.of(arguments[0]));
    print("False alarms per 1000 windows", FalseAlarmRates.table(simulation.falseAlarms()));
    print("Windows until a change is found", Detection.table(simulation.moves()));
    print("The same with hourly windows", Detection.table(simulation.shares()));
    print("Alarms without a change", MonthlyAlarms.table(simulation.months()));
    print("Presets", Preset.table(simulation.presets()));
  }

  private static void print(String title, TextTable table) {
    System.out.printf("%n%s%n%n%s%n", title, table);
  }

  List<FalseAlarmRates> falseAlarms() {
    List<FalseAlarmRates> all = new ArrayList<>();
    for (RowStream stream : RowStream.values()) {
      for (int rows : sizes(500, 2000, 10_000)) {
        all.add(FalseAlarmRates.simulate(stream, false, rows, COLUMNS, effort.copies(rows), SEED));
      }
    }
    for (int rows : sizes(500, 2000)) {
      all.add(
          FalseAlarmRates.simulate(
              RowStream.DIURNAL, true, rows, COLUMNS_BY_HOUR, 2 * effort.copies(rows), SEED));
    }
    return all;
  }

  /** In short one less. */
  private List<Integer> sizes(Integer... sizes) {
    return List.of(sizes).subList(0, effort == Effort.LONG ? sizes.length : sizes.length - 1);
  }

  List<Detection> moves() {
    List<Detection> all = new ArrayList<>();
    for (Change change : Change.values()) {
      if (change.check() == Check.DRIFT && change != Change.NONE) {
        for (int rows : effort == Effort.LONG ? List.of(500, 2000, 10_000) : List.of(2000)) {
          all.add(
              Detection.simulate(
                  change, rows, WINDOWS_OF_MONTH, effort.limit(), effort.runs(), SEED));
        }
      }
    }
    return all;
  }

  List<Detection> shares() {
    return Arrays.stream(Change.values())
        .filter(change -> change.check() != Check.DRIFT)
        .map(
            change ->
                Detection.simulate(
                    change, 2000, HOURS_OF_MONTH, effort.limit(), effort.shareRuns(), SEED))
        .toList();
  }

  List<MonthlyAlarms> months() {
    List<MonthlyAlarms> all = new ArrayList<>();
    int parts = effort.parts();
    all.addAll(
        MonthlyAlarms.simulate(List.of(HOURS_OF_MONTH, WINDOWS_OF_MONTH), 20, 500, parts, SEED));
    if (effort == Effort.LONG) {
      List<Integer> hours = List.of(HOURS_OF_MONTH);
      all.addAll(MonthlyAlarms.simulate(hours, 20, 2000, parts / 2, SEED));
      all.addAll(MonthlyAlarms.simulate(hours, 20, 10_000, parts / 10, SEED));
      all.addAll(MonthlyAlarms.simulate(hours, 100, 500, parts / 6, SEED));
      all.addAll(MonthlyAlarms.simulate(hours, 100, 2000, parts / 6, SEED));
      all.addAll(MonthlyAlarms.simulate(hours, 100, 10_000, parts / 20, SEED));
    }
    return all;
  }

  List<Preset> presets() {
    return Preset.of(2000, 10_000);
  }
}
