package io.driftmeter.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.api.PredictionScope;
import io.driftmeter.api.profile.ReferenceKind;
import io.driftmeter.api.schema.Schema;
import io.driftmeter.stats.grid.Grid;
import io.driftmeter.stats.grid.LatencyGrid;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.profile.ReferenceBuilder;
import io.driftmeter.stats.profile.ReferenceProfiles;
import io.driftmeter.stats.recording.Layout;
import io.driftmeter.stats.recording.SlotMap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a monitor holds, measured on the heap: its reference with the reference's own windows, its
 * counters and row buffers after many threads have pushed one another, as many as there can be, and
 * its windows at every scale.
 */
class MemoryTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int REFERENCE_WINDOWS = 48;
  private static final int REFERENCE_ROWS = 200;

  /** Enough to fill every history. */
  private static final int LIVE_WINDOWS = 17;

  private static final int THREADS = 32;
  private static final int MOST_JAMS = 100;

  /** Long enough that each thread is put to sleep in the middle of a batch. */
  private static final Duration JAM = Duration.ofMillis(50);

  /** The places of the pool of row buffers that there are in any case. */
  private static final int FIRST_BUFFERS = 64;

  /** What the pool's further places may hold. */
  private static final long FURTHER_BYTES = 512 << 10;

  /** One thread's scopes: as many as there are places for it to look at. */
  private static final int SCOPES = 8;

  private static final int MOST_THREADS = 10_000;

  private static final int NARROW = 10;
  private static final int WIDE = 100;

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
    Profile reference = reference(columns);
    StreamingModelMonitor monitor =
        StreamingModelMonitor.builder("wide", "1")
            .reference(reference)
            .window(Duration.ofDays(1))
            .executor(executor)
            .build();
    long blockBytes = blockBytes(reference);
    long usual = Math.max(1 << 20, Math.min(12 << 20, (40L << 10) * columns));
    long memoryBefore = monitor.health().memoryBytes();
    int stripesBefore = monitor.health().stripes();
    double[] rows = rows(columns);
    jam(monitor, rows, executor, most(usual, blockBytes));
    int stripes = monitor.health().stripes();
    assertThat(stripes).as("stripes").isEqualTo(most(usual, blockBytes));

    long bufferBytes = 608 + 8L * (columns + 1); // with the latency
    int buffers = FIRST_BUFFERS + furtherBuffers(bufferBytes);
    long withBuffers =
        memoryBefore + (stripes - stripesBefore) * blockBytes + buffers * bufferBytes;
    openScopes(monitor, withBuffers);
    assertThat(monitor.health().memoryBytes())
        .as("with every buffer of the pool")
        .isEqualTo(withBuffers);

    for (int window = 0; window < LIVE_WINDOWS; window++) {
      record(monitor, rows, Duration.ZERO);
      executor.tick();
      monitor.closeWindow();
    }
    return monitor;
  }

  /** Rows that lie one after the other. */
  private double[] rows(int columns) {
    double[] rows = new double[REFERENCE_ROWS * columns];
    for (int i = 0; i < REFERENCE_ROWS; i++) {
      System.arraycopy(draw(columns), 0, rows, i * columns, columns);
    }
    return rows;
  }

  /** What one set of counters holds. */
  private static long blockBytes(Profile reference) {
    List<Grid> grids = new ArrayList<>();
    reference
        .schema()
        .columns()
        .forEach(column -> grids.add(reference.numeric(column.name()).grid()));
    grids.add(LatencyGrid.GRID);
    SlotMap slots = new SlotMap(reference.schema());
    return 4L * new Layout(slots, grids, List.of(), 0, false).cellCount();
  }

  /**
   * The largest power of two that fits, beside the shared set and the spare; the cores of a small
   * machine may ask for less.
   */
  private static int most(long counterMemory, long blockBytes) {
    long fitting = Math.max(1, counterMemory / blockBytes - 2);
    return Integer.highestOneBit(
        (int) Math.min(fitting, Runtime.getRuntime().availableProcessors() * 16L));
  }

  private static int furtherBuffers(long bufferBytes) {
    return Integer.highestOneBit((int) Math.max(64, FURTHER_BYTES / bufferBytes));
  }

  /**
   * Many threads with large batches, most of which the system puts to sleep in the middle of one,
   * until there are so many stripes; and once more, to see that no more come.
   */
  private static void jam(
      StreamingModelMonitor monitor, double[] rows, HandDrivenExecutor executor, int stripes)
      throws InterruptedException {
    for (int jam = 0; jam < MOST_JAMS && monitor.health().stripes() < stripes; jam++) {
      record(monitor, rows, JAM);
      executor.tick();
    }
    record(monitor, rows, JAM);
    executor.tick();
  }

  private static void record(StreamingModelMonitor monitor, double[] rows, Duration time)
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
                long begin = System.nanoTime();
                do {
                  monitor.batches().rowMajor(rows, REFERENCE_ROWS);
                } while (System.nanoTime() - begin < time.toNanos());
              });
      thread.start();
      threads.add(thread);
    }
    start.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /**
   * Opens scopes, a few in each of many threads, until the monitor holds so many bytes, and closes
   * them all together: more at once than the pool has buffers.
   */
  private static void openScopes(StreamingModelMonitor monitor, long bytes)
      throws InterruptedException {
    Queue<PredictionScope> open = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < MOST_THREADS && monitor.health().memoryBytes() < bytes; i++) {
      Thread thread =
          new Thread(
              () -> {
                for (int scope = 0; scope < SCOPES; scope++) {
                  open.add(monitor.startPrediction());
                }
              });
      thread.start();
      thread.join();
    }
    open.forEach(PredictionScope::close);
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

  @ParameterizedTest
  @ValueSource(longs = {64 << 10, 128 << 10, 256 << 10, 512 << 10, 1 << 20})
  void theMemoryOfCountersIsWhatWasAllowed(long counterMemory) throws InterruptedException {
    HandDrivenExecutor executor = new HandDrivenExecutor();
    Profile reference = reference(NARROW);
    long blockBytes = blockBytes(reference);
    int most = most(counterMemory, blockBytes);
    StreamingModelMonitor monitor =
        StreamingModelMonitor.builder("wide", "1")
            .reference(reference)
            .counterMemory(counterMemory)
            .executor(executor)
            .build();
    try (monitor) {
      jam(monitor, rows(NARROW), executor, most);
      int stripes = monitor.health().stripes();
      assertThat(stripes).isEqualTo(most);
      assertThat((stripes + 2) * blockBytes).isLessThanOrEqualTo(counterMemory);
    }
  }

  @Test
  void howeverSmallTheBudgetThereIsOneStripe() throws InterruptedException {
    HandDrivenExecutor executor = new HandDrivenExecutor();
    Profile reference = reference(WIDE);
    StreamingModelMonitor monitor =
        StreamingModelMonitor.builder("wide", "1")
            .reference(reference)
            .counterMemory(64 << 10)
            .executor(executor)
            .build();
    try (monitor) {
      assertThat(3 * blockBytes(reference)).as("the least there can be").isGreaterThan(64 << 10);
      jam(monitor, rows(WIDE), executor, 1);
      assertThat(monitor.health().stripes()).isEqualTo(1);
    }
  }
}
