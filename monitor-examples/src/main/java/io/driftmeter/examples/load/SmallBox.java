package io.driftmeter.examples.load;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A monitored server of fifty columns in a small box: one process, whose monitor is built, bound
 * and closed again several times, under load in each state.
 *
 * @param seconds of load in each state
 * @param limit of private memory that the kernel holds the process to, in bytes
 * @param peakResident the most physical memory that it has had, in bytes
 * @param cycles what was measured each time
 * @param failures requests that were not answered with success, in all states
 */
record SmallBox(int seconds, long limit, long peakResident, List<Cycle> cycles, long failures) {

  static final long BOX = 512L << 20;

  /** Without room for everything, Java ends at once instead of limping on. */
  static final List<String> FLAGS =
      List.of("-Xmx192m", "-Xss512k", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");

  private static final int CYCLES = 3;
  private static final int REQUESTS = 2000;
  private static final long SEED = 2;

  /** Until the connections of a run are gone from the server too. */
  private static final long CLOSED_MILLIS = 1000;

  /**
   * From a server without a monitor to one without a monitor again.
   *
   * @param before bytes that are live without a monitor
   * @param monitored bytes that are live with one
   * @param bound bytes that are live when its meters are published and have been scraped
   * @param after bytes that are live when it is closed
   * @param scrapes how many there were, one every second
   * @param page the last of them
   * @param alone load without a monitor
   * @param watched load with a monitor that is scraped
   * @param failures requests that were not answered with success, in all states
   * @param conservation whether the monitor counted every request
   */
  record Cycle(
      long before,
      long monitored,
      long bound,
      long after,
      long scrapes,
      MetricsPage page,
      LoadRun alone,
      LoadRun watched,
      long failures,
      Conservation conservation) {

    /** What the monitor keeps on the heap. */
    long retainedByMonitor() {
      return monitored - before;
    }

    /** What its meters keep besides. */
    long retainedByMeters() {
      return bound - monitored;
    }

    /** What closing the monitor does not give back. */
    long left() {
      return after - before;
    }
  }

  /**
   * Measures several cycles.
   *
   * @param seconds of load in each state
   * @param warmUp seconds of load in each state of a first cycle that does not count: it loads
   *     classes and fills the buffers and caches that stay
   */
  static SmallBox measure(int seconds, int warmUp, int connections)
      throws IOException, InterruptedException {
    try (Wrk wrk = new Wrk(new WideRows(SEED).bodies(REQUESTS), connections);
        ServerProcess server =
            ServerProcess.startLimited(BOX, WideServer.class, FLAGS, List.of())) {
      Progress.say("small box");
      long failures = cycle(server, wrk, warmUp).failures();
      List<Cycle> cycles = new ArrayList<>();
      for (int i = 1; i <= CYCLES; i++) {
        Progress.say("small box, cycle %d of %d", i, CYCLES);
        Cycle cycle = cycle(server, wrk, seconds);
        cycles.add(cycle);
        failures += cycle.failures();
      }
      return new SmallBox(
          seconds, server.memoryLimit(), server.peakResidentBytes(), cycles, failures);
    }
  }

  private static Cycle cycle(ServerProcess server, Wrk wrk, int seconds)
      throws IOException, InterruptedException {
    URI address = server.address();
    LoadRun alone = wrk.run(address, seconds);
    long before = liveBytes(server);

    server.command(WideServer.MONITOR);
    LoadRun unbound = wrk.run(address, seconds);
    long monitored = liveBytes(server);

    server.command(WideServer.BIND);
    LoadRun watched;
    long scrapes;
    try (Scraper scraper = Scraper.start(address)) {
      watched = wrk.run(address, seconds);
      scrapes = scraper.stop();
    }
    MetricsPage page = MetricsPage.settled(address);
    long bound = liveBytes(server);

    server.command(WideServer.CLOSE);
    LoadRun closed = wrk.run(address, seconds);
    long after = liveBytes(server);

    return new Cycle(
        before,
        monitored,
        bound,
        after,
        scrapes,
        page,
        alone,
        watched,
        alone.failures() + unbound.failures() + watched.failures() + closed.failures(),
        new Conservation(
            unbound.requests() + watched.requests(), page.predictions(), 2L * wrk.connections()));
  }

  private static long liveBytes(ServerProcess server) throws IOException, InterruptedException {
    Thread.sleep(CLOSED_MILLIS);
    return server.jmx().liveBytes();
  }

  /** The median of a figure over all cycles. */
  double median(ToDoubleFunction<Cycle> figure) {
    return Interval.median(cycles.stream().mapToDouble(figure));
  }

  /** What the monitors counted of what they were sent, of all cycles together. */
  Conservation conservation() {
    return cycles.stream().map(Cycle::conservation).reduce(Conservation.NONE, Conservation::plus);
  }
}
