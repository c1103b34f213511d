package io.driftmeter.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.api.ModelMonitor;
import io.driftmeter.api.report.Check;
import io.driftmeter.api.report.ExpectedChange;
import io.driftmeter.api.report.Response;
import io.driftmeter.stats.StreamingModelMonitor;
import io.driftmeter.stats.profile.Profile;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A wide model publishes its most important columns in detail, and of the others the alarm. */
class DetailedColumnsTest {

  private static final Profile WIDE = WideModel.reference(60);

  private final MeterRegistry registry = new SimpleMeterRegistry();

  private static StreamingModelMonitor wide() {
    return StreamingModelMonitor.builder("wide", "1").reference(WIDE).build();
  }

  private <M extends ModelMonitor> M bound(M monitor, int detailedColumns) {
    ModelMonitorMetrics.builder(monitor).detailedColumns(detailedColumns).build().bindTo(registry);
    return monitor;
  }

  private double gauge(String name, String... tags) {
    return registry.get(name).tags(tags).gauge().value();
  }

  private Set<String> columnsOf(Stream<Meter> meters) {
    return meters.map(meter -> meter.getId().getTag("column")).collect(Collectors.toSet());
  }

  private Set<String> detailed() {
    return columnsOf(registry.find("model.values").meters().stream());
  }

  private Set<String> brief() {
    return columnsOf(registry.find("model.alarm").tag("check", "any").meters().stream());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 40, 61, 62, 63, 10_000})
  void everyColumnIsInDetailOrInBriefAndTheCapHolds(int cap) {
    try (StreamingModelMonitor monitor = bound(wide(), cap)) {
      assertThat(monitor.isEnabled()).isTrue();
      assertThat(detailed()).hasSize(Math.min(cap, 62));
      assertThat(brief()).hasSize(62 - detailed().size());
      assertThat(Stream.of(detailed(), brief()).flatMap(Set::stream).distinct()).hasSize(62);
      assertThat(gauge("driftmeter.columns.in.brief")).isEqualTo(brief().size());
    }
  }

  @Test
  void outputsComeFirstThenCriticalColumnsThenTheMostImportant() {
    try (StreamingModelMonitor monitor = bound(wide(), 5)) {
      assertThat(monitor.isEnabled()).isTrue();
      assertThat(detailed()).containsExactlyInAnyOrder("score", "must", "f59", "f58", "f57");
    }
  }

  @Test
  void whereNothingIsSaidOfImportanceTheFirstOfTheSchemaAreInDetail() {
    try (StreamingModelMonitor monitor = bound(Payments.monitor("1").build(), 2)) {
      assertThat(monitor.isEnabled()).isTrue();
      assertThat(detailed()).containsExactlyInAnyOrder("risk", "amount");
    }
  }

  @Test
  void aColumnInBriefIsTwoSeriesAndAColumnInDetailIsWhole() {
    try (StreamingModelMonitor monitor = bound(wide(), 3)) {
      assertThat(monitor.isEnabled()).isTrue();
      assertThat(registry.getMeters())
          .filteredOn(meter -> "f0".equals(meter.getId().getTag("column")))
          .extracting(meter -> meter.getId().getName())
          .containsExactlyInAnyOrder("model.alarm", "model.expected.change");
      assertThat(registry.getMeters())
          .filteredOn(meter -> "f59".equals(meter.getId().getTag("column")))
          .as("39, and for the fleet as many again")
          .hasSize(39 + 39);
    }
  }

  @Test
  void usuallyThreeHundredColumnsAreInDetail() {
    try (StreamingModelMonitor monitor =
        ModelMonitorMetrics.monitor(
            registry,
            StreamingModelMonitor.builder("wide", "1").schema(WideModel.schema(400)).build())) {
      assertThat(monitor.isEnabled()).isTrue();
      assertThat(detailed()).hasSize(300);
      assertThat(brief()).hasSize(102);
    }
  }

  @Test
  void allColumnsAreJudgedAndCountedWhetherInDetailOrNot() {
    try (StreamingModelMonitor monitor = bound(wide(), 0)) {
      for (int i = 0; i < 2_000; i++) {
        monitor.record(new double[61], 0.5);
      }
      monitor.closeWindow();

      assertThat(gauge("model.columns.judged", "role", "feature")).isEqualTo(61);
      assertThat(gauge("model.columns.drifted", "role", "feature")).isEqualTo(61);
    }
  }

  @Test
  void theLatencyIsInDetailInAnyCase() {
    try (StreamingModelMonitor monitor = bound(Payments.monitor("1").build(), 0)) {
      assertThat(monitor.isEnabled()).isTrue();
      assertThat(registry.find("model.alarm").tag("column", "latency").meters())
          .extracting(meter -> meter.getId().getTag("check"))
          .containsExactlyInAnyOrder("latency", "threshold");
      assertThat(registry.find("model.drift.verdict").meters())
          .extracting(meter -> meter.getId().getTag("column"))
          .containsOnly("latency");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Check.class,
      names = {"DRIFT", "MISSING", "STUCK", "NEVER_SEEN", "THRESHOLD"})
  void aColumnInBriefAlarmsWhateverTheCheck(Check check) {
    ScriptedMonitor monitor = bound(new ScriptedMonitor("late-arrival", "3"), 1);
    assertThat(gauge("model.alarm", "column", "distance", "check", "any")).isZero();

    monitor.report(
        Instant.EPOCH,
        List.of(),
        List.of(
            Findings.calm(Check.SKEW, "distance"),
            Findings.raised(check, "distance", Response.ALARM)));

    assertThat(gauge("model.alarm", "column", "distance", "check", "any")).isOne();
    assertThat(gauge("model.findings", "response", "alarm")).isOne();
    assertThat(gauge("model.alarm", "column", "origin", "check", "any")).isZero();
  }

  @Test
  void anAnnouncedChangeOfAColumnInBriefIsSeen() {
    ScriptedMonitor monitor = bound(new ScriptedMonitor("late-arrival", "3"), 1);

    monitor.expect(
        new ExpectedChange("distance", "kilometres", "data team", Instant.EPOCH.plusSeconds(60)));

    assertThat(gauge("model.expected.change", "column", "distance")).isOne();
    assertThat(gauge("model.expected.change", "column", "origin")).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      value = Response.class,
      names = {"INFORM", "WOULD_ALARM", "EXPECTED"})
  void whatAsksForNoAlarmIsNoneInBriefEither(Response response) {
    ScriptedMonitor monitor = bound(new ScriptedMonitor("late-arrival", "3"), 1);

    monitor.report(
        Instant.EPOCH, List.of(), List.of(Findings.raised(Check.DRIFT, "distance", response)));

    assertThat(gauge("model.alarm", "column", "distance", "check", "any")).isZero();
  }

  @Test
  void theSameColumnsAreInDetailWhateverHappens() {
    try (StreamingModelMonitor monitor =
        bound(
            StreamingModelMonitor.builder("wide", "1")
                .schema(WideModel.schema(60))
                .baselineRows(1_000)
                .window(Duration.ofDays(1))
                .build(),
            3)) {
      Set<String> learning = detailed();
      assertThat(registry.find("model.drift.score").meters()).isEmpty();

      monitor.deploy("1", WIDE);
      assertThat(detailed()).isEqualTo(learning);
      assertThat(columnsOf(registry.find("model.drift.score").meters().stream()))
          .isEqualTo(learning);

      monitor.deploy("2", WIDE);
      assertThat(columnsOf(registry.find("model.values").tag("version", "2").meters().stream()))
          .isEqualTo(learning);
      assertThat(brief()).hasSize(59);
    }
    assertThat(registry.getMeters()).isEmpty();
  }

  @Test
  void aLineOfTheLogNamesTheColumnsInBrief() {
    List<String> lines = new ArrayList<>();
    Logger logger = Logger.getLogger(Binding.class.getName());
    Handler handler = linesInto(lines);
    logger.addHandler(handler);
    try (StreamingModelMonitor monitor = wide()) {
      bound(monitor, 39);
      monitor.deploy("1", WIDE);
      monitor.close();
      bound(monitor, 39);
    } finally {
      logger.removeHandler(handler);
    }

    assertThat(lines)
        .containsExactly(
            "model 'wide' version '1': 23 columns are published in brief, because 39 may be in"
                + " detail: f22, f21, f20, f19, f18, f17, f16, f15, f14, f13, f12, f11, f10, f9, f8, f7,"
                + " f6, f5, f4, f3 and 3 more");
  }

  private static Handler linesInto(List<String> lines) {
    return new Handler() {
      @Override
      public void publish(LogRecord line) {
        lines.add(MessageFormat.format(line.getMessage(), line.getParameters()));
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 10_001})
  void aCapOutOfRangeIsRefused(int cap) {
    try (StreamingModelMonitor monitor = Payments.monitor("1").build()) {
      ModelMonitorMetrics.Builder builder =
          ModelMonitorMetrics.builder(monitor).detailedColumns(cap);

      assertThatThrownBy(builder::build)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("detailedColumns is %d, but must be 0 to 10000".formatted(cap));
    }
  }
}
