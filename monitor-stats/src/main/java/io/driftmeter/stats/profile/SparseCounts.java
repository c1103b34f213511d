package io.driftmeter.stats.profile;

import java.util.Arrays;

/**
 * Counts by index, of which most are zero: the buckets of a grid, the categories of a column.
 *
 * <p>Holds the counts that are not zero, in ascending order of their index, in 12 bytes each.
 * Immutable, compared by value.
 */
public final class SparseCounts {

  /** No count at all. */
  public static final SparseCounts EMPTY = new SparseCounts(new int[0], new long[0]);

  private final int[] indexes;
  private final long[] counts;
  private final long total;

  private SparseCounts(int[] indexes, long[] counts) {
    long sum = 0;
    for (int i = 0; i < indexes.length; i++) {
      if (indexes[i] < 0 || (i > 0 && indexes[i] <= indexes[i - 1])) {
        throw new IllegalArgumentException(
            "index %d stands out of order: indexes are at least 0 and ascend"
                .formatted(indexes[i]));
      }
      if (counts[i] <= 0) {
        throw new IllegalArgumentException(
            "count %d at index %d is not positive".formatted(counts[i], indexes[i]));
      }
      sum = Math.addExact(sum, counts[i]);
    }
    this.indexes = indexes;
    this.counts = counts;
    this.total = sum;
  }

  /**
   * The given counts; the arrays are copied.
   *
   * @param indexes ascending, at least 0
   * @param counts as many, each at least 1
   * @throws IllegalArgumentException naming what is out of order or not positive
   * @throws ArithmeticException when the total would pass {@link Long#MAX_VALUE}
   */
  public static SparseCounts of(int[] indexes, long[] counts) {
    if (indexes.length != counts.length) {
      throw new IllegalArgumentException(
          "%d indexes but %d counts".formatted(indexes.length, counts.length));
    }
    return of(indexes, counts, indexes.length);
  }

  /** The first {@code used} entries of both arrays, copied once. */
  static SparseCounts of(int[] indexes, long[] counts, int used) {
    return used == 0
        ? EMPTY
        : new SparseCounts(Arrays.copyOf(indexes, used), Arrays.copyOf(counts, used));
  }

  /**
   * The counts of an array that has one for every index; zeros are left out.
   *
   * @throws IllegalArgumentException when a count is negative
   * @throws ArithmeticException when the total would pass {@link Long#MAX_VALUE}
   */
  public static SparseCounts ofDense(long... dense) {
    int used = 0;
    for (long count : dense) {
      used += count == 0 ? 0 : 1;
    }
    int[] indexes = new int[used];
    long[] counts = new long[used];
    int next = 0;
    for (int i = 0; i < dense.length; i++) {
      if (dense[i] != 0) {
        indexes[next] = i;
        counts[next++] = dense[i];
      }
    }
    return used == 0 ? EMPTY : new SparseCounts(indexes, counts);
  }

  /** The sum of all counts. */
  public long total() {
    return total;
  }

  /** The count at an index, 0 where there is none. */
  public long count(int index) {
    int position = Arrays.binarySearch(indexes, index);
    return position < 0 ? 0 : counts[position];
  }

  /** How many counts are not zero. */
  public int size() {
    return indexes.length;
  }

  /**
   * The index of the {@code position}-th count that is not zero.
   *
   * @param position 0 to {@code size() - 1}
   */
  public int indexAt(int position) {
    return indexes[position];
  }

  /**
   * The {@code position}-th count that is not zero.
   *
   * @param position 0 to {@code size() - 1}
   */
  public long countAt(int position) {
    return counts[position];
  }

  /** True when every index is less than {@code size}. */
  boolean fitsIn(int size) {
    return indexes.length == 0 || indexes[indexes.length - 1] < size;
  }

  /**
   * One count for every index from 0 to {@code size - 1}, in a new array.
   *
   * @throws IllegalArgumentException when there is a count at {@code size} or beyond
   */
  public long[] toDense(int size) {
    if (!fitsIn(size)) {
      throw new IllegalArgumentException(
          "index %d does not fit in %d counts".formatted(indexes[indexes.length - 1], size));
    }
    long[] dense = new long[size];
    for (int i = 0; i < indexes.length; i++) {
      dense[indexes[i]] = counts[i];
    }
    return dense;
  }

  /** Adds each count to that of its index, without a look at overflow. */
  void addTo(long[] dense) {
    for (int i = 0; i < indexes.length; i++) {
      dense[indexes[i]] += counts[i];
    }
  }

  /**
   * The sum of both, index by index.
   *
   * @throws ArithmeticException when a count or the total would pass {@link Long#MAX_VALUE}
   */
  public SparseCounts plus(SparseCounts other) {
    int[] sumIndexes = new int[indexes.length + other.indexes.length];
    long[] sumCounts = new long[sumIndexes.length];
    int used = 0;
    int i = 0;
    int j = 0;
    while (i < indexes.length || j < other.indexes.length) {
      int left = i < indexes.length ? indexes[i] : Integer.MAX_VALUE;
      int right = j < other.indexes.length ? other.indexes[j] : Integer.MAX_VALUE;
      long count = 0;
      if (left <= right) {
        count = counts[i++];
      }
      if (right <= left) {
        count = Math.addExact(count, other.counts[j++]);
      }
      sumIndexes[used] = Math.min(left, right);
      sumCounts[used++] = count;
    }
    return of(sumIndexes, sumCounts, used);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SparseCounts that
        && Arrays.equals(indexes, that.indexes)
        && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(indexes) + Arrays.hashCode(counts);
  }

  @Override
  public String toString() {
    return "SparseCounts[%d in %d places]".formatted(total, indexes.length);
  }
}
