package io.driftmeter.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.api.profile.ReferenceKind;
import io.driftmeter.api.schema.Schema;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.profile.ReferenceBuilder;
import io.driftmeter.stats.profile.ReferenceProfiles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a monitor holds, measured on the heap: its reference with the reference's own windows, its
 * counters after many threads have pushed one another, and its windows at every scale.
 */
class MemoryTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int REFERENCE_WINDOWS = 48;
  private static final int REFERENCE_ROWS = 200;

  /** Enough to fill every history. */
  private static final int LIVE_WINDOWS = 17;

  private static final int THREADS = 16;

  private final SplittableRandom random = new SplittableRandom(3);

  /** Normal, log-normal and heavy-tailed columns in turn, as tables of features have them. */
  private double[] draw(int columns) {
    double[] row = new double[columns];
    for (int i = 0; i < columns; i++) {
      double normal = random.nextGaussian();
      row[i] = i % 4 < 2 ? normal : i % 4 == 2 ? Math.exp(normal) : Math.exp(3 * normal);
    }
    return row;
  }

  private Profile reference(int columns) {
    Schema.Builder schema = Schema.builder();
    for (int i = 0; i < columns; i++) {
      schema.numeric("x" + i);
    }
    ReferenceBuilder grids = ReferenceProfiles.builder("wide", "1", schema.build());
    for (int i = 0; i < 2_000; i++) {
      grids.record(draw(columns));
    }
    Profile training = grids.build();
    ReferenceBuilder builder =
        ReferenceProfiles.builder("wide", "1", training.schema())
            .kind(ReferenceKind.SERVING)
            .gridsFrom(training)
            .windows(Duration.ofHours(1));
    for (int window = 0; window < REFERENCE_WINDOWS; window++) {
      builder.at(START.plus(Duration.ofHours(window)));
      for (int i = 0; i < REFERENCE_ROWS; i++) {
        builder.record(draw(columns));
      }
    }
    return builder.build();
  }

  private StreamingModelMonitor used(int columns) throws InterruptedException {
    HandDrivenExecutor executor = new HandDrivenExecutor();
    StreamingModelMonitor monitor =
        StreamingModelMonitor.builder("wide", "1")
            .reference(reference(columns))
            .window(Duration.ofDays(1))
            .executor(executor)
            .build();
    double[][] rows = new double[REFERENCE_ROWS][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = draw(columns);
    }
    for (int window = 0; window < LIVE_WINDOWS; window++) {
      jam(monitor, rows);
      executor.tick();
      monitor.closeWindow();
    }
    return monitor;
  }

  /** Many threads at once, so that stripes grow as far as they can. */
  private static void jam(StreamingModelMonitor monitor, double[][] rows)
      throws InterruptedException {
    CountDownLatch start = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  start.await();
                } catch (InterruptedException e) {
                  return;
                }
                for (double[] row : rows) {
                  monitor.record(row);
                }
              });
      thread.start();
      threads.add(thread);
    }
    start.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
  }

  @SuppressWarnings("ThreadSleep")
  private static long heap() throws InterruptedException {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      System.gc();
      Thread.sleep(20);
      Runtime runtime = Runtime.getRuntime();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }

  @ParameterizedTest
  @CsvSource({"50, 4", "500, 32"})
  void aMonitorStaysWithinItsPromise(int columns, int megabytes) throws InterruptedException {
    used(10).close(); // what only the first monitor of a process loads is not what one holds
    long before = heap();
    try (StreamingModelMonitor monitor = used(columns)) {
      long held = heap() - before;
      long estimated = monitor.health().memoryBytes();
      assertThat(held).isLessThan(megabytes * 1_000_000L);
      assertThat((double) estimated / held).isBetween(0.75, 1.35);
    }
  }

  @Test
  void theMemoryOfCountersIsWhatWasAllowed() throws InterruptedException {
    StreamingModelMonitor monitor =
        StreamingModelMonitor.builder("wide", "1")
            .reference(reference(20))
            .counterMemory(64 << 10)
            .build();
    try (monitor) {
      assertThat(monitor.health().stripes()).isEqualTo(1);
    }
  }
}
