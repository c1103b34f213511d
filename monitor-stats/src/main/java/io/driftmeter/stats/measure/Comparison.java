package io.driftmeter.stats.measure;

import java.util.Arrays;

/**
 * Two histograms over the same bins, the reference and the live data. Immutable and thread-safe.
 *
 * <p>A comparison with an empty side (no counts at all) can be built, but nothing can be said about
 * it: its shares are NaN, and so is every built-in {@link Measure}.
 */
public final class Comparison {

  /** The largest total of a side, 2<sup>60</sup>: what the exact arithmetic has room for. */
  public static final long MAX_TOTAL = 1L << 60;

  private static final double[] UNORDERED = {};

  private final long[] reference;
  private final long[] live;
  private final double[] positions;
  private final long referenceTotal;
  private final long liveTotal;

  /** Takes ownership of the arrays. */
  private Comparison(
      long[] reference, long[] live, double[] positions, long referenceTotal, long liveTotal) {
    this.reference = reference;
    this.live = live;
    this.positions = positions;
    this.referenceTotal = referenceTotal;
    this.liveTotal = liveTotal;
  }

  /**
   * Compares bins that have no order, such as categories.
   *
   * @param reference counts of the reference, one per bin, copied
   * @param live counts of the live data in the same bins, copied
   * @throws IllegalArgumentException if there is no bin, the lengths differ, a count is negative or
   *     a total exceeds {@link #MAX_TOTAL}
   */
  public static Comparison of(long[] reference, long[] live) {
    checkLengths(reference, "live", live.length);
    return checked(reference.clone(), live.clone(), UNORDERED);
  }

  /**
   * Compares bins in value order, each with a value that stands for it.
   *
   * @param reference counts of the reference, one per bin, copied
   * @param live counts of the live data in the same bins, copied
   * @param positions representative value of each bin, in the unit of the column; finite and never
   *     decreasing, copied
   * @throws IllegalArgumentException as {@link #of}, or if the positions are not as described
   */
  public static Comparison ordered(long[] reference, long[] live, double[] positions) {
    checkLengths(reference, "live", live.length);
    checkLengths(reference, "positions", positions.length);
    double[] copy = positions.clone();
    for (int i = 0; i < copy.length; i++) {
      if (!Double.isFinite(copy[i]) || (i > 0 && copy[i] < copy[i - 1])) {
        throw new IllegalArgumentException(
            "positions[" + i + "] is " + copy[i] + ", not finite or below its predecessor");
      }
    }
    return checked(reference.clone(), live.clone(), copy);
  }

  /** Number of bins, at least 1. */
  public int size() {
    return reference.length;
  }

  /** Count of the reference in a bin. */
  public long reference(int bin) {
    return reference[bin];
  }

  /** Count of the live data in a bin. */
  public long live(int bin) {
    return live[bin];
  }

  /** Sum of the reference counts. */
  public long referenceTotal() {
    return referenceTotal;
  }

  /** Sum of the live counts. */
  public long liveTotal() {
    return liveTotal;
  }

  /** Share of the reference in a bin, 0 to 1; NaN if the reference is empty. */
  public double referenceShare(int bin) {
    return (double) reference[bin] / referenceTotal;
  }

  /** Share of the live data in a bin, 0 to 1; NaN if there are no live data. */
  public double liveShare(int bin) {
    return (double) live[bin] / liveTotal;
  }

  /**
   * Live share minus reference share of a bin, -1 to 1, to full precision however close the two
   * are; NaN if a side is empty.
   */
  public double shareDifference(int bin) {
    return Shares.difference(live[bin], liveTotal, reference[bin], referenceTotal);
  }

  /** Whether both sides have counts, so that they have shares to compare. */
  public boolean isDefined() {
    return referenceTotal > 0 && liveTotal > 0;
  }

  /** Whether the bins are in value order and have {@linkplain #position positions}. */
  public boolean isOrdered() {
    return positions.length > 0;
  }

  /**
   * Representative value of a bin, in the unit of the column.
   *
   * @throws IllegalStateException if the bins have no order
   */
  public double position(int bin) {
    if (!isOrdered()) {
      throw new IllegalStateException("bins without an order have no positions");
    }
    return positions[bin];
  }

  /**
   * The same bins with half a count added to each, on both sides, so that every share is positive:
   * the share of a bin becomes {@code (c + 1/2) / (N + B/2)} for B bins. Held as twice that, {@code
   * 2c + 1}, to stay in whole numbers. An undefined comparison is returned as it is.
   *
   * <p>Equal shares of different totals are no longer exactly equal afterwards; equal counts are.
   *
   * <p>Source: Krichevsky, Trofimov, The performance of universal encoding, 1981, <a
   * href="https://doi.org/10.1109/TIT.1981.1056331">doi:10.1109/TIT.1981.1056331</a>.
   */
  Comparison smoothed() {
    return isDefined()
        ? new Comparison(
            smoothed(reference),
            smoothed(live),
            positions,
            2 * referenceTotal + size(),
            2 * liveTotal + size())
        : this;
  }

  private static long[] smoothed(long[] counts) {
    return Arrays.stream(counts).map(count -> 2 * count + 1).toArray();
  }

  private static Comparison checked(long[] reference, long[] live, double[] positions) {
    return new Comparison(
        reference, live, positions, total("reference", reference), total("live", live));
  }

  private static void checkLengths(long[] reference, String name, int length) {
    if (reference.length == 0) {
      throw new IllegalArgumentException("reference has no bins");
    }
    if (length != reference.length) {
      throw new IllegalArgumentException(
          name + " has " + length + " bins, reference has " + reference.length);
    }
  }

  private static long total(String name, long[] counts) {
    long total = 0;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] < 0) {
        throw new IllegalArgumentException(name + "[" + i + "] is " + counts[i] + ", negative");
      }
      if (counts[i] > MAX_TOTAL - total) {
        throw new IllegalArgumentException("total of " + name + " exceeds " + MAX_TOTAL);
      }
      total += counts[i];
    }
    return total;
  }

  @Override
  public String toString() {
    return "Comparison["
        + size()
        + " bins, reference "
        + referenceTotal
        + ", live "
        + liveTotal
        + "]";
  }
}
