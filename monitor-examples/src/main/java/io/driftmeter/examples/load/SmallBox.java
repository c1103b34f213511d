package io.driftmeter.examples.load;

import java.io.IOException;
import java.net.URI;
import java.util.List;

/**
 * A monitored server of fifty columns in a small box, one process in all its states, each under
 * load.
 *
 * @param seconds of load in each state
 * @param limit of private memory that the kernel holds the process to, in bytes
 * @param peakResident the most physical memory that it has had, in bytes
 * @param before bytes that are live without a monitor
 * @param monitored bytes that are live with one
 * @param bound bytes that are live when its meters are published and have been scraped
 * @param after bytes that are live when it is closed
 * @param estimate bytes that the monitor thinks it has
 * @param scrapes how many there were, one every second
 * @param page the last of them
 * @param alone load without a monitor
 * @param watched load with a monitor that is scraped
 * @param failures requests that were not answered with success, in all states
 * @param conservation whether the monitor counted every request
 */
record SmallBox(
    int seconds,
    long limit,
    long peakResident,
    long before,
    long monitored,
    long bound,
    long after,
    long estimate,
    long scrapes,
    MetricsPage page,
    LoadRun alone,
    LoadRun watched,
    long failures,
    Conservation conservation) {

  static final long BOX = 512L << 20;

  /** Without room for everything, Java ends at once instead of limping on. */
  static final List<String> FLAGS =
      List.of("-Xmx192m", "-Xss512k", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");

  private static final int REQUESTS = 2000;
  private static final long SEED = 2;

  static SmallBox measure(int seconds, int warmUp, int connections)
      throws IOException, InterruptedException {
    Progress.say("small box");
    try (Wrk wrk = new Wrk(new WideRows(SEED).bodies(REQUESTS), connections);
        ServerProcess server =
            ServerProcess.startLimited(BOX, WideServer.class, FLAGS, List.of())) {
      URI address = server.address();
      LoadRun warm = wrk.run(address, warmUp);
      LoadRun alone = wrk.run(address, seconds);
      MetricsPage empty = MetricsPage.of(address); // the page's own buffers are there from now on
      long before = server.jmx().liveBytes();

      server.command(WideServer.MONITOR);
      LoadRun unbound = wrk.run(address, seconds);
      long monitored = server.jmx().liveBytes();

      server.command(WideServer.BIND);
      LoadRun watched;
      long scrapes;
      try (Scraper scraper = Scraper.start(address)) {
        watched = wrk.run(address, seconds);
        scrapes = scraper.stop();
      }
      MetricsPage page = MetricsPage.settled(address);
      long bound = server.jmx().liveBytes();

      server.command(WideServer.CLOSE);
      LoadRun closed = wrk.run(address, 1);
      long after = server.jmx().liveBytes();
      if (empty.series() > 0 || !server.isAlive()) {
        throw new IOException("the server did not hold out");
      }
      return new SmallBox(
          seconds,
          server.memoryLimit(),
          server.peakResidentBytes(),
          before,
          monitored,
          bound,
          after,
          (long) page.sum("driftmeter_memory_bytes{"),
          scrapes,
          page,
          alone,
          watched,
          warm.failures()
              + alone.failures()
              + unbound.failures()
              + watched.failures()
              + closed.failures(),
          new Conservation(
              unbound.requests() + watched.requests(), page.predictions(), 2L * connections));
    }
  }

  /** What the monitor keeps on the heap. */
  long retainedByMonitor() {
    return monitored - before;
  }

  /** What its meters keep besides. */
  long retainedByMeters() {
    return bound - monitored;
  }
}
