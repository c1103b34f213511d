package io.driftmeter.stats.inference;

import io.driftmeter.stats.measure.Comparison;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * How much the windows of a reference differ from one another: by chance alone if their rows are
 * independent, by more if rows repeat, come in sessions or follow the hour. Each window is compared
 * with all others together; what the statistics exceed their degrees of freedom by is what windows
 * of the live data, which should hold about as many rows each, will exceed them by too.
 *
 * <p>The smooth statistic learns its own dependence: slow changes inflate its four components far
 * more than the average bin.
 *
 * <p>Immutable and thread-safe.
 *
 * @param chiSquare dependence of the chi-square statistic; independent if fewer than two windows
 *     were usable
 * @param smooth dependence of the smooth statistic; the same
 * @param windows number of usable windows: those that have rows, as the others together have, in
 *     two merged bins or more
 * @param meanCount mean number of rows of the usable windows; 0 if there is none
 */
public record ReferenceVariation(
    Dependence chiSquare, Dependence smooth, int windows, double meanCount) {

  /** Checks that nothing is null. */
  public ReferenceVariation {
    Objects.requireNonNull(chiSquare, "chiSquare");
    Objects.requireNonNull(smooth, "smooth");
  }

  /**
   * Learns from the windows of a reference.
   *
   * @param windows counts of each window in the same bins
   * @param ordered number of leading bins that are in value order
   * @throws IllegalArgumentException if the lengths differ, a count is negative, a total exceeds
   *     {@link Comparison#MAX_TOTAL}, or ordered is out of range
   */
  public static ReferenceVariation of(List<long[]> windows, int ordered) {
    return within(List.of(windows), ordered);
  }

  /**
   * Learns from windows of several cells, such as the hours of the day: each window is compared
   * with the others of its cell, so that what differs between cells is left out.
   *
   * @param cells the windows of each cell, all in the same bins
   * @param ordered number of leading bins that are in value order
   * @throws IllegalArgumentException as {@link #of}
   */
  public static ReferenceVariation within(List<? extends List<long[]>> cells, int ordered) {
    int windows = cells.stream().mapToInt(List::size).sum();
    double[] chiSquareRatios = new double[windows];
    double[] smoothRatios = new double[windows];
    int usable = 0;
    int smoothUsable = 0;
    double rows = 0;
    for (List<long[]> cell : cells) {
      long[] all = sum(cell);
      for (long[] window : cell) {
        Comparison bins = Comparison.of(difference(all, window), window);
        MergedBins merged = MergedBins.of(bins, ordered);
        if (merged.size() > 1) {
          double statistic = TwoSampleChiSquare.of(merged.comparison()).statistic();
          chiSquareRatios[usable++] = statistic / (merged.size() - 1);
          rows += bins.liveTotal();
        }
        SmoothTest smooth = SmoothTest.of(bins, ordered);
        if (smooth.components() > 0) {
          smoothRatios[smoothUsable++] = smooth.statistic() / smooth.components();
        }
      }
    }
    return new ReferenceVariation(
        learned(chiSquareRatios, usable),
        learned(smoothRatios, smoothUsable),
        usable,
        usable == 0 ? 0 : rows / usable);
  }

  private static Dependence learned(double[] ratios, int usable) {
    return usable < 2
        ? Dependence.independent()
        : Dependence.learned(Arrays.copyOf(ratios, usable));
  }

  private static long[] sum(List<long[]> windows) {
    long[] sum = windows.isEmpty() ? new long[0] : new long[windows.get(0).length];
    for (long[] window : windows) {
      if (window.length != sum.length) {
        throw new IllegalArgumentException(
            "a window has " + window.length + " bins, the first has " + sum.length);
      }
      for (int bin = 0; bin < sum.length; bin++) {
        sum[bin] = Math.addExact(sum[bin], window[bin]);
      }
    }
    return sum;
  }

  private static long[] difference(long[] all, long[] window) {
    long[] others = new long[all.length];
    Arrays.setAll(others, bin -> all[bin] - window[bin]);
    return others;
  }
}
