package io.driftmeter.stats.profile;

import io.driftmeter.api.BatchRecorder;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Batches of a reference that is being built: row after row, when all arrays are long enough. */
final class BuilderBatches implements BatchRecorder {

  private final ReferenceBuilder builder;
  private final int features;

  BuilderBatches(ReferenceBuilder builder) {
    this.builder = builder;
    features = builder.schema().numericFeatures().size();
  }

  @Override
  public void rowMajor(double[] values, int rows) {
    requireRowMajor(Objects.requireNonNull(values, "values").length, rows);
    add(rows, (row, feature) -> values[row * features + feature], null);
  }

  @Override
  public void rowMajor(double[] values, double[] outputs, int rows) {
    requireRowMajor(Objects.requireNonNull(values, "values").length, rows);
    requireLength("outputs", Objects.requireNonNull(outputs, "outputs").length, rows);
    add(rows, (row, feature) -> values[row * features + feature], row -> outputs[row]);
  }

  @Override
  public void rowMajor(float[] values, int rows) {
    requireRowMajor(Objects.requireNonNull(values, "values").length, rows);
    add(rows, (row, feature) -> values[row * features + feature], null);
  }

  @Override
  public void rowMajor(float[] values, float[] outputs, int rows) {
    requireRowMajor(Objects.requireNonNull(values, "values").length, rows);
    requireLength("outputs", Objects.requireNonNull(outputs, "outputs").length, rows);
    add(rows, (row, feature) -> values[row * features + feature], row -> outputs[row]);
  }

  @Override
  public void columnMajor(double[][] columns, int rows) {
    requireColumnMajor(columns, column -> columns[column].length, rows);
    add(rows, (row, feature) -> columns[feature][row], null);
  }

  @Override
  public void columnMajor(double[][] columns, double[] outputs, int rows) {
    requireColumnMajor(columns, column -> columns[column].length, rows);
    requireLength("outputs", Objects.requireNonNull(outputs, "outputs").length, rows);
    add(rows, (row, feature) -> columns[feature][row], row -> outputs[row]);
  }

  @Override
  public void columnMajor(float[][] columns, int rows) {
    requireColumnMajor(columns, column -> columns[column].length, rows);
    add(rows, (row, feature) -> columns[feature][row], null);
  }

  @Override
  public void columnMajor(float[][] columns, float[] outputs, int rows) {
    requireColumnMajor(columns, column -> columns[column].length, rows);
    requireLength("outputs", Objects.requireNonNull(outputs, "outputs").length, rows);
    add(rows, (row, feature) -> columns[feature][row], row -> outputs[row]);
  }

  private void add(int rows, Values values, @Nullable IntToDoubleFunction outputs) {
    double[] features = new double[this.features];
    for (int row = 0; row < rows; row++) {
      for (int feature = 0; feature < features.length; feature++) {
        features[feature] = values.at(row, feature);
      }
      if (outputs == null) {
        builder.record(features);
      } else {
        builder.record(features, outputs.applyAsDouble(row));
      }
    }
  }

  private void requireRowMajor(int length, int rows) {
    if (rows < 0 || length < (long) rows * features) {
      throw new IllegalArgumentException(
          "the batch has %d values, but %d rows of %d numeric features need %d"
              .formatted(length, rows, features, (long) rows * features));
    }
  }

  private void requireColumnMajor(Object[] columns, IntUnaryOperator lengths, int rows) {
    Objects.requireNonNull(columns, "columns");
    if (columns.length != features) {
      throw new IllegalArgumentException(
          "the batch has %d columns, but the schema has %d numeric features"
              .formatted(columns.length, features));
    }
    for (int column = 0; column < columns.length; column++) {
      int at = column;
      Objects.requireNonNull(columns[column], () -> "columns[%d]".formatted(at));
      requireLength("column " + column, lengths.applyAsInt(column), rows);
    }
  }

  private static void requireLength(String array, int length, int rows) {
    if (rows < 0 || length < rows) {
      throw new IllegalArgumentException(
          "%s of the batch has %d values, but there are %d rows".formatted(array, length, rows));
    }
  }

  /** The value of one feature of one row. */
  private interface Values {
    double at(int row, int feature);
  }
}
