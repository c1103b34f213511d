package io.driftmeter.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.api.schema.Schema;
import io.driftmeter.stats.StreamingModelMonitor;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.profile.ReferenceProfiles;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a replica exports so that others can add it up. */
class FleetMetersTest {

  private static final Set<String> FLEET =
      Set.of(
          "model.bin.values",
          "model.bin.reference",
          "model.decisions",
          "model.decision.reference",
          "model.quality.reference",
          "model.reference.values",
          "model.reference.scale",
          "model.reference.degrees",
          "model.column.info",
          "model.rule.parameter");

  private final MeterRegistry registry = new SimpleMeterRegistry();

  private static int fleetSeries(MeterRegistry registry) {
    return (int)
        registry.getMeters().stream()
            .filter(meter -> FLEET.contains(meter.getId().getName()))
            .count();
  }

  private double bins(String version, String column) {
    return sum(
        registry
            .find("model.bin.values")
            .tag("version", version)
            .tag("column", column)
            .functionCounters());
  }

  private static double sum(Collection<FunctionCounter> counters) {
    return counters.stream().mapToDouble(FunctionCounter::count).sum();
  }

  private double gauge(String name, String... tags) {
    return registry.get(name).tags(tags).gauge().value();
  }

  @Test
  void everyBinIsBornAtZeroAndCountsEveryValue() {
    try (StreamingModelMonitor monitor =
        ModelMonitorMetrics.monitor(
            registry, Payments.monitor("1").reference(Payments.reference("1")).build())) {
      assertThat(registry.find("model.bin.values").functionCounters())
          .hasSize(12 + 5 + 12)
          .allSatisfy(counter -> assertThat(counter.count()).isZero());

      Payments.record(monitor, 5_000, 3, 0);
      monitor.closeWindow();

      assertThat(bins("1", "amount")).isEqualTo(5_000);
      assertThat(bins("1", "country")).isEqualTo(5_000);
      assertThat(bins("1", "risk")).isEqualTo(5_000);
    }
  }

  @Test
  void sharesOfTheReferenceSumToOneAndNameTheirRange() {
    try (StreamingModelMonitor monitor =
        ModelMonitorMetrics.monitor(
            registry, Payments.monitor("1").reference(Payments.reference("1")).build())) {
      assertThat(monitor.isEnabled()).isTrue();
      for (String column : List.of("amount", "country", "risk")) {
        assertThat(
                registry.find("model.bin.reference").tag("column", column).gauges().stream()
                    .mapToDouble(Gauge::value)
                    .sum())
            .isCloseTo(1, within(1e-12));
      }
      assertThat(ranges("amount")).anyMatch(range -> range.matches("< [0-9.]+"));
      assertThat(ranges("amount")).anyMatch(range -> range.matches("\\[[0-9.]+, [0-9.]+\\)"));
      assertThat(ranges("amount")).anyMatch(range -> range.matches(">= [0-9.]+"));
      assertThat(ranges("country"))
          .containsExactly("category 0", "category 1", "category 2", "category 3", "other");
    }
  }

  private Set<String> ranges(String column) {
    return registry.find("model.bin.reference").tag("column", column).meters().stream()
        .map(meter -> meter.getId().getTag("range"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void namesOfCategoriesAppearWhenAskedFor() {
    try (StreamingModelMonitor monitor =
        ModelMonitorMetrics.monitor(
            registry,
            Payments.monitor("1")
                .reference(Payments.reference("1"))
                .fleetCategoryNames(true)
                .build())) {
      assertThat(monitor.isEnabled()).isTrue();
      assertThat(ranges("country")).containsExactly("AT", "CH", "DE", "FR", "other");
    }
  }

  @Test
  void aVersionOnTheGridsOfItsPredecessorHasTheSameBins() {
    Profile first = Payments.reference("1");
    try (StreamingModelMonitor monitor =
        ModelMonitorMetrics.monitor(registry, Payments.monitor("1").reference(first).build())) {
      Payments.record(monitor, 1_000, 3, 0);

      monitor.deploy("2", onGridsOf(first, "2"));

      assertThat(grids("2")).isEqualTo(grids("1"));
      assertThat(bins("1", "amount")).isEqualTo(1_000);
      assertThat(bins("2", "amount")).isZero();

      monitor.deploy("3", Payments.reference("3"));
      assertThat(grids("3")).isEqualTo(grids("1")); // the same values give the same grids
    }
  }

  private Set<String> grids(String version) {
    return registry.find("model.bin.values").tag("version", version).meters().stream()
        .map(meter -> meter.getId().getTag("column") + meter.getId().getTag("grid"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Profile onGridsOf(Profile previous, String version) {
    var builder =
        ReferenceProfiles.builder("payments", version, Payments.SCHEMA).gridsFrom(previous);
    Payments.record(builder, 20_000, 9, 2);
    return builder.build();
  }

  @Test
  void anotherReferenceOfTheSameVersionKeepsTheCountersWhereBinsStayTheSame() {
    Profile first = Payments.reference("1");
    try (StreamingModelMonitor monitor =
        ModelMonitorMetrics.monitor(registry, Payments.monitor("1").reference(first).build())) {
      Payments.record(monitor, 1_000, 3, 0);
      monitor.closeWindow();
      Payments.record(monitor, 500, 4, 0);

      monitor.deploy("1", onGridsOf(first, "1"));
      Payments.record(monitor, 250, 5, 0);
      monitor.closeWindow();

      assertThat(bins("1", "amount")).isEqualTo(1_750);
      assertThat(registry.find("model.bin.reference").tag("column", "amount").gauges())
          .as("shares of one reference alone")
          .hasSize(12);
    }
  }

  @Test
  void withoutASharedReferenceThereIsNothingToAddUp() {
    try (StreamingModelMonitor monitor =
        ModelMonitorMetrics.monitor(registry, Payments.monitor("1").baselineRows(1_000).build())) {
      assertThat(fleetSeries(registry)).isZero();
      assertThat(gauge("driftmeter.fleet.series")).isZero();

      monitor.deploy("1", Payments.reference("1"));

      assertThat(fleetSeries(registry)).isPositive();
    }
  }

  @Test
  void theNumberOfSeriesIsWhatTheFormulaSays() {
    try (StreamingModelMonitor monitor =
        ModelMonitorMetrics.monitor(
            registry, Payments.monitor("1").reference(Payments.reference("1")).build())) {
      assertThat(monitor.isEnabled()).isTrue();
      // 8 for the rule; numbers: 2 x 12 bins, 5 qualities, 4; categories: 2 x (4 + 1), 4, 4; a
      // decision: 2
      int expected = 8 + (24 + 5 + 10) + (10 + 4 + 10) + (24 + 2 + 5 + 10);
      assertThat(fleetSeries(registry)).isEqualTo(expected);
      assertThat(gauge("driftmeter.fleet.series")).isEqualTo(expected);
      assertThat(gauge("driftmeter.fleet.columns.left.out")).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 50, 51, 52, 200, 1_000, 3_000})
  void seriesNeverExceedTheirCapAndTheMostImportantComeFirst(int cap) {
    try (StreamingModelMonitor monitor =
        StreamingModelMonitor.builder("wide", "1").reference(WideModel.reference(60)).build()) {
      ModelMonitorMetrics.builder(monitor).fleetSeries(cap).build().bindTo(registry);

      assertThat(fleetSeries(registry)).isLessThanOrEqualTo(cap);
      Set<String> exported = exported();
      assertThat(gauge("driftmeter.fleet.columns.left.out")).isEqualTo(62 - exported.size());
      assertThat(gauge("driftmeter.fleet.series")).isEqualTo(fleetSeries(registry));
      if (cap >= 200) {
        assertThat(exported).contains("score", "must", "f59");
      }
      int columns = (cap - 8 - 43) / 39;
      assertThat(exported).hasSize(cap < 51 ? 0 : Math.min(62, 1 + Math.max(0, columns)));
    }
  }

  private Set<String> exported() {
    return registry.find("model.column.info").meters().stream()
        .map(meter -> meter.getId().getTag("column"))
        .collect(Collectors.toSet());
  }

  @Test
  void allMonitorsOfARegistryShareTheCap() {
    try (StreamingModelMonitor first =
            StreamingModelMonitor.builder("wide", "1").reference(WideModel.reference(60)).build();
        StreamingModelMonitor second =
            ModelMonitorMetrics.monitor(
                registry, Payments.monitor("1").reference(Payments.reference("1")).build())) {
      assertThat(second.isEnabled()).isTrue();

      ModelMonitorMetrics.monitor(registry, first);

      assertThat(fleetSeries(registry)).isBetween(950, 1_000);
    }
  }

  @Test
  void aDeployThatHasNoRoomForBothVersionsLetsGoOfTheOldOneAtOnce() {
    Profile wide = WideModel.reference(60);
    try (StreamingModelMonitor monitor =
        ModelMonitorMetrics.monitor(
            registry, StreamingModelMonitor.builder("wide", "1").reference(wide).build())) {
      double before = gauge("driftmeter.fleet.columns.left.out");

      monitor.deploy("2", wide);

      assertThat(fleetSeries(registry)).isLessThanOrEqualTo(1_000);
      assertThat(registry.find("model.bin.values").tag("version", "1").meters()).isEmpty();
      assertThat(gauge("driftmeter.fleet.columns.left.out", "version", "2")).isEqualTo(before);
    }
  }

  @Test
  void onlyColumnsInDetailAreForTheFleetHoweverMuchRoomThereIs() {
    Profile wide = WideModel.reference(60);
    try (StreamingModelMonitor monitor =
        StreamingModelMonitor.builder("wide", "1").reference(wide).build()) {
      ModelMonitorMetrics.builder(monitor)
          .detailedColumns(3)
          .fleetSeries(10_000)
          .build()
          .bindTo(registry);

      assertThat(exported()).containsExactlyInAnyOrder("score", "must", "f59");
      assertThat(gauge("driftmeter.fleet.columns.left.out")).isEqualTo(59);

      monitor.deploy("2", wide);

      assertThat(registry.find("model.bin.values").tag("version", "1").meters())
          .as("where both versions have room, the older one stays for the grace period")
          .isNotEmpty();
    }
  }

  @Test
  void aReferenceThatFindsAColumnInBriefImportantTakesNoOthersOutOfTheFleet() {
    Schema.Builder later = Schema.builder();
    WideModel.schema(60).columns().stream()
        .map(column -> column.name().equals("f0") ? column.asCritical() : column)
        .forEach(later::column);
    try (StreamingModelMonitor monitor =
        StreamingModelMonitor.builder("wide", "1").reference(WideModel.reference(60)).build()) {
      ModelMonitorMetrics.builder(monitor).detailedColumns(3).build().bindTo(registry);

      monitor.deploy("1", WideModel.reference(later.build()));

      assertThat(exported()).containsExactlyInAnyOrder("score", "must", "f59");
    }
  }

  @Test
  void decisionsAreCountedExactlyAtTheirThresholds() {
    try (StreamingModelMonitor monitor =
        ModelMonitorMetrics.monitor(
            registry,
            StreamingModelMonitor.builder("wide", "1")
                .reference(WideModel.reference(60))
                .window(Duration.ofDays(1))
                .build())) {
      double[] features = new double[61];
      for (double score : new double[] {0, 0.2499999, 0.25, 0.49, 0.5, 0.99, 7e9}) {
        monitor.record(features, score);
      }
      monitor.closeWindow();

      assertThat(decisions(">= 0.25")).isEqualTo(5);
      assertThat(decisions(">= 0.5")).isEqualTo(3);
    }
  }

  private double decisions(String decision) {
    return registry.get("model.decisions").tag("decision", decision).functionCounter().count();
  }

  @Test
  void closingTakesEverythingAway() {
    ModelMonitorMetrics.monitor(
            registry, Payments.monitor("1").reference(Payments.reference("1")).build())
        .close();

    assertThat(registry.getMeters()).extracting(Meter::getId).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1_000_001})
  void aCapOutOfRangeIsRefused(int cap) {
    try (StreamingModelMonitor monitor = Payments.monitor("1").build()) {
      ModelMonitorMetrics.Builder builder = ModelMonitorMetrics.builder(monitor).fleetSeries(cap);

      assertThatThrownBy(builder::build)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("fleetSeries is %d, but must be 0 to 1000000".formatted(cap));
    }
  }
}
