package io.driftmeter.jmh;

import java.util.Arrays;
import java.util.Random;

/** The stream of values: {@code exp} of standard normals, the same in every run. */
final class LogNormal {

  private static final int SIZE = 65_536;
  private static final int TRAINING_ROWS = 1310;
  private static final long SEED = 20_261_124;

  /** As many as the bins that a reference judges a column by. */
  private static final int BINS = 24;

  private static final double[] VALUES = draw();

  private LogNormal() {}

  /** The values, to be recorded over and over; the caller's own. */
  static double[] values() {
    return VALUES.clone();
  }

  private static double[] draw() {
    Random random = new Random(SEED);
    double[] values = new double[SIZE];
    Arrays.setAll(values, i -> Math.exp(random.nextGaussian()));
    return values;
  }

  /** The same values as rows of that many features; a rest that makes no row is left out. */
  static double[][] rows(int features) {
    double[][] rows = new double[SIZE / features][];
    Arrays.setAll(rows, i -> Arrays.copyOfRange(VALUES, i * features, (i + 1) * features));
    return rows;
  }

  /** Enough rows of them to choose a grid by, however many features there are. */
  static double[][] trainingRows(int features) {
    double[][] rows = new double[Math.max(SIZE / features, TRAINING_ROWS)][features];
    int at = 0;
    for (double[] row : rows) {
      for (int i = 0; i < features; i++) {
        row[i] = VALUES[at++ % SIZE];
      }
    }
    return rows;
  }

  /** The upper bounds, the last one aside, of 24 bins that have the same number of values. */
  static double[] bounds() {
    double[] sorted = values();
    Arrays.sort(sorted);
    double[] bounds = new double[BINS - 1];
    Arrays.setAll(bounds, i -> sorted[(i + 1) * SIZE / BINS]);
    return bounds;
  }
}
