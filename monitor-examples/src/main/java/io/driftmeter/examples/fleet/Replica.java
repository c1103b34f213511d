package io.driftmeter.examples.fleet;

import io.driftmeter.examples.flights.Fault;
import io.driftmeter.examples.flights.FlightMonitor;
import io.driftmeter.examples.flights.FlightRequest;
import io.driftmeter.examples.flights.PredictionServer;
import io.driftmeter.examples.flights.PredictionService;
import io.driftmeter.examples.flights.Replay;
import io.driftmeter.stats.StreamingModelMonitor;
import io.driftmeter.stats.profile.Profile;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A flight server with a monitor and a registry of its own, and the traffic that it gets. */
final class Replica implements AutoCloseable {

  private static final System.Logger LOGGER = System.getLogger(Replica.class.getName());
  private static final Duration STEP = Duration.ofMillis(100);
  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final int CONNECTIONS = 2;
  private static final int WARM_UP = 1_000;

  private final String name;
  private final FlightMonitor monitor;
  private final PredictionServer server;
  private final Replay replay;
  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
  private final List<FlightRequest> rows;
  private final SplittableRandom random;
  private int next;
  private volatile @Nullable Fault fault;

  private Replica(
      String name, FlightMonitor monitor, PredictionServer server, List<FlightRequest> rows) {
    this.name = name;
    this.monitor = monitor;
    this.server = server;
    this.rows = rows;
    replay = new Replay(server.address(), CONNECTIONS);
    random = new SplittableRandom(name.hashCode());
    next = random.nextInt(rows.size());
  }

  /**
   * Starts a server, without traffic.
   *
   * @param name the label {@code instance}
   * @param version of the model
   * @param rows what its callers ask, over and over
   */
  static Replica start(
      String name,
      String version,
      Profile reference,
      PredictionService model,
      List<FlightRequest> rows,
      FasterTime time)
      throws IOException {
    FlightMonitor monitor =
        FlightMonitor.live(
            version,
            reference,
            settings -> settings.window(time.of(WINDOW)).tick(time.of(Duration.ofSeconds(10))));
    try {
      PredictionServer server = PredictionServer.start(0, monitor.watch(model), monitor::scrape);
      try {
        return new Replica(name, monitor, server, rows);
      } catch (RuntimeException e) {
        server.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      monitor.close();
      throw e;
    }
  }

  /**
   * Answers some rows: a JVM is slow for its first seconds, which are minutes in faster time, and
   * would be taken for a slow model.
   */
  void warmUp() {
    for (int i = 0; i < WARM_UP; i++) {
      send(CONNECTIONS);
    }
  }

  /** From now on it gets so many rows a second. */
  void serve(double rowsPerSecond) {
    int each = (int) Math.ceil(rowsPerSecond * STEP.toMillis() / 1000);
    long periodNanos = (long) (each / rowsPerSecond * 1e9);
    Future<?> unused =
        pace.scheduleAtFixedRate(() -> send(each), 0, periodNanos, TimeUnit.NANOSECONDS);
  }

  private void send(int count) {
    List<FlightRequest> batch = new ArrayList<>(count);
    Fault now = fault;
    for (int i = 0; i < count; i++) {
      FlightRequest row = rows.get(next);
      next = (next + 1) % rows.size();
      batch.add(now == null ? row : now.apply(row, random));
    }
    try {
      replay.send(batch, () -> {});
    } catch (IOException e) {
      if (!pace.isShutdown()) {
        LOGGER.log(Level.WARNING, name + " did not answer", e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is wrong with its rows from now on; null for nothing. */
  void breaks(@Nullable Fault fault) {
    this.fault = fault;
  }

  StreamingModelMonitor monitor() {
    return monitor.monitor();
  }

  Prometheus.Target target() {
    return new Prometheus.Target(name, server.address());
  }

  /** Ends its traffic, the server and the monitor. */
  @Override
  public void close() {
    pace.shutdownNow();
    replay.close();
    server.close();
    monitor.close();
  }
}
