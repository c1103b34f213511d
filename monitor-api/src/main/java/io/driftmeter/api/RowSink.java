package io.driftmeter.api;

import io.driftmeter.api.schema.Schema;
import java.util.List;

/**
 * What rows can be recorded into: a running monitor, or a reference that is being built.
 *
 * <p>Code that resolves its handles and its row writer from a {@code RowSink} serves both, so that
 * training and serving describe a row in one place. A monitor never throws while recording; a
 * reference builder is strict.
 */
public interface RowSink {

  /** The columns of the model. */
  Schema schema();

  /**
   * The handle of a numeric column, feature or output.
   *
   * @throws IllegalArgumentException when there is none of that name, naming the known ones, or it
   *     is categorical
   */
  NumericColumn numeric(String name);

  /**
   * The handle of a categorical column, feature or output.
   *
   * @throws IllegalArgumentException when there is none of that name, naming the known ones, or it
   *     is numeric
   */
  CategoricalColumn categorical(String name);

  /**
   * A categorical column whose values the application knows by their numbers; make it once and keep
   * it.
   *
   * @param labels what the numbers from 0 up stand for
   * @throws IllegalArgumentException as {@link #categorical}, and when there is no label, or one is
   *     there twice
   */
  default IndexedColumn indexed(String name, List<String> labels) {
    return new IndexedColumn(categorical(name), labels);
  }

  /** A recorder of rows through one writer; make it once and keep it. */
  <T> RowRecorder<T> rows(RowWriter<? super T> writer);

  /**
   * Records one row of numeric features, in schema order; other columns count as absent.
   *
   * @param features as many values as the schema has numeric features; a monitor refuses an array
   *     of another length, counts it, and names it in the log once; a reference builder throws
   */
  void record(double[] features);

  /**
   * Records one row of numeric features and the model's first numeric output.
   *
   * @param features as in {@link #record(double[])}
   * @param output what the model answered
   */
  void record(double[] features, double output);

  /** As {@link #record(double[])}. */
  void record(float[] features);

  /** As {@link #record(double[], double)}. */
  void record(float[] features, double output);

  /** A recorder of many rows at once; make it once and keep it. */
  BatchRecorder batches();
}
