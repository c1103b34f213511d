package io.driftmeter.stats.simulation;

import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

/** How the values of a column follow one another; all of them are normal with variance 1. */
enum RowStream {
  INDEPENDENT("independent"),
  AR_50("AR(1) .5"),
  AR_90("AR(1) .9"),
  AR_99("AR(1) .99"),
  SESSIONS("sessions of 20, ICC .5"),
  REPEATS("every request 20 times"),
  DIURNAL("mean follows the hour, .3 sigma");

  private static final int GROUP = 20;
  private static final double AMPLITUDE = 0.3;
  private static final int WINDOWS_A_DAY = 24;

  private final String label;

  RowStream(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  boolean isDependent() {
    return this != INDEPENDENT;
  }

  /**
   * A source of the values of one column.
   *
   * @param rows rows of one window, of which there are 24 a day
   */
  DoubleSupplier source(SplittableRandom random, int rows) {
    return switch (this) {
      case INDEPENDENT -> random::nextGaussian;
      case AR_50 -> autoregressive(random, 0.5);
      case AR_90 -> autoregressive(random, 0.9);
      case AR_99 -> autoregressive(random, 0.99);
      case SESSIONS -> grouped(random, Math.sqrt(0.5));
      case REPEATS -> grouped(random, 1);
      case DIURNAL -> diurnal(random, rows * WINDOWS_A_DAY);
    };
  }

  private static DoubleSupplier autoregressive(SplittableRandom random, double coefficient) {
    double innovation = Math.sqrt(1 - coefficient * coefficient);
    double[] last = {random.nextGaussian()};
    return () -> last[0] = coefficient * last[0] + innovation * random.nextGaussian();
  }

  /** Rows in groups that share a part of their value, given as its standard deviation. */
  private static DoubleSupplier grouped(SplittableRandom random, double shared) {
    double own = Math.sqrt(1 - shared * shared);
    int[] left = {0};
    double[] common = {0};
    return () -> {
      if (left[0] == 0) {
        left[0] = GROUP;
        common[0] = shared * random.nextGaussian();
      }
      left[0]--;
      return own == 0 ? common[0] : common[0] + own * random.nextGaussian();
    };
  }

  private static DoubleSupplier diurnal(SplittableRandom random, int rowsOfDay) {
    int[] row = {0};
    return () -> {
      double mean = AMPLITUDE * StrictMath.sin(2 * Math.PI * row[0] / rowsOfDay);
      row[0] = (row[0] + 1) % rowsOfDay;
      return mean + random.nextGaussian();
    };
  }
}
