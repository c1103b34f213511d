package io.driftmeter.jmh;

import io.driftmeter.micrometer.ModelMonitorMetrics;
import io.driftmeter.stats.StreamingModelMonitor;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A scrape of the meters of one monitor that has judged a window. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ScrapeBenchmark {

  /** What nobody has to ask for. */
  static final String BY_DEFAULT = "by default";

  private static final String ALL_IN_DETAIL = "all in detail";
  private static final String WITHOUT_OTHER_SCORES = "all in detail, of the scores PSI alone";

  /** A monitor and its meters. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // set up by JMH
  public static class Bound {

    /** How many numeric columns. */
    @Param({"10", "100", "1000"})
    public int columns;

    /** How much of each column is published. */
    @Param({BY_DEFAULT, ALL_IN_DETAIL, WITHOUT_OTHER_SCORES})
    public String meters;

    private StreamingModelMonitor monitor;
    PrometheusMeterRegistry registry;

    /** Binds it and closes a window. */
    @Setup
    public void bind() {
      monitor = Monitors.start(columns);
      registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
      if (meters.equals(WITHOUT_OTHER_SCORES)) {
        registry
            .config()
            .meterFilter(
                MeterFilter.deny(
                    id ->
                        id.getName().equals("model.drift.score")
                            && !"psi".equals(id.getTag("measure"))));
      }
      ModelMonitorMetrics.Builder metrics = ModelMonitorMetrics.builder(monitor);
      if (!meters.equals(BY_DEFAULT)) {
        metrics.detailedColumns(columns);
      }
      metrics.build().bindTo(registry);
      for (double[] row : LogNormal.rows(columns)) {
        monitor.record(row);
      }
      monitor.closeWindow();
    }

    /** Ends both. */
    @TearDown
    public void close() {
      monitor.close();
      registry.close();
    }
  }

  /** How long the answer is. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Answer {

    /** Its characters, which are ASCII. */
    public long bytes;
  }

  /** What the endpoint does. */
  @Benchmark
  public String driftmeterScrape(Bound state, Answer answer) {
    String text = state.registry.scrape();
    answer.bytes = text.length();
    return text;
  }
}
