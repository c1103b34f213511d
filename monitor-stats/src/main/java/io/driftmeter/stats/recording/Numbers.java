package io.driftmeter.stats.recording;

/** Arrays of one primitive type, which generic code can otherwise not read. Stateless. */
abstract sealed class Numbers<A> {

  static final Numbers<double[]> DOUBLES = new Doubles();
  static final Numbers<float[]> FLOATS = new Floats();

  private Numbers() {}

  abstract int length(A values);

  abstract double get(A values, int index);

  /** Counts that many values from an offset on, which are those of the first slots. */
  abstract void countRow(A values, int offset, int length, Layout layout, int[] cells);

  /** Counts a range of values, which are all of one slot. */
  abstract void countColumn(A values, int from, int to, int slot, Layout layout, int[] cells);

  private static final class Doubles extends Numbers<double[]> {
    @Override
    int length(double[] values) {
      return values.length;
    }

    @Override
    double get(double[] values, int index) {
      return values[index];
    }

    @Override
    void countRow(double[] values, int offset, int length, Layout layout, int[] cells) {
      layout.countRow(values, offset, length, cells);
    }

    @Override
    void countColumn(double[] values, int from, int to, int slot, Layout layout, int[] cells) {
      layout.countColumn(values, from, to, slot, cells);
    }
  }

  private static final class Floats extends Numbers<float[]> {
    @Override
    int length(float[] values) {
      return values.length;
    }

    @Override
    double get(float[] values, int index) {
      return values[index];
    }

    @Override
    void countRow(float[] values, int offset, int length, Layout layout, int[] cells) {
      layout.countRow(values, offset, length, cells);
    }

    @Override
    void countColumn(float[] values, int from, int to, int slot, Layout layout, int[] cells) {
      layout.countColumn(values, from, to, slot, cells);
    }
  }
}
