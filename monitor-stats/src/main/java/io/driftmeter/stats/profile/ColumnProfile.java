package io.driftmeter.stats.profile;

import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.schema.Column;

/**
 * What one column looked like: how many values were in each state, and how the valid ones were
 * spread. Immutable, compared by value.
 *
 * <p>The valid values are exactly those that were counted in a bucket or a category.
 */
public sealed interface ColumnProfile permits NumericProfile, CategoricalProfile {

  /** The column. */
  Column column();

  /** How many values were in each state. */
  StateCounts states();

  /** How many buckets or categories there are. */
  int valueCount();

  /** How many coarse bins there are: those of values, then the {@link StateBins}. */
  int binCount();

  /**
   * Counts of buckets or categories, and of states, in the coarse bins.
   *
   * @param values the valid values by bucket or category
   */
  long[] inBins(long[] values, StateCounts states);

  /** The valid values by bucket or category. */
  SparseCounts counts();

  /**
   * The sum of both. What they say of the column besides name, kind and role is kept where they
   * agree, the greater importance wins, and a column is critical if either says so.
   *
   * @throws IllegalArgumentException when name, kind, role, grid or categories differ
   * @throws ArithmeticException when a count or a total would pass {@link Long#MAX_VALUE}
   */
  ColumnProfile plus(ColumnProfile other);
}
