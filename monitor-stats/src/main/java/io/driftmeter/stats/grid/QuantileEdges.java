package io.driftmeter.stats.grid;

import java.util.Arrays;

/**
 * Builds an edge grid of at most {@value #MAX_BUCKETS} buckets from the quantiles of a column.
 *
 * <p>The quantiles are evenly spaced, with finer ones in the outermost shares. Each quantile is an
 * edge. A value that is more than one quantile, which every atom is, also gets an edge right behind
 * it and so a bucket of its own. On either side follow {@value #MARGINS} ever wider buckets for new
 * extremes. No bucket holds more than about 2 / {@value #MAX_BUCKETS} beside its most frequent
 * value.
 */
final class QuantileEdges {

  private static final int MAX_BUCKETS = 256;
  private static final int MARGINS = 8;

  /** Quantiles at either end that halve the share beyond them: 1/2, 1/4, .. of the outermost. */
  private static final int TAILS = 8;

  private static final int QUANTILES = MAX_BUCKETS - 2 * MARGINS - 2 * TAILS;

  /** The narrowest margin, in units of the margin of the range; each next is four times as wide. */
  private static final double NARROWEST = 1.0 / 64;

  private final double[] edges = new double[MAX_BUCKETS + 1];
  private int size;
  private int lastRank;

  private QuantileEdges() {}

  /**
   * The grid.
   *
   * @param sorted at least one finite value, ascending
   */
  static EdgeGrid grid(double[] sorted) {
    return new QuantileEdges().of(sorted, ValueRange.of(sorted));
  }

  private EdgeGrid of(double[] sorted, ValueRange range) {
    for (int i = MARGINS - 1; i >= 0; i--) {
      double edge = range.min() - range.lowerMargin() * Math.scalb(NARROWEST, 2 * i);
      if (edge < range.min()) {
        add(edge);
      }
    }
    add(range.min());
    for (int i = TAILS; i > 0; i--) {
      addQuantile(sorted, Math.scalb(1.0, -i) / QUANTILES);
    }
    for (int i = 1; i < QUANTILES; i++) {
      addQuantile(sorted, (double) i / QUANTILES);
    }
    for (int i = 1; i <= TAILS; i++) {
      addQuantile(sorted, 1 - Math.scalb(1.0, -i) / QUANTILES);
    }
    add(Math.nextUp(range.max()));
    for (int i = 0; i < MARGINS; i++) {
      add(range.max() + range.upperMargin() * Math.scalb(NARROWEST, 2 * i));
    }
    return EdgeGrid.of(Arrays.copyOf(edges, size));
  }

  private void addQuantile(double[] sorted, double share) {
    int rank = (int) (share * sorted.length);
    if (rank > lastRank) {
      lastRank = rank;
      boolean repeated = edges[size - 1] == sorted[rank];
      add(repeated ? Math.nextUp(sorted[rank]) : sorted[rank]);
    }
  }

  /** Adds an edge, unless it is not finite or not beyond the last. */
  private void add(double edge) {
    if (Double.isFinite(edge) && (size == 0 || edge > edges[size - 1])) {
      edges[size++] = edge;
    }
  }
}
