package io.driftmeter.examples.load;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/**
 * A median, and how far it can be trusted.
 *
 * @param low and {@code high}: bounds of the central 95 % of bootstrapped medians
 */
record Interval(double median, double low, double high) {

  private static final int RESAMPLES = 10_000;
  private static final long SEED = 20010401;

  /**
   * The median of all values. They come in groups, one for each start of the servers, since Java
   * compiles a program a little differently each time that it is started: groups are drawn with
   * replacement, then values within each that was drawn.
   *
   * @param groups one or more, none of them empty
   */
  static Interval ofMedian(List<double[]> groups) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] medians = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      DoubleStream.Builder sample = DoubleStream.builder();
      for (int group = 0; group < groups.size(); group++) {
        double[] drawn = groups.get(random.nextInt(groups.size()));
        for (int value = 0; value < drawn.length; value++) {
          sample.add(drawn[random.nextInt(drawn.length)]);
        }
      }
      medians[i] = median(sample.build());
    }
    Arrays.sort(medians);
    return new Interval(
        median(groups.stream().flatMapToDouble(Arrays::stream)),
        medians[(int) (0.025 * RESAMPLES)],
        medians[(int) (0.975 * RESAMPLES) - 1]);
  }

  static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  boolean contains(double value) {
    return low <= value && value <= high;
  }

  @Override
  public String toString() {
    return Text.format("%.3f (%.3f to %.3f)", median, low, high);
  }
}
