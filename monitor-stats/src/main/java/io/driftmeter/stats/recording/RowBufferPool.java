package io.driftmeter.stats.recording;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/*
 * getAndSet hands a buffer to exactly one thread, and is both acquire and release, so whoever takes a buffer sees all
 * that its last user wrote. The array is padded to one buffer per cache line, since neighbours belong to different
 * threads.
 */
/**
 * A bounded pool of row buffers. More rows in flight than it holds get buffers that are thrown away
 * afterwards.
 */
final class RowBufferPool {

  private static final int SIZE = 64;
  private static final int PROBES = 4;
  private static final int SPACING = 16;

  private final AtomicReferenceArray<@Nullable RowBuffer> pool =
      new AtomicReferenceArray<>(SIZE * SPACING);
  private final Supplier<RowBuffer> factory;

  RowBufferPool(Supplier<RowBuffer> factory) {
    this.factory = factory;
  }

  RowBuffer take(int hash) {
    for (int probe = 0; probe < PROBES; probe++) {
      int at = index(hash, probe);
      if (pool.getOpaque(at) != null) {
        RowBuffer buffer = pool.getAndSet(at, null);
        if (buffer != null) {
          return buffer;
        }
      }
    }
    return factory.get();
  }

  void giveBack(int hash, RowBuffer buffer) {
    buffer.clear();
    for (int probe = 0; probe < PROBES; probe++) {
      int at = index(hash, probe);
      if (pool.getOpaque(at) == null && pool.compareAndSet(at, null, buffer)) {
        return;
      }
    }
  }

  private static int index(int hash, int probe) {
    return ((hash + probe) & (SIZE - 1)) * SPACING;
  }
}
