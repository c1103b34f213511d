package io.driftmeter.stats.grid;

import java.util.Locale;
import java.util.Objects;

/**
 * A grid that is linear within one {@code scale} of its origin and logarithmic beyond, found by
 * arithmetic alone.
 *
 * <pre>{@code
 * y = |x - origin| / scale
 * i = (doubleToRawLongBits(1 + y) - doubleToRawLongBits(1)) >>> (52 - subBucketBits)
 * }</pre>
 *
 * <p>The buckets of {@code x >= origin} are {@code half + i}, those of {@code x < origin} their
 * mirror image {@code half - 1 - i}. The first octave is {@code |x - origin| < scale}, cut into
 * {@code 2^subBucketBits} equal buckets; each further one is twice as wide, cut likewise. The
 * nearest {@code o} octaves reach to {@code (2^o - 1) * scale}. A bucket is never wider than {@code
 * 2^-subBucketBits * max(scale, |x - origin| + scale)}.
 *
 * <p>Counters on the hot path copy {@link #origin}, {@link #inverseScale}, {@link #shift}, {@link
 * #half} and {@link #size} and repeat the formula of {@link #index}.
 *
 * @param origin where the grid is finest, finite; a zero is stored as {@code -0.0}, because {@code
 *     -0.0 - 0.0} would be on the left of a positive zero
 * @param scale the width of the first octave, a power of two from 2^-1022 to 2^1022, so that it and
 *     its inverse are normal and the division exact
 * @param subBucketBits the binary logarithm of the buckets per octave, 0 to 8
 * @param octavesLeft octaves below the origin, 0 to 64
 * @param octavesRight octaves from the origin up, 0 to 64
 */
public record OriginGrid(
    double origin, double scale, int subBucketBits, int octavesLeft, int octavesRight)
    implements Grid {

  /** The most octaves on either side. */
  public static final int MAX_OCTAVES = 64;

  /** The largest {@code subBucketBits}. */
  public static final int MAX_SUB_BUCKET_BITS = 8;

  /** The most buckets; bounds what a profile file from elsewhere can make us allocate. */
  public static final int MAX_SIZE = 16_384;

  private static final int MANTISSA_BITS = 52;
  private static final long ONE = Double.doubleToRawLongBits(1.0);

  /** The keys of the infinities, and a step beyond which the search goes to the end at once. */
  private static final long FIRST = key(Double.NEGATIVE_INFINITY);

  private static final long LAST = key(Double.POSITIVE_INFINITY);
  private static final long FAR = 1L << 60;

  /**
   * Checks every component.
   *
   * @throws IllegalArgumentException naming the parameter, its value and the limit
   */
  public OriginGrid {
    if (!Double.isFinite(origin)) {
      throw new IllegalArgumentException("origin " + origin + " is not finite");
    }
    if (!(scale >= Double.MIN_NORMAL && scale <= 0x1p1022)
        || scale != Math.scalb(1.0, Math.getExponent(scale))) {
      throw new IllegalArgumentException(
          "scale " + scale + " is not a power of two from 2^-1022 to 2^1022");
    }
    checkRange("subBucketBits", subBucketBits, MAX_SUB_BUCKET_BITS);
    checkRange("octavesLeft", octavesLeft, MAX_OCTAVES);
    checkRange("octavesRight", octavesRight, MAX_OCTAVES);
    int octaves = octavesLeft + octavesRight;
    if (octaves == 0) {
      throw new IllegalArgumentException("octavesLeft + octavesRight 0 is not at least 1");
    }
    if (octaves << subBucketBits > MAX_SIZE) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "(octavesLeft + octavesRight) * 2^subBucketBits = %d * 2^%d exceeds %d buckets",
              octaves,
              subBucketBits,
              MAX_SIZE));
    }
    origin = origin == 0 ? -0.0 : origin;
  }

  /** {@code 1 / scale}, exact. */
  public double inverseScale() {
    return 1.0 / scale;
  }

  /** How far the formula shifts the bits of {@code 1 + y}: {@code 52 - subBucketBits}. */
  public int shift() {
    return MANTISSA_BITS - subBucketBits;
  }

  /** The bucket that starts at the origin; the number of buckets on the left. */
  public int half() {
    return octavesLeft << subBucketBits;
  }

  @Override
  public int size() {
    return (octavesLeft + octavesRight) << subBucketBits;
  }

  @Override
  public int index(double x) {
    double d = x - origin;
    double y = Math.abs(d) * inverseScale() + 1.0;
    int i = (int) ((Double.doubleToRawLongBits(y) - ONE) >>> shift());
    int index = half() + (i ^ (int) (Double.doubleToRawLongBits(d) >> 63));
    if (index >= 0 && index < size()) {
      return index;
    }
    return x < origin ? -1 : size();
  }

  /**
   * {@inheritDoc}
   *
   * <p>The closed form is off by some doubles wherever {@code x - origin} or {@code 1 + y} rounds,
   * and by astronomically many next to an edge at zero, so it is only where the search over the
   * doubles starts. That takes a handful of steps, at worst about 120.
   */
  @Override
  public double lower(int bucket) {
    Objects.checkIndex(bucket, size() + 1);
    long low = key(closedForm(bucket));
    long high = low;
    for (long step = 1; reaches(low, bucket); step <<= 1) {
      high = low;
      low = step < FAR && low > FIRST + step ? low - step : FIRST;
    }
    for (long step = 1; !reaches(high, bucket); step <<= 1) {
      low = high;
      high = step < FAR && high < LAST - step ? high + step : LAST;
    }
    while (high > low + 1) {
      long middle = (low & high) + ((low ^ high) >> 1); // their mean, without overflow
      if (reaches(middle, bucket)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return value(high) + 0.0; // -0.0 and 0.0 share a bucket: say 0.0
  }

  private double closedForm(int bucket) {
    int i = bucket < half() ? half() - bucket : bucket - half();
    double distance = (Double.longBitsToDouble(ONE + ((long) i << shift())) - 1.0) * scale;
    return bucket < half() ? origin - distance : origin + distance;
  }

  private boolean reaches(long key, int bucket) {
    return index(value(key)) >= bucket;
  }

  /** Numbers the doubles in their order, so that neighbours differ by one; its own inverse. */
  private static long ordered(long bits) {
    return bits ^ ((bits >> 63) & Long.MAX_VALUE);
  }

  private static long key(double x) {
    return ordered(Double.doubleToRawLongBits(x));
  }

  private static double value(long key) {
    return Double.longBitsToDouble(ordered(key));
  }

  private static void checkRange(String name, int value, int limit) {
    if (value < 0 || value > limit) {
      throw new IllegalArgumentException(name + " " + value + " is not in 0.." + limit);
    }
  }
}
