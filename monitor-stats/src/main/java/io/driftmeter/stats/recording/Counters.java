package io.driftmeter.stats.recording;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/*
 * Writers pick a stripe by a hash of their thread and probe a few neighbours. While writers get in each other's way the
 * drain adds stripes, up to a limit, so that growing costs a writer nothing. The array of stripes is published by a
 * volatile write. A writer that still holds the old array finds the same stripes in it, and in one that is no longer
 * used no block: then it goes the shared path, which every writer can.
 *
 * The drain swaps a spare block in and gets a full one out, which becomes the next spare when it is added up. So a drain
 * allocates nothing, and cannot fail in the middle.
 *
 * Everything but acquire and the shared path is for one thread at a time: the caller holds the monitor's lock.
 */
/** The stripes, the shared path behind them, and the drain that empties both. */
public final class Counters {

  private static final int PROBES = 8;

  /** In the beginning there are so many times fewer stripes than there may be, but two. */
  private static final int FIRST = 8;

  /**
   * How often a writer, with a row, a value or a part of a batch, found its first stripe busy,
   * between two drains, before twice as many stripes are worth their memory; and how often all that
   * it probed, before as many as there may be are.
   */
  private static final long CROWDED = 256;

  private final int maxStripes;
  private final long maxBytes;
  private final SharedPath shared;
  private final LongAdder busy = new LongAdder();
  private final LongAdder allBusy = new LongAdder();
  private final LongAdder overflowed = new LongAdder();
  private volatile Stripe[] stripes;
  private volatile long blockBytes;
  private CounterBlock spare;
  private boolean closed;

  /**
   * Counters in that layout.
   *
   * @param maxStripes how many stripes there can be at most
   * @param maxBytes how many bytes the stripes, the shared path and the spare may hold; one stripe
   *     there is in any case
   */
  public Counters(Layout layout, int maxStripes, long maxBytes) {
    this.maxStripes = maxStripes;
    this.maxBytes = maxBytes;
    spare = new CounterBlock(layout);
    blockBytes = spare.bytes();
    int most = affordable(maxStripes, blockBytes);
    stripes = extended(new Stripe[0], Math.max(Math.min(2, most), most / FIRST), layout);
    shared = new SharedPath(new CounterBlock(layout));
  }

  private static Stripe[] extended(Stripe[] some, int count, Layout layout) {
    Stripe[] all = Arrays.copyOf(some, count);
    for (int i = some.length; i < count; i++) {
      all[i] = new Stripe(new CounterBlock(layout));
    }
    return all;
  }

  /** The largest power of two that is neither more than wanted nor more than allowed. */
  private int affordable(int wanted, long blockBytes) {
    long blocks = maxBytes / blockBytes - 2; // beside the shared path and the spare
    long most = Math.min(Math.min(wanted, maxStripes), blocks);
    return most < 1 ? 1 : Integer.highestOneBit((int) most);
  }

  /**
   * A stripe that has a block, for the calling thread, or null when all it probed are busy. Release
   * it in a finally block.
   */
  @Nullable Stripe tryAcquire(int hash) {
    Stripe[] stripes = this.stripes;
    int mask = stripes.length - 1;
    Stripe first = stripes[hash & mask];
    return first.tryOpen() ? first : probe(stripes, hash);
  }

  private @Nullable Stripe probe(Stripe[] stripes, int hash) {
    busy.increment();
    int mask = stripes.length - 1;
    for (int probe = 1; probe <= PROBES; probe++) {
      Stripe next = stripes[(hash + probe) & mask];
      if (next.tryOpen()) {
        return next;
      }
    }
    allBusy.increment();
    return null;
  }

  /** Notes that a row or value took the shared path. */
  void countOverflow() {
    overflowed.increment();
  }

  SharedPath shared() {
    return shared;
  }

  /**
   * Adds all that was counted since the last drain; writers go on meanwhile.
   *
   * @param into counts in the layout of these counters
   */
  public void drain(Tally into, UnseenConsumer unseen, @Nullable SampleConsumer samples) {
    if (closed) {
      return;
    }
    for (Stripe stripe : stripes) {
      spare = stripe.swapIfUsed(spare);
      empty(spare, into, unseen, samples);
    }
    spare = Objects.requireNonNull(shared.swap(spare)); // null only when closed
    empty(spare, into, unseen, samples);
    grow();
  }

  private void grow() {
    boolean crowded = busy.sumThenReset() > CROWDED;
    boolean overcrowded = allBusy.sumThenReset() > CROWDED;
    if (crowded) {
      Stripe[] few = stripes;
      int many = affordable(overcrowded ? maxStripes : few.length * 2, blockBytes);
      if (many > few.length) {
        stripes = extended(few, many, spare.layout);
      }
    }
  }

  private static void empty(
      CounterBlock block, Tally into, UnseenConsumer unseen, @Nullable SampleConsumer samples) {
    if (!block.isEmpty()) {
      try {
        collect(block, into, unseen, samples);
      } finally {
        block.clear();
      }
    }
  }

  private static void collect(
      CounterBlock block, Tally into, UnseenConsumer unseen, @Nullable SampleConsumer samples) {
    into.add(block);
    if (block.unseen != null) {
      block.unseen.forEach(unseen);
    }
    if (block.sample != null && samples != null) {
      block.sample.forEach(samples);
    }
  }

  /**
   * Drains, and from stripe to stripe moves on to another layout: each row is counted in one of
   * them. Where its blocks are larger, there may be fewer stripes than before.
   *
   * @param into counts in the layout before
   */
  public void install(Layout next, Tally into, UnseenConsumer unseen) {
    Stripe[] before = stripes;
    CounterBlock nextSpare = new CounterBlock(next);
    CounterBlock nextShared = new CounterBlock(next);
    int kept = Math.min(before.length, affordable(before.length, nextSpare.bytes()));
    @Nullable CounterBlock[] blocks = new CounterBlock[before.length];
    for (int i = 0; i < kept; i++) {
      blocks[i] = new CounterBlock(next);
    }
    stripes = Arrays.copyOf(before, kept); // all memory is there: every stripe moves on
    for (int i = 0; i < before.length; i++) {
      blocks[i] = before[i].swap(blocks[i]);
    }
    CounterBlock lastShared = shared.swap(nextShared);
    spare = nextSpare;
    blockBytes = nextSpare.bytes();
    for (CounterBlock last : blocks) {
      take(last, into, unseen);
    }
    take(lastShared, into, unseen);
  }

  private static void take(@Nullable CounterBlock block, Tally into, UnseenConsumer unseen) {
    if (block != null) {
      collect(block, into, unseen, null);
    }
  }

  /** Drains for the last time: from stripe to stripe, later rows are refused. */
  public void close(Tally into, UnseenConsumer unseen) {
    closed = true;
    for (Stripe stripe : stripes) {
      take(stripe.swap(null), into, unseen);
    }
    take(shared.swap(null), into, unseen);
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
