package io.driftmeter.examples.flights;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.api.report.DriftReport;
import io.driftmeter.api.schema.ColumnRole;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.profile.ReferenceProfiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the monitor makes of real traffic, with and without faults; the rows skip HTTP. */
class FlightMonitorTest {

  private static final int WINDOW_ROWS = 2000;
  private static final int FAULTY_FROM = 3;

  private static FlightData data;
  private static DelayModel model;

  @BeforeAll
  static void trainOnce() {
    data = FlightData.load();
    model = DelayModel.train(data.training());
  }

  private static List<DriftReport> replay(List<Flight> flights, List<Fault> faults, int windows)
      throws IOException {
    SlowSpell spell = new SlowSpell(model);
    Traffic traffic = new Traffic(flights, WINDOW_ROWS, faults, FAULTY_FROM);
    List<DriftReport> reports = new ArrayList<>();
    try (FlightMonitor monitor = FlightMonitor.start(data, model, null)) {
      PredictionService watched = monitor.watch(spell);
      for (int window = 1; window <= Math.min(windows, traffic.windows()); window++) {
        spell.cast(traffic.faults(window).contains(Fault.SLOW));
        traffic.rows(window).forEach(watched::predict);
        reports.add(monitor.endWindow());
      }
    }
    return reports;
  }

  @Test
  void rowsHeldOutFromTrainingRaiseNoAlarmInAnyWindow() throws IOException {
    List<DriftReport> reports = replay(data.holdout(), List.of(), Integer.MAX_VALUE);
    assertThat(reports).hasSize(data.holdout().size() / WINDOW_ROWS).hasSizeGreaterThan(15);
    assertThat(reports)
        .allSatisfy(
            report -> {
              assertThat(report.rows()).isEqualTo(WINDOW_ROWS);
              assertThat(report.drifted()).isEmpty();
            });
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aFaultIsRaisedOnItsColumnWithinTwoWindows(Fault fault) throws IOException {
    List<DriftReport> reports = replay(data.holdout(), List.of(fault), FAULTY_FROM + 1);
    ReplayFindings findings = new ReplayFindings();
    for (int i = 0; i < reports.size(); i++) {
      findings.add(i + 1, reports.get(i));
    }
    assertThat(findings.windows(fault.column()))
        .as("windows in which '%s' drifted", fault.column())
        .isNotEmpty()
        .allMatch(window -> window >= FAULTY_FROM);
    assertThat(reports)
        .allSatisfy(
            report ->
                assertThat(report.drifted(ColumnRole.FEATURE))
                    .allMatch(column -> column.column().name().equals(fault.column())));
  }

  @Test
  void anOutputThatMovesWithAFaultIsListedAsItsConsequence() throws IOException {
    List<Fault> faults = List.of(Fault.STUCK_HOUR);
    List<DriftReport> reports = replay(data.holdout(), faults, FAULTY_FROM + 1);
    ReplayFindings findings = new ReplayFindings();
    for (int i = 0; i < reports.size(); i++) {
      findings.add(i + 1, reports.get(i));
    }
    assertThat(findings.summary(new Traffic(data.holdout(), WINDOW_ROWS, faults, FAULTY_FROM)))
        .containsExactly(
            "Fault stuck-hour (every row at the same hour) from window 3: raised on column 'hour'"
                + " in windows 3 to 4.",
            "Consequence: output 'probability' moved in windows 3 to 4.");
  }

  @Test
  void aNewAirportIsNamed() throws IOException {
    List<DriftReport> reports = replay(data.holdout(), List.of(Fault.NEW_AIRPORT), FAULTY_FROM);
    assertThat(reports.get(FAULTY_FROM - 1).column("origin").orElseThrow().unseenExamples())
        .contains(Fault.AIRPORT_OF_2009);
  }

  @Test
  void theSavedReferenceIsTheOneInUse(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("flights.profile.json");
    try (FlightMonitor monitor = FlightMonitor.start(data, model, file)) {
      Profile loaded = ReferenceProfiles.load(file);
      assertThat(monitor.scrape()).contains(loaded.info().shortFingerprint());
    }
  }
}
