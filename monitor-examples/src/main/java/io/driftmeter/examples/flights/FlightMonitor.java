package io.driftmeter.examples.flights;

import io.driftmeter.api.PredictionScope;
import io.driftmeter.api.RowRecorder;
import io.driftmeter.api.profile.ReferenceKind;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.micrometer.ModelMonitorMetrics;
import io.driftmeter.stats.MonitorBuilder;
import io.driftmeter.stats.StreamingModelMonitor;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.profile.ReferenceBuilder;
import io.driftmeter.stats.profile.ReferenceProfiles;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All that this example does with Driftmeter. Safe for use by many threads. */
public final class FlightMonitor implements AutoCloseable {

  /** The name of the model. */
  public static final String MODEL = "flight-delay";

  /** The version that was trained on January to March 2001. */
  public static final String VERSION = "2001-03";

  /** A prediction takes a tenth of a millisecond; 25 leave room for a busy machine. */
  private static final Duration LATENCY_LIMIT = Duration.ofMillis(25);

  private static final double LATENCY_SHARE = 0.95;

  private final ReplayClock clock = new ReplayClock();
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final StreamingModelMonitor monitor;
  private final FlightColumns columns;

  private FlightMonitor(String version, Profile reference, UnaryOperator<MonitorBuilder> settings) {
    monitor =
        settings
            .apply(
                StreamingModelMonitor.builder(MODEL, version)
                    .reference(reference)
                    .window(Duration.ofMinutes(15))
                    .tick(Duration.ofSeconds(1))
                    .latencyObjective(LATENCY_LIMIT, LATENCY_SHARE)
                    .unseenNames(5) // airport codes are public
                    .clock(clock))
            .build();
    columns = new FlightColumns(monitor);
    ModelMonitorMetrics.monitor(registry, monitor);
  }

  /**
   * Builds the reference and starts the monitor.
   *
   * @param data features are referred to the training rows, outputs to the calibration rows
   * @param model gives the outputs of the calibration rows
   * @param profile where to save the reference, or null
   * @throws IOException if the reference cannot be saved
   */
  static FlightMonitor start(FlightData data, DelayModel model, @Nullable Path profile)
      throws IOException {
    Profile reference =
        reference(data, model, VERSION, ReferenceKind.TRAINING, lastDeparture(data.training()));
    if (profile != null) {
      ReferenceProfiles.save(reference, profile);
    }
    return new FlightMonitor(VERSION, reference, builder -> builder);
  }

  /**
   * Starts a monitor whose windows end by the time of day.
   *
   * @param version of the model
   * @param reference what to compare with
   * @param settings the last word on how it is built
   */
  public static FlightMonitor live(
      String version, Profile reference, UnaryOperator<MonitorBuilder> settings) {
    FlightMonitor monitor = new FlightMonitor(version, reference, settings);
    monitor.goLive();
    return monitor;
  }

  /**
   * The reference of a version.
   *
   * @param data features are referred to the training rows, outputs to the calibration rows
   * @param model gives the outputs of the calibration rows
   * @param version that it is for
   * @param kind what the rows are said to be
   * @param dataThrough the time of the newest row
   */
  public static Profile reference(
      FlightData data, DelayModel model, String version, ReferenceKind kind, Instant dataThrough) {
    ReferenceBuilder builder =
        ReferenceProfiles.builder(MODEL, version, FlightColumns.SCHEMA)
            .kind(kind)
            .dataThrough(dataThrough);
    FlightColumns columns = new FlightColumns(builder);
    RowRecorder<FlightRequest> rows = builder.rows(columns::write);
    data.training().forEach(flight -> rows.record(flight.request()));
    List<FlightRequest> unseen = data.calibration().stream().map(Flight::request).toList();
    for (double probability : model.predictAll(unseen)) {
      columns.probability().record(probability);
    }
    return builder.build();
  }

  private static Instant lastDeparture(List<Flight> flights) {
    return flights.stream()
        .map(flight -> flight.departure().toInstant(ZoneOffset.UTC))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** The model, with every prediction recorded. */
  public PredictionService watch(PredictionService model) {
    return flight -> {
      try (PredictionScope prediction = monitor.startPrediction()) {
        columns.write(flight, prediction);
        return prediction.output(model.predict(flight));
      }
    };
  }

  /** The page behind {@code GET /metrics}, in Prometheus' text format. */
  public String scrape() {
    return registry.scrape();
  }

  /** The monitor itself. */
  public StreamingModelMonitor monitor() {
    return monitor;
  }

  /** Ends a window whose every row is answered, and judges it. */
  DriftReport endWindow() {
    return monitor.closeWindow();
  }

  /** From here on windows end by the time of day. */
  void goLive() {
    clock.run();
  }

  /** Stops watching. */
  @Override
  public void close() {
    monitor.close();
    registry.close();
  }
}
