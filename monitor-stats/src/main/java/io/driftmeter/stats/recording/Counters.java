package io.driftmeter.stats.recording;

import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/*
 * Writers pick a stripe by a hash of their thread and probe a few neighbours. While writers get in each other's way the
 * drain adds stripes, up to a limit, so that growing costs a writer nothing. Stripes are only ever added; the array is
 * published by a volatile write, and a writer that still holds the old array finds the same stripes in it.
 *
 * Everything but acquire, release and the shared path is for one thread at a time: the caller holds the monitor's lock.
 */
/** The stripes, the shared path behind them, and the drain that empties both. */
public final class Counters {

  private static final int PROBES = 8;

  /**
   * Rows that found their first stripe busy, between two drains, before more stripes are worth
   * their memory.
   */
  private static final long CROWDED = 256;

  /** More stripes are not worth more memory than this; those that there are stay. */
  private static final long MAX_BYTES = 32 << 20;

  private final int maxStripes;
  private final SharedPath shared;
  private final LongAdder busy = new LongAdder();
  private final LongAdder overflowed = new LongAdder();
  private volatile Stripe[] stripes;
  private Layout layout;
  private @Nullable CounterBlock spare;
  private volatile long blockBytes;
  private boolean closed;

  /** Counters in that layout, with at most that many stripes. */
  public Counters(Layout layout, int maxStripes) {
    this.layout = layout;
    CounterBlock first = new CounterBlock(layout);
    this.maxStripes = maxStripes;
    spare = first;
    Stripe[] few = new Stripe[Math.min(2, maxStripes)];
    Arrays.setAll(few, i -> new Stripe(new CounterBlock(layout)));
    stripes = few;
    shared = new SharedPath(new CounterBlock(layout));
    blockBytes = first.bytes();
  }

  /**
   * A stripe for the calling thread, or null when all it probed are busy. Release it in a finally
   * block.
   */
  @Nullable Stripe tryAcquire(int hash) {
    Stripe[] stripes = this.stripes;
    int mask = stripes.length - 1;
    Stripe first = stripes[hash & mask];
    return first.tryAcquire() ? first : probe(stripes, hash);
  }

  private @Nullable Stripe probe(Stripe[] stripes, int hash) {
    busy.increment();
    int mask = stripes.length - 1;
    for (int probe = 1; probe <= PROBES; probe++) {
      Stripe next = stripes[(hash + probe) & mask];
      if (next.tryAcquire()) {
        return next;
      }
    }
    overflowed.increment();
    return null;
  }

  SharedPath shared() {
    return shared;
  }

  /** Takes out all that was counted since the last drain; writers go on meanwhile. */
  public Tally drain(UnseenConsumer unseen, @Nullable SampleConsumer samples) {
    return drain(layout, unseen, samples);
  }

  /**
   * Drains, and from stripe to stripe moves on to another layout: each row is counted in one of
   * them.
   */
  public Tally install(Layout next, UnseenConsumer unseen) {
    CounterBlock first = new CounterBlock(next);
    spare = first;
    blockBytes = first.bytes();
    Tally tally = drain(next, unseen, null);
    layout = next;
    return tally;
  }

  /** Drains for the last time: from stripe to stripe, later rows are refused. */
  public Tally close(UnseenConsumer unseen) {
    Tally tally = new Tally(layout);
    for (Stripe stripe : stripes) {
      collect(stripe.swap(null), tally, unseen, null);
    }
    collect(shared.swap(null), tally, unseen, null);
    spare = null;
    closed = true;
    return tally;
  }

  private Tally drain(Layout next, UnseenConsumer unseen, @Nullable SampleConsumer samples) {
    Tally tally = new Tally(layout);
    if (closed) {
      return tally;
    }
    for (Stripe stripe : stripes) {
      recycle(collect(stripe.swap(spare(next)), tally, unseen, samples), next);
    }
    recycle(collect(shared.swap(spare(next)), tally, unseen, samples), next);
    if (busy.sumThenReset() > CROWDED) {
      grow(next);
    }
    return tally;
  }

  private CounterBlock spare(Layout next) {
    CounterBlock block = spare;
    spare = null;
    return block == null ? new CounterBlock(next) : block;
  }

  private static @Nullable CounterBlock collect(
      @Nullable CounterBlock block,
      Tally tally,
      UnseenConsumer unseen,
      @Nullable SampleConsumer samples) {
    if (block != null) {
      tally.add(block);
      if (block.unseen != null) {
        block.unseen.forEach(unseen);
      }
      if (block.sample != null && samples != null) {
        block.sample.forEach(samples);
      }
    }
    return block;
  }

  private void recycle(@Nullable CounterBlock block, Layout next) {
    if (block != null && block.layout == next) {
      block.clear();
      spare = block;
    }
  }

  private void grow(Layout layout) {
    Stripe[] old = stripes;
    int size = Math.min(maxStripes, old.length * 2);
    if (size > old.length && size * blockBytes <= MAX_BYTES) {
      Stripe[] grown = Arrays.copyOf(old, size);
      for (int i = old.length; i < size; i++) {
        grown[i] = new Stripe(new CounterBlock(layout));
      }
      stripes = grown;
    }
  }

  /** How many stripes there are. */
  public int stripes() {
    return stripes.length;
  }

  /** Rows and values that took the shared path. */
  public long overflowed() {
    return overflowed.sum();
  }

  /** About how many bytes the counters hold: the stripes, the shared path and the spare. */
  public long bytes() {
    return blockBytes * (stripes.length + 2L);
  }
}
