package io.driftmeter.jmh;

import java.util.Arrays;
import java.util.Random;

/** The stream of values: {@code exp} of standard normals, the same in every run. */
final class LogNormal {

  private static final int SIZE = 65_536;
  private static final long SEED = 20_261_124;

  private LogNormal() {}

  /** The values, to be recorded over and over. */
  static double[] values() {
    Random random = new Random(SEED);
    double[] values = new double[SIZE];
    Arrays.setAll(values, i -> Math.exp(random.nextGaussian()));
    return values;
  }

  /** The same values as rows of that many features; a rest that makes no row is left out. */
  static double[][] rows(int features) {
    double[] values = values();
    double[][] rows = new double[SIZE / features][];
    Arrays.setAll(rows, i -> Arrays.copyOfRange(values, i * features, (i + 1) * features));
    return rows;
  }
}
