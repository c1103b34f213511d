package io.driftmeter.examples.load;

import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.PredictionScope;
import io.driftmeter.examples.flights.PredictionServer;
import io.driftmeter.micrometer.ModelMonitorMetrics;
import io.driftmeter.stats.StreamingModelMonitor;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Serves the model of {@link WideRows}. What its standard input says switches its monitor on and
 * off, so that one process can be measured in every state.
 */
final class WideServer {

  /** Builds a monitor and records every prediction. */
  static final String MONITOR = "monitor";

  /** Publishes the monitor's meters. */
  static final String BIND = "bind";

  /** Closes the monitor, which removes its meters. */
  static final String CLOSE = "close";

  private static final String MODEL = "wide";
  private static final String VERSION = "1";

  /** Short, so that the history of windows fills while it is measured. */
  private static final Duration WINDOW = Duration.ofSeconds(1);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private @Nullable StreamingModelMonitor monitor;
  private volatile ToDoubleFunction<double[]> model = WideRows::predict;

  private WideServer() {}

  /** Serves until the standard input ends. */
  public static void main(String[] args) throws IOException {
    WideServer wide = new WideServer();
    try (PredictionServer server =
            PredictionServer.start(
                0,
                WideRows::read,
                row -> wide.model.applyAsDouble(row),
                () -> wide.registry.scrape());
        BufferedReader input =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      System.out.println("Serving on " + server.address() + ".");
      for (String command; (command = input.readLine()) != null; ) {
        wide.obey(command);
        System.out.println(command);
      }
    }
  }

  private void obey(String command) {
    switch (command) {
      case MONITOR -> {
        StreamingModelMonitor started =
            StreamingModelMonitor.builder(MODEL, VERSION)
                .reference(WideRows.reference(MODEL, VERSION))
                .window(WINDOW)
                .tick(WINDOW)
                .build();
        model = watched(started);
        monitor = started;
      }
      case BIND -> {
        if (monitor != null) {
          ModelMonitorMetrics.monitor(registry, monitor);
        }
      }
      case CLOSE -> {
        model = WideRows::predict;
        if (monitor != null) {
          monitor.close();
        }
        monitor = null;
      }
      default -> throw new IllegalArgumentException("no command '" + command + "'");
    }
  }

  private static ToDoubleFunction<double[]> watched(StreamingModelMonitor monitor) {
    NumericColumn[] columns =
        monitor.schema().numericFeatures().stream()
            .map(column -> monitor.numeric(column.name()))
            .toArray(NumericColumn[]::new);
    return row -> {
      try (PredictionScope prediction = monitor.startPrediction()) {
        for (int i = 0; i < columns.length; i++) {
          prediction.set(columns[i], row[i]);
        }
        return prediction.output(WideRows.predict(row));
      }
    };
  }
}
