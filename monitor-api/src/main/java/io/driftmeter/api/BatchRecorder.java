package io.driftmeter.api;

/**
 * Records many rows of numeric features at once, as a model that answers in batches has them.
 * Thread-safe.
 *
 * <p>Each row counts as one row and lands whole in one window; the rows of one batch may land in
 * two. Columns other than the numeric features, and the first numeric output where it is given,
 * count as absent. Arrays are read and neither kept nor changed, and may be longer than the rows
 * need, so that buffers can be used again.
 *
 * <p>A monitor refuses a batch whose arrays are too short or too few, counts its rows, and names it
 * in the log once; a reference builder throws. Neither records a part of it.
 */
public interface BatchRecorder {

  /**
   * Records rows that lie one after the other.
   *
   * @param values the features of the first row in schema order, then those of the second, and so
   *     on: at least {@code rows} times as many as the schema has numeric features
   * @param rows how many rows there are, 0 or more
   */
  void rowMajor(double[] values, int rows);

  /**
   * Records rows that lie one after the other, with what the model answered.
   *
   * @param values as in {@link #rowMajor(double[], int)}
   * @param outputs the first numeric output of each row, at least {@code rows}
   * @param rows how many rows there are, 0 or more
   */
  void rowMajor(double[] values, double[] outputs, int rows);

  /** As {@link #rowMajor(double[], int)}. */
  void rowMajor(float[] values, int rows);

  /** As {@link #rowMajor(double[], double[], int)}. */
  void rowMajor(float[] values, float[] outputs, int rows);

  /**
   * Records rows that lie side by side.
   *
   * @param columns one array for each numeric feature in schema order, each with at least {@code
   *     rows} values
   * @param rows how many rows there are, 0 or more
   */
  void columnMajor(double[][] columns, int rows);

  /**
   * Records rows that lie side by side, with what the model answered.
   *
   * @param columns as in {@link #columnMajor(double[][], int)}
   * @param outputs the first numeric output of each row, at least {@code rows}
   * @param rows how many rows there are, 0 or more
   */
  void columnMajor(double[][] columns, double[] outputs, int rows);

  /** As {@link #columnMajor(double[][], int)}. */
  void columnMajor(float[][] columns, int rows);

  /** As {@link #columnMajor(double[][], double[], int)}. */
  void columnMajor(float[][] columns, float[] outputs, int rows);
}
