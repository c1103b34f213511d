package io.driftmeter.jmh;

import io.driftmeter.micrometer.ModelMonitorMetrics;
import io.driftmeter.stats.StreamingModelMonitor;
import io.driftmeter.stats.profile.Profile;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;

/** A monitor that is drained by hand while many threads record into it. */
final class BusyMonitor implements AutoCloseable {

  private static final int THREADS = 16;
  private static final int ROUNDS = 4;

  private final HandDrivenTicks ticks = new HandDrivenTicks();
  private final double[][] rows;
  private final StreamingModelMonitor monitor;

  BusyMonitor(Profile reference) {
    rows = LogNormal.rows(reference.columns().size());
    monitor = Monitors.builder(reference).executor(ticks).build();
  }

  StreamingModelMonitor monitor() {
    return monitor;
  }

  /** Drains once. */
  void tick() {
    ticks.tick();
  }

  /** Records the whole stream in each of 16 threads, and drains meanwhile. */
  void record() throws InterruptedException {
    for (Thread thread : start(THREADS, this::recordStream)) {
      while (thread.isAlive()) {
        thread.join(1);
        ticks.tick();
      }
    }
  }

  /** Records some rows in each of so many threads, which are new: their stripes are any. */
  void record(int threads, int rowsEach) throws InterruptedException {
    Runnable some =
        () -> {
          for (int i = 0; i < rowsEach; i++) {
            monitor.record(rows[i % rows.length]);
          }
        };
    for (Thread thread : start(threads, some)) {
      thread.join();
    }
  }

  private static List<Thread> start(int count, Runnable traffic) {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      threads.add(new Thread(traffic, "traffic-" + i));
    }
    threads.forEach(Thread::start);
    return threads;
  }

  private void recordStream() {
    for (double[] row : rows) {
      monitor.record(row);
    }
  }

  /** Binds meters, records and closes several windows, and scrapes after each. */
  PrometheusMeterRegistry publish() throws InterruptedException {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    ModelMonitorMetrics.monitor(registry, monitor);
    for (int i = 0; i < ROUNDS; i++) {
      record();
      monitor.closeWindow();
      registry.scrape();
    }
    return registry;
  }

  @Override
  public void close() {
    monitor.close();
    ticks.shutdownNow();
  }
}
