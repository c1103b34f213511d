package io.driftmeter.examples.flights;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that this example does with Driftmeter. So far it watches nothing. */
final class FlightMonitor implements AutoCloseable {

  private FlightMonitor() {}

  /**
   * Builds the reference and starts the monitor.
   *
   * @param data features are referred to the training rows, outputs to the calibration rows
   * @param model gives the outputs of the calibration rows
   * @param profile where to save the reference, or null
   */
  static FlightMonitor start(FlightData data, DelayModel model, @Nullable Path profile) {
    return new FlightMonitor();
  }

  /** The model, with every prediction recorded. */
  PredictionService watch(PredictionService model) {
    return model;
  }

  /** The page behind {@code GET /metrics}, in Prometheus' text format. */
  String scrape() {
    return "";
  }

  /** Ends a window whose every row is answered, judges it, and returns the lines to print. */
  List<String> endWindow(int window) {
    return List.of();
  }

  /** What was raised, when, on which column, and what followed from it: lines to print. */
  List<String> summary() {
    return List.of();
  }

  /** Stops watching. */
  @Override
  public void close() {}
}
