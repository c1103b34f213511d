package io.driftmeter.stats.recording;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/*
 * A buffer stays where it is and has a flag of its own, as a stripe has, so that a row costs one atomic operation for its
 * buffer and no store of a reference. tryAcquire hands a buffer to exactly one thread, which sees all that the last user
 * wrote before its release. A buffer that nobody ever releases, in a scope that was dropped, would be lost: so whoever
 * finds all probed buffers busy puts a new one in place of the last of the first places. Its user, if there is one, keeps it and
 * releases it to nobody. References are published by setRelease and read by getAcquire.
 *
 * The first places are few, so that threads which come and go, one for each request, find buffers that are in the cache.
 * The further ones are for scopes that stay open while their model answers, as many at once as there are requests.
 */
/**
 * A bounded pool of row buffers. More rows in flight than it holds get buffers that push others
 * out.
 */
final class RowBufferPool {

  private static final int FIRST = 64;
  private static final int PROBES = 4;
  private static final int MOST = 4096;

  /** The further places hold at most so many bytes when all are taken. */
  private static final long FURTHER_BYTES = 512 << 10;

  private final AtomicReferenceArray<@Nullable RowBuffer> first = new AtomicReferenceArray<>(FIRST);
  private final AtomicReferenceArray<@Nullable RowBuffer> further;
  private final Supplier<RowBuffer> factory;
  private final long bytes;

  /** A pool of buffers that have about so many bytes each. */
  RowBufferPool(Supplier<RowBuffer> factory, long bytes) {
    this.factory = factory;
    this.bytes = bytes;
    long places = Math.max(FIRST, Math.min(MOST, FURTHER_BYTES / bytes));
    further = new AtomicReferenceArray<>(Integer.highestOneBit((int) places));
  }

  /** An empty buffer, to be given back by {@link RowBuffer#release()}. */
  RowBuffer take(int hash) {
    RowBuffer buffer = first.getAcquire(hash & (FIRST - 1));
    return buffer != null && buffer.tryAcquire() ? buffer : probe(hash);
  }

  private RowBuffer probe(int hash) {
    RowBuffer buffer = probe(first, hash);
    if (buffer == null) {
      buffer = probe(further, hash);
    }
    return buffer != null ? buffer : fresh(first, (hash + PROBES - 1) & (FIRST - 1));
  }

  private @Nullable RowBuffer probe(AtomicReferenceArray<@Nullable RowBuffer> places, int hash) {
    for (int probe = 0; probe < PROBES; probe++) {
      int at = (hash + probe) & (places.length() - 1);
      RowBuffer buffer = places.getAcquire(at);
      if (buffer == null) {
        return fresh(places, at);
      }
      if (buffer.tryAcquire()) {
        return buffer;
      }
    }
    return null;
  }

  private RowBuffer fresh(AtomicReferenceArray<@Nullable RowBuffer> places, int at) {
    RowBuffer fresh = factory.get();
    places.setRelease(at, fresh);
    return fresh;
  }

  /** About how many bytes the buffers hold that there are so far. */
  long bytes() {
    return bytes * (buffers(first) + buffers(further));
  }

  private static int buffers(AtomicReferenceArray<@Nullable RowBuffer> places) {
    int buffers = 0;
    for (int at = 0; at < places.length(); at++) {
      buffers += places.getAcquire(at) == null ? 0 : 1;
    }
    return buffers;
  }
}
