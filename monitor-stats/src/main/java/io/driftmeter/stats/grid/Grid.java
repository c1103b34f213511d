package io.driftmeter.stats.grid;

import java.util.Objects;

/**
 * Divides the real line into contiguous buckets {@code 0 .. size() - 1}, with everything before
 * them <em>below</em> the grid and everything after them <em>above</em> it.
 *
 * <p>The laws of every grid, for finite {@code x <= y} and buckets {@code b}:
 *
 * <ul>
 *   <li>{@code index(x) <= index(y)}, and {@code -0.0} and {@code 0.0} have one index;
 *   <li>{@code lower(b)} is the smallest double whose index is at least {@code b};
 *   <li>{@code upper(b) == lower(b + 1)}; a bucket that no double falls into has {@code lower(b) ==
 *       upper(b)}.
 * </ul>
 *
 * <p>Grids are immutable values, compared by {@code equals}, and safe for use by any thread.
 */
public sealed interface Grid permits OriginGrid, EdgeGrid {

  /** The number of buckets, at least 1. */
  int size();

  /**
   * The bucket of a value.
   *
   * <p>Made for finite values. Negative infinity is below and positive infinity above every grid;
   * NaN gives {@code size()}, so a caller that tells NaN from large values must look at {@code x}.
   *
   * @return -1 below the grid, {@code size()} above it, otherwise the bucket, {@code 0 .. size() -
   *     1}
   */
  int index(double x);

  /**
   * The smallest double whose index is at least {@code bucket}; for {@code size()} the end of the
   * grid, which is positive infinity for a grid that holds the largest double.
   *
   * @param bucket {@code 0 .. size()}
   * @throws IndexOutOfBoundsException if there is no such bucket
   */
  double lower(int bucket);

  /**
   * The first double beyond a bucket: the lower edge of the next.
   *
   * @param bucket {@code 0 .. size() - 1}
   * @throws IndexOutOfBoundsException if there is no such bucket
   */
  default double upper(int bucket) {
    return lower(Objects.checkIndex(bucket, size()) + 1);
  }

  /**
   * The value that stands for a bucket in quantiles and distances: half way between its edges,
   * always finite, in {@code [lower, upper)} unless the bucket is empty by construction. A bucket
   * that one double fills is represented by that double.
   *
   * @param bucket {@code 0 .. size() - 1}
   * @throws IndexOutOfBoundsException if there is no such bucket
   */
  default double midpoint(int bucket) {
    double from = Math.min(lower(bucket), Double.MAX_VALUE);
    double to = upper(bucket);
    double end = Math.min(to, Double.MAX_VALUE);
    double width = end - from;
    double middle = width < Double.POSITIVE_INFINITY ? from + width / 2 : from / 2 + end / 2;
    return middle < to ? middle : from;
  }
}
