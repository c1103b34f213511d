package io.driftmeter.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.api.report.Check;
import io.driftmeter.api.report.ExpectedChange;
import io.driftmeter.api.report.Finding;
import io.driftmeter.api.report.Response;
import io.driftmeter.api.report.Severity;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What was found, as meters show it. */
class FindingMetersTest {

  private static final List<Finding> NOTHING = List.of();

  private final MockClock clock = new MockClock();
  private final MeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
  private final ScriptedMonitor monitor = new ScriptedMonitor("late-arrival", "3");

  @BeforeEach
  void bind() {
    ModelMonitorMetrics.monitor(registry, monitor);
  }

  private double gauge(String name, String... tags) {
    return registry.get(name).tags(tags).gauge().value();
  }

  private double raised(String version, Response response) {
    return registry
        .get("model.findings.raised")
        .tags("version", version, "response", response.tag())
        .functionCounter()
        .count();
  }

  @SafeVarargs
  private void report(List<Finding> service, List<Finding>... columns) {
    monitor.report(Instant.ofEpochMilli(clock.wallTime()), service, columns);
  }

  /** The alarms that are 1, as role, column and check. */
  private List<String> alarms() {
    return registry.get("model.alarm").gauges().stream()
        .filter(alarm -> alarm.value() == 1)
        .map(FindingMetersTest::labels)
        .toList();
  }

  private static String labels(Gauge alarm) {
    return alarm.getId().getTag("role")
        + " "
        + alarm.getId().getTag("column")
        + " "
        + alarm.getId().getTag("check");
  }

  @ParameterizedTest
  @CsvSource({
    "feature, distance, defaulted drift failed invalid missing never_seen stuck threshold varying",
    "feature, origin, defaulted drift failed missing never_seen stuck threshold varying",
    "output, probability,"
        + " decision_rate defaulted drift failed invalid missing never_seen stuck threshold varying",
    "latency, latency, latency threshold",
    "service, errors, errors",
    "service, volume, volume",
  })
  void everyCheckThatCanAlarmHasAnAlarmFromTheStart(String role, String column, String checks) {
    assertThat(registry.get("model.alarm").tags("role", role, "column", column).gauges())
        .allSatisfy(alarm -> assertThat(alarm.value()).isZero())
        .extracting(alarm -> alarm.getId().getTag("check"))
        .containsExactlyInAnyOrder(checks.split(" "));
  }

  /**
   * What the document says; here there is one measure instead of nine or seven, and for the fleet
   * two bins, one decision and one quality make 11.
   */
  @ParameterizedTest
  @CsvSource({"distance, 42", "origin, 37", "probability, 43", "latency, 14"})
  void theNumberOfSeriesDependsOnKindAndRole(String column, int series) {
    assertThat(registry.find("model.alarm").tag("column", column).meters()).isNotEmpty();
    assertThat(registry.getMeters())
        .filteredOn(meter -> column.equals(meter.getId().getTag("column")))
        .hasSize(series);
  }

  @Test
  void theSeriesStayTheSameWhateverIsFound() {
    int meters = registry.getMeters().size();
    report(
        List.of(Findings.raised(Check.ERRORS, "errors", Response.ALARM)),
        List.of(Findings.raised(Check.SKEW, "distance", Response.INFORM)));
    monitor.expect(change("distance"));
    alarms();

    assertThat(registry.getMeters()).hasSize(meters);
  }

  @Test
  void anAlarmIsOneForTheCheckThatAsksForIt() {
    report(
        List.of(
            Findings.raised(Check.ERRORS, "errors", Response.ALARM),
            Findings.calm(Check.VOLUME, "volume")),
        List.of(
            Findings.calm(Check.DRIFT, "distance"),
            Findings.raised(Check.MISSING, "distance", Response.ALARM)),
        List.of(Findings.raised(Check.DRIFT, "origin", Response.ALARM)));

    assertThat(alarms())
        .containsExactlyInAnyOrder(
            "feature distance missing", "feature origin drift", "service errors errors");
  }

  @Test
  void oneOfSeveralDecisionRatesIsEnoughForTheAlarm() {
    report(
        NOTHING,
        List.of(Findings.calm(Check.DRIFT, "distance")),
        List.of(Findings.calm(Check.DRIFT, "origin")),
        List.of(
            Findings.calm(Check.DRIFT, "probability"),
            Findings.calm(Check.DECISION_RATE, "probability"),
            Findings.raised(Check.DECISION_RATE, "probability", Response.ALARM)));

    assertThat(alarms()).containsExactly("output probability decision_rate");
  }

  @ParameterizedTest
  @EnumSource(
      value = Response.class,
      names = {"INFORM", "WOULD_ALARM", "EXPECTED"})
  void whatDoesNotAskForAnAlarmIsNone(Response response) {
    report(
        List.of(Findings.raised(Check.VOLUME, "volume", response)),
        List.of(Findings.raised(Check.DRIFT, "distance", response)));

    assertThat(alarms()).isEmpty();
    assertThat(gauge("model.findings", "response", response.tag())).isEqualTo(2);
  }

  @Test
  void anAlarmEndsWithTheFindingNotWithTheVerdict() {
    Finding raised = Findings.raised(Check.DRIFT, "distance", Response.ALARM);
    Finding calmFirst = Findings.calm(Check.DRIFT, "distance");
    Finding stillRaised =
        new Finding(
            Check.DRIFT, "distance", "", calmFirst.verdict(), Response.ALARM, raised.raisedAt());

    report(NOTHING, List.of(stillRaised));
    assertThat(alarms()).containsExactly("feature distance drift");
    assertThat(gauge("model.drift.verdict", "column", "distance", "verdict", "stable")).isOne();

    report(NOTHING, List.of(calmFirst));
    assertThat(alarms()).isEmpty();
  }

  @Test
  void findingsAreCountedByWhatTheyAskOfPeople() {
    assertThat(findings())
        .isEqualTo(Map.of("inform", 0.0, "alarm", 0.0, "would_alarm", 0.0, "expected", 0.0));

    report(
        List.of(Findings.raised(Check.VOLUME, "volume", Response.ALARM)),
        List.of(
            Findings.raised(Check.DRIFT, "distance", Response.ALARM),
            Findings.raised(Check.SKEW, "distance", Response.INFORM)),
        List.of(Findings.raised(Check.NEVER_SEEN, "origin", Response.EXPECTED)),
        List.of(Findings.raised(Check.STUCK, "probability", Response.WOULD_ALARM)));

    assertThat(findings())
        .isEqualTo(Map.of("inform", 1.0, "alarm", 2.0, "would_alarm", 1.0, "expected", 1.0));
  }

  private Map<String, Double> findings() {
    return registry.get("model.findings").gauges().stream()
        .collect(
            Collectors.toMap(
                gauge -> gauge.getId().getTag("response"),
                Gauge::value,
                (a, b) -> a,
                TreeMap::new));
  }

  @Test
  void eachVersionCountsTheFindingsThatItRaised() {
    assertThat(raised("3", Response.ALARM)).isZero();
    monitor.raise(Response.ALARM, 2);
    monitor.raise(Response.INFORM, 5);
    monitor.deploy("4");
    assertThat(raised("4", Response.ALARM)).isZero();
    monitor.raise(Response.ALARM, 1);

    assertThat(raised("3", Response.ALARM)).isEqualTo(2);
    assertThat(raised("3", Response.INFORM)).isEqualTo(5);
    assertThat(raised("4", Response.ALARM)).isEqualTo(1);
    assertThat(raised("4", Response.INFORM)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"SLIGHT, 1", "MODERATE, 2", "MAJOR, 3"})
  void severityIsANumberThatAnAlertCanCompare(Severity severity, int number) {
    assertThat(gauge("model.drift.severity", "column", "distance")).isZero();
    report(NOTHING, List.of(Findings.raised(Check.DRIFT, "distance", severity, Response.INFORM)));

    assertThat(gauge("model.drift.severity", "column", "distance")).isEqualTo(number);
    assertThat(gauge("model.drift.severity", "column", "origin")).isZero();
  }

  @Test
  void severityIsThatOfTheDriftNotOfTheOtherChecks() {
    report(
        NOTHING,
        List.of(
            Findings.calm(Check.DRIFT, "distance"),
            Findings.raised(Check.MISSING, "distance", Severity.MAJOR, Response.ALARM)));

    assertThat(gauge("model.drift.severity", "column", "distance")).isZero();
  }

  @Test
  void theBoundOfTheEffectIsThatOfTheEvidence() {
    assertThat(gauge("model.drift.effect.bound", "column", "distance")).isNaN();
    report(
        NOTHING,
        List.of(Findings.calm(Check.DRIFT, "distance")),
        List.of(Findings.tooLittle(Check.DRIFT, "origin")));

    assertThat(gauge("model.drift.effect.bound", "column", "distance")).isEqualTo(0.21);
    assertThat(gauge("model.drift.effect.bound", "column", "origin")).isNaN();
  }

  @Test
  void aBlindColumnIsNeitherJudgedNorStable() {
    assertThat(gauge("model.columns.blind", "role", "feature")).isZero();
    report(
        NOTHING,
        List.of(Findings.blind(Check.DRIFT, "distance")),
        List.of(Findings.tooLittle(Check.DRIFT, "origin")));

    assertThat(gauge("model.columns.blind", "role", "feature")).isOne();
    assertThat(gauge("model.columns.blind", "role", "output")).isZero();
    assertThat(gauge("model.columns.judged", "role", "feature")).isZero();
    assertThat(gauge("model.drift.verdict", "column", "distance", "verdict", "blind")).isOne();
    assertThat(gauge("model.drift.verdict", "column", "distance", "verdict", "stable")).isZero();
    assertThat(gauge("model.drift.effect", "column", "distance")).isNaN();
    assertThat(gauge("model.drift.observations", "column", "distance")).isEqualTo(7);
  }

  @Test
  void movedColumnsAreCounted() {
    assertThat(gauge("model.columns.moved")).isZero();
    report(NOTHING);

    assertThat(gauge("model.columns.moved")).isEqualTo(2);
  }

  @Test
  void anAnnouncedChangeIsSeenBeforeAnyWindowClosesAndGoesWithItsTime() {
    monitor.expect(change("distance"));
    assertThat(gauge("model.expected.change", "column", "distance")).isOne();
    assertThat(gauge("model.expected.change", "column", "origin")).isZero();

    monitor.forgetExpected();
    assertThat(gauge("model.expected.change", "column", "distance")).isZero();
  }

  @Test
  void aReplacedVersionKeepsItsAlarmsAndAnnouncedChanges() {
    monitor.expect(change("origin"));
    report(NOTHING, List.of(Findings.raised(Check.DRIFT, "distance", Response.ALARM)));
    monitor.deploy("4");
    monitor.forgetExpected();

    String[] drift = {"column", "distance", "check", "drift", "version", "3"};
    assertThat(gauge("model.alarm", drift)).isOne();
    assertThat(gauge("model.expected.change", "column", "origin", "version", "3")).isOne();
    assertThat(gauge("model.expected.change", "column", "origin", "version", "4")).isZero();
    drift[5] = "4";
    assertThat(gauge("model.alarm", drift)).isZero();
  }

  private static ExpectedChange change(String column) {
    return new ExpectedChange(
        column, "new supplier", "data team", ScriptedMonitor.START.plusSeconds(60));
  }
}
