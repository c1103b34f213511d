package io.driftmeter.stats.recording;

import io.driftmeter.api.BatchRecorder;

/** Batches of a recorder, in every form that arrays can have. */
final class Batches implements BatchRecorder {

  private final Recorder recorder;

  Batches(Recorder recorder) {
    this.recorder = recorder;
  }

  @Override
  public void rowMajor(double[] values, int rows) {
    recorder.record(BatchForm.ROWS_OF_DOUBLES, values, rows);
  }

  @Override
  public void rowMajor(double[] values, double[] outputs, int rows) {
    recorder.record(BatchForm.ROWS_OF_DOUBLES, values, outputs, rows);
  }

  @Override
  public void rowMajor(float[] values, int rows) {
    recorder.record(BatchForm.ROWS_OF_FLOATS, values, rows);
  }

  @Override
  public void rowMajor(float[] values, float[] outputs, int rows) {
    recorder.record(BatchForm.ROWS_OF_FLOATS, values, outputs, rows);
  }

  @Override
  public void columnMajor(double[][] columns, int rows) {
    recorder.record(BatchForm.COLUMNS_OF_DOUBLES, columns, rows);
  }

  @Override
  public void columnMajor(double[][] columns, double[] outputs, int rows) {
    recorder.record(BatchForm.COLUMNS_OF_DOUBLES, columns, outputs, rows);
  }

  @Override
  public void columnMajor(float[][] columns, int rows) {
    recorder.record(BatchForm.COLUMNS_OF_FLOATS, columns, rows);
  }

  @Override
  public void columnMajor(float[][] columns, float[] outputs, int rows) {
    recorder.record(BatchForm.COLUMNS_OF_FLOATS, columns, outputs, rows);
  }
}
