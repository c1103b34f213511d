package io.driftmeter.examples.load;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Reads a server's metrics every second, as a Prometheus would that is in a hurry. */
final class Scraper implements AutoCloseable {

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final AtomicLong scrapes = new AtomicLong();
  private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();

  private Scraper() {}

  static Scraper start(URI server) {
    Scraper scraper = new Scraper();
    var unused =
        scraper.timer.scheduleAtFixedRate(() -> scraper.scrape(server), 0, 1, TimeUnit.SECONDS);
    return scraper;
  }

  private void scrape(URI server) {
    try {
      long unused = MetricsPage.of(server).bytes();
      scrapes.incrementAndGet();
    } catch (IOException e) {
      failure.set(e);
    } catch (RuntimeException e) {
      failure.set(new IOException(e)); // thrown, it would end the scraping in silence
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Ends it.
   *
   * @return how many scrapes succeeded
   * @throws IOException if one failed
   */
  long stop() throws IOException, InterruptedException {
    timer.shutdown();
    boolean ended = timer.awaitTermination(30, TimeUnit.SECONDS);
    IOException failed = failure.get();
    if (!ended || failed != null) {
      throw new IOException("a scrape failed", failed);
    }
    return scrapes.get();
  }

  /** Ends it without waiting. */
  @Override
  public void close() {
    timer.shutdownNow();
  }
}
