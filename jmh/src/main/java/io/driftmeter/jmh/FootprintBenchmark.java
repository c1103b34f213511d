package io.driftmeter.jmh;

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
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many bytes a monitor keeps, in all and for each column, and how many one peer per column.
 * Read the counters: the time is that of the measuring.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-Djdk.attach.allowAttachSelf"})
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class FootprintBenchmark {

  /** What was found. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Bytes {

    /** All that is retained. */
    public long bytes;

    /** The same, divided by the number of columns. */
    public double bytesPerColumn;

    private void retained(Object object, Object other, int columns) {
      bytes = Retained.bytes(object, other);
      bytesPerColumn = (double) bytes / columns;
    }
  }

  /** What else there is. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // set up by JMH
  public static class Kind {

    /** Which. */
    @Param public Peer peer;
  }

  /** A reference alone. */
  @Benchmark
  public void driftmeterReference(Features features, Bytes bytes) {
    bytes.retained(
        Monitors.train(features.features),
        Monitors.reference(features.features),
        features.features);
  }

  /** A monitor with its reference, before its first row. */
  @Benchmark
  public void driftmeterIdleMonitor(Features features, Bytes bytes) throws InterruptedException {
    try (BusyMonitor monitor = new BusyMonitor(Monitors.train(features.features));
        BusyMonitor other = new BusyMonitor(Monitors.reference(features.features))) {
      bytes.retained(monitor.monitor(), other.monitor(), features.features);
    }
  }

  /** A monitor after traffic from 16 threads. */
  @Benchmark
  public void driftmeterBusyMonitor(Features features, Bytes bytes) throws InterruptedException {
    try (BusyMonitor monitor = new BusyMonitor(Monitors.train(features.features));
        BusyMonitor other = new BusyMonitor(Monitors.reference(features.features))) {
      monitor.record();
      bytes.retained(monitor.monitor(), other.monitor(), features.features);
    }
  }

  /** A monitor after traffic from 16 threads, four reports, and a scrape of its meters. */
  @Benchmark
  public void driftmeterPublishedMonitor(Features features, Bytes bytes)
      throws InterruptedException {
    try (BusyMonitor monitor = new BusyMonitor(Monitors.train(features.features));
        BusyMonitor other = new BusyMonitor(Monitors.reference(features.features))) {
      PrometheusMeterRegistry registry = monitor.publish();
      PrometheusMeterRegistry otherRegistry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
      bytes.retained(
          new Object[] {monitor.monitor(), registry},
          new Object[] {other.monitor(), otherRegistry},
          features.features);
    }
  }

  /** One for each column, after 65 536 values each. */
  @Benchmark
  public void peer(Features features, Kind kind, Bytes bytes) {
    bytes.retained(
        filled(kind.peer, features.features),
        kind.peer.columns(features.features).sketches(),
        features.features);
  }

  private static Object[] filled(Peer peer, int count) {
    double[] values = LogNormal.values();
    Peer.Columns columns = peer.columns(count);
    for (int column = 0; column < count; column++) {
      for (double value : values) {
        columns.record(column, value);
      }
    }
    return columns.sketches();
  }
}
