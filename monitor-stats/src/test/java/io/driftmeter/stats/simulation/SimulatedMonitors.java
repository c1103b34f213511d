package io.driftmeter.stats.simulation;

import io.driftmeter.api.RowRecorder;
import io.driftmeter.api.counts.BinCounts;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.stats.HandDrivenClock;
import io.driftmeter.stats.HandDrivenExecutor;
import io.driftmeter.stats.MonitorBuilder;
import io.driftmeter.stats.StreamingModelMonitor;
import io.driftmeter.stats.measure.Measures;
import io.driftmeter.stats.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Monitors of one model that are set differently and see the same rows. Not thread-safe. */
final class SimulatedMonitors implements AutoCloseable {

  private final SimulatedModel model;
  private final Profile reference;
  private final int rows;
  private final HandDrivenClock clock;
  private final HandDrivenExecutor executor = new HandDrivenExecutor();
  private final List<StreamingModelMonitor> monitors = new ArrayList<>();
  private final List<RowRecorder<Draw>> recorders = new ArrayList<>();

  /**
   * One monitor for each of the settings.
   *
   * @param rows rows of a window
   */
  SimulatedMonitors(
      SimulatedModel model,
      Profile reference,
      int rows,
      List<UnaryOperator<MonitorBuilder>> settings) {
    this.model = model;
    this.reference = reference;
    this.rows = rows;
    clock = new HandDrivenClock(model.now());
    for (UnaryOperator<MonitorBuilder> setting : settings) {
      MonitorBuilder builder =
          StreamingModelMonitor.builder(reference.info().model(), "1")
              .reference(reference)
              .window(SimulatedModel.WINDOW)
              .measures(
                  List.of(
                      Measures.PSI,
                      Measures.JENSEN_SHANNON,
                      Measures.KOLMOGOROV_SMIRNOV,
                      Measures.WASSERSTEIN))
              .clock(clock)
              .executor(executor);
      StreamingModelMonitor monitor = setting.apply(builder).build();
      monitors.add(monitor);
      recorders.add(SimulatedModel.recorder(monitor));
    }
  }

  /** What each monitor says of the next window. */
  List<DriftReport> window(Change change) {
    model.window(recorders, rows, change);
    clock.set(model.now());
    return monitors.stream().map(StreamingModelMonitor::closeWindow).toList();
  }

  /** The rule that Prometheus applies to each column of one of the monitors. */
  List<PrometheusRule> prometheus(int monitor) {
    return monitors.get(monitor).fleet().orElseThrow().columns().stream()
        .map(PrometheusRule::new)
        .toList();
  }

  /** What one of the monitors has counted for Prometheus so far, by column. */
  List<BinCounts> bins(int monitor) {
    return monitors.get(monitor).counts().bins();
  }

  /** Lets one of the monitors start anew, so that it merges no windows with earlier ones. */
  void restart(int monitor) {
    monitors.get(monitor).deploy(reference.info().version(), reference);
  }

  @Override
  public void close() {
    monitors.forEach(StreamingModelMonitor::close);
    executor.shutdownNow();
  }
}
