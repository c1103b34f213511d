package io.driftmeter.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.api.fleet.FleetBin;
import io.driftmeter.api.fleet.FleetColumn;
import io.driftmeter.api.schema.ColumnKind;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What replicas have in common is settled by properties. */
class FleetPropertiesTest {

  @Configuration(proxyBeanMethods = false)
  @Import(PlainApplication.class)
  static class Served {
    @Bean
    LateArrivalModel lateArrival() {
      return new LateArrivalModel();
    }

    @Bean
    MeterRegistry registry() {
      return new SimpleMeterRegistry();
    }
  }

  @TempDir private Path folder;

  private App served(String... properties) throws IOException {
    String reference = Flights.saved(folder.resolve("reference.json"), "3");
    String[] all = Arrays.copyOf(properties, properties.length + 1);
    all[properties.length] = reference;
    return App.plain(Served.class, all);
  }

  private static List<FleetColumn> columns(App app, ColumnKind kind) {
    return app.monitor("late-arrival").fleet().orElseThrow().columns().stream()
        .filter(column -> column.column().kind() == kind)
        .toList();
  }

  private static long series(App app) {
    return app.bean(MeterRegistry.class).getMeters().stream()
        .filter(meter -> meter.getId().getName().equals("model.bin.values"))
        .count();
  }

  @Test
  void theNumberOfBinsIsAProperty() throws IOException {
    try (App app = served("driftmeter.models.late-arrival.fleet-bins=4")) {
      assertThat(columns(app, ColumnKind.NUMERIC))
          .isNotEmpty()
          .allSatisfy(column -> assertThat(column.bins()).hasSizeLessThanOrEqualTo(4));
      assertThat(series(app)).isPositive();
    }
  }

  @Test
  void noBinsAreNoFleet() throws IOException {
    try (App app = served("driftmeter.models.late-arrival.fleet-bins=0")) {
      assertThat(app.monitor("late-arrival").fleet()).isEmpty();
      assertThat(series(app)).isZero();
    }
  }

  @Test
  void namesOfCategoriesAreLabelsWhereTheyAreAskedFor() throws IOException {
    try (App app = served("driftmeter.models.late-arrival.fleet-category-names=true")) {
      assertThat(columns(app, ColumnKind.CATEGORICAL))
          .flatExtracting(FleetColumn::bins)
          .extracting(FleetBin::range)
          .contains("other")
          .noneMatch(range -> range.startsWith("category "));
    }
  }

  @Test
  void theSeriesOfTheFleetAreCapped() throws IOException {
    try (App app = served("driftmeter.meters.fleet-series=0")) {
      assertThat(series(app)).isZero();
      assertThat(app.log()).anyMatch(line -> line.contains("are not exported for the fleet"));
    }
  }

  @Test
  void aCapOutOfRangeFailsTheStart() {
    assertThatThrownBy(() -> served("driftmeter.meters.fleet-series=-1").close())
        .hasStackTraceContaining("driftmeter.meters.fleet-series is -1, but must be 0 to 1000000");
  }
}
