package io.driftmeter.stats.grid;

import org.jspecify.annotations.Nullable;

/**
 * Chooses the grid of a numeric column from its reference values.
 *
 * <p>Tries origin grids around a few origins (median, zero, the ends, the most frequent value),
 * with every power of two as scale for which the grid has at most {@value #MAX_BUCKETS} buckets and
 * reaches over the values and a {@linkplain ValueRange margin}. Of those whose {@linkplain
 * FullestBucket fullest bucket} holds at most 2 % it keeps the one with the least sum of that share
 * and a price for its buckets, 0.2 % for 32. Where no origin grid is that fine, the column gets an
 * {@linkplain QuantileEdges edge grid} from its quantiles, slower to look up but fine everywhere.
 * All values are in buckets of the chosen grid, with one exception: {@code Double.MAX_VALUE} is
 * above an edge grid.
 *
 * <p>The choice depends on the values alone: equal values give equal grids. It takes a few
 * milliseconds, because grids are compared on at most {@value #SAMPLE} evenly spaced order
 * statistics.
 */
public final class GridChooser {

  private static final double PRICE_PER_BUCKET = 0.002 / 32;
  private static final int MAX_BUCKETS = 1280;
  private static final int SAMPLE = 4096;

  /** The most that a bucket may hold in the sample, so that it is 2 % of the values at most. */
  private static final double FULLEST = 0.02 - 2.0 / SAMPLE;

  /** 32 buckets an octave, a relative width of 3 %, and finer for values on a lattice. */
  private static final int MIN_SUB_BUCKET_BITS = 5;

  private static final int MAX_SUB_BUCKET_BITS = 7;

  private final double[] sample;
  private final ValueRange range;
  private @Nullable OriginGrid best;
  private double bestCost = Double.POSITIVE_INFINITY;

  private GridChooser(double[] sample, ValueRange range) {
    this.sample = sample;
    this.range = range;
  }

  /**
   * The grid for a column with these values.
   *
   * <p>Without values: four buckets an octave to either side of zero, from 1/1024 to about a
   * million, 240 in all. For a constant: a bucket for the constant that no other value shares, and
   * buckets that double in width on either side.
   *
   * @param sortedFinite finite values in ascending order, may be empty
   * @throws IllegalArgumentException if a value is not finite or less than the one before
   */
  public static Grid choose(double[] sortedFinite) {
    check("sortedFinite", sortedFinite);
    if (sortedFinite.length == 0) {
      return new OriginGrid(0.0, 0x1p-10, 2, 30, 30);
    }
    ValueRange range = ValueRange.of(sortedFinite);
    OriginGrid grid =
        range.min() == range.max()
            ? aroundConstant(range.min())
            : new GridChooser(sample(sortedFinite), range).bestOriginGrid();
    return grid == null ? QuantileEdges.grid(sortedFinite) : grid;
  }

  /**
   * The grid for a column with these values on which each threshold is the edge of a bucket, so
   * that values at or above it can be counted exactly: an edge grid, slower to look up. Where the
   * last threshold lies beyond the margins of the values, one more margin follows it.
   *
   * @param sortedFinite finite values in ascending order, may be empty
   * @param thresholds finite, ascending, less than {@code Double.MAX_VALUE}; without any, the same
   *     as {@link #choose(double[])}
   * @throws IllegalArgumentException naming the value or threshold that is not
   */
  public static Grid choose(double[] sortedFinite, double... thresholds) {
    if (thresholds.length == 0) {
      return choose(sortedFinite);
    }
    check("sortedFinite", sortedFinite);
    check("thresholds", thresholds);
    double last = thresholds[thresholds.length - 1];
    if (last == Double.MAX_VALUE) {
      throw new IllegalArgumentException("threshold " + last + " is above every edge grid");
    }
    double[] values = sortedFinite.length == 0 ? thresholds : sortedFinite;
    EdgeGrid grid = QuantileEdges.grid(values).with(thresholds);
    return grid.index(last) < grid.size() ? grid : grid.with(ValueRange.of(values).beyond(last));
  }

  private static void check(String name, double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(name + "[" + i + "] " + values[i] + " is not finite");
      }
      if (i > 0 && values[i] < values[i - 1]) {
        throw new IllegalArgumentException(
            name + "[" + i + "] " + values[i] + " is less than the value before");
      }
    }
  }

  private static double[] sample(double[] sorted) {
    if (sorted.length <= SAMPLE) {
      return sorted;
    }
    double[] sample = new double[SAMPLE];
    for (int i = 0; i < SAMPLE; i++) {
      sample[i] = sorted[(int) ((long) i * sorted.length / SAMPLE)];
    }
    return sample;
  }

  /** None for constants whose neighbours are closer than the least scale, zero among them. */
  private static @Nullable OriginGrid aroundConstant(double constant) {
    double scale = Math.ulp(constant) / 2; // the neighbour of a power of two is as near as that
    return scale < Double.MIN_NORMAL
        ? null
        : new OriginGrid(constant, scale, 0, OriginGrid.MAX_OCTAVES, OriginGrid.MAX_OCTAVES);
  }

  private @Nullable OriginGrid bestOriginGrid() {
    double median = sample[sample.length / 2];
    for (double origin : new double[] {median, 0.0, range.min(), range.max(), mode()}) {
      for (int bits = MIN_SUB_BUCKET_BITS; bits <= MAX_SUB_BUCKET_BITS; bits++) {
        tryScales(origin, bits);
      }
    }
    return best;
  }

  /** From the scale that needs one octave down to where the buckets alone cost too much. */
  private void tryScales(double origin, int bits) {
    double reach = Math.max(range.high() - origin, origin - range.low());
    int exponent = Math.max(-1022, Math.min(1022, Math.getExponent(reach) + 1));
    for (; exponent >= -1022; exponent--) {
      double scale = Math.scalb(1.0, exponent);
      int left = range.low() < origin ? octaves(origin - range.low(), scale) : 0;
      int right = range.high() >= origin ? octaves(range.high() - origin, scale) : 0;
      int buckets = (left + right) << bits;
      double price = PRICE_PER_BUCKET * buckets;
      if (buckets > MAX_BUCKETS || price >= bestCost) {
        return;
      }
      OriginGrid grid = new OriginGrid(origin, scale, bits, left, right);
      double share = FullestBucket.share(grid, sample);
      if (share <= FULLEST && share + price < bestCost) {
        best = grid;
        bestCost = share + price;
      }
    }
  }

  /** How many octaves it takes for the last to hold values at that distance. */
  private static int octaves(double distance, double scale) {
    return Math.getExponent(distance / scale + 1.0) + 1;
  }

  private double mode() {
    double mode = sample[0];
    int longest = 0;
    int first = 0;
    for (int i = 1; i <= sample.length; i++) {
      if (i == sample.length || sample[i] != sample[first]) {
        if (i - first > longest) {
          longest = i - first;
          mode = sample[first];
        }
        first = i;
      }
    }
    return mode;
  }
}
