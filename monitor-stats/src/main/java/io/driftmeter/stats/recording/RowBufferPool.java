package io.driftmeter.stats.recording;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/*
 * A buffer stays where it is and has a flag of its own, as a stripe has, so that a row costs one atomic operation for its
 * buffer and no store of a reference. tryAcquire hands a buffer to exactly one thread, which sees all that the last user
 * wrote before its release. A buffer that nobody ever releases, in a scope that was dropped, would be lost: so whoever
 * finds all probed buffers busy puts a new one in place of the last of them. Its user, if there is one, keeps it and
 * releases it to nobody. References are published by setRelease and read by getAcquire.
 */
/**
 * A bounded pool of row buffers. More rows in flight than it holds get buffers that push others
 * out.
 */
final class RowBufferPool {

  private static final int SIZE = 64;
  private static final int PROBES = 4;

  private final AtomicReferenceArray<@Nullable RowBuffer> pool = new AtomicReferenceArray<>(SIZE);
  private final Supplier<RowBuffer> factory;

  RowBufferPool(Supplier<RowBuffer> factory) {
    this.factory = factory;
  }

  /** An empty buffer, to be given back by {@link RowBuffer#release()}. */
  RowBuffer take(int hash) {
    RowBuffer first = pool.getAcquire(hash & (SIZE - 1));
    return first != null && first.tryAcquire() ? first : probe(hash);
  }

  private RowBuffer probe(int hash) {
    int at = hash & (SIZE - 1);
    for (int probe = 0; probe < PROBES; probe++) {
      at = (hash + probe) & (SIZE - 1);
      RowBuffer next = pool.getAcquire(at);
      if (next == null) {
        break;
      }
      if (next.tryAcquire()) {
        return next;
      }
    }
    RowBuffer fresh = factory.get();
    pool.setRelease(at, fresh);
    return fresh;
  }
}
