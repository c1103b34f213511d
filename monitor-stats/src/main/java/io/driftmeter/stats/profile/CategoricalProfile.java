package io.driftmeter.stats.profile;

import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.schema.Column;
import java.util.Collections;
import java.util.List;

/**
 * What a categorical column looked like: counts of the known categories.
 *
 * @param column the column, categorical
 * @param categories the known categories in the order of {@link String#compareTo}, none twice, at
 *     most {@value #MAX_CATEGORIES}, each of at most {@value #MAX_CATEGORY_LENGTH} characters
 * @param counts the valid values by position in {@code categories}; a known category may have none
 * @param states how many values were in each state; the valid ones sum to {@code counts}
 */
public record CategoricalProfile(
    Column column, List<String> categories, SparseCounts counts, StateCounts states)
    implements ColumnProfile {

  /** The most categories of one column. */
  public static final int MAX_CATEGORIES = 10_000;

  /** The longest category, in characters. */
  public static final int MAX_CATEGORY_LENGTH = 256;

  /**
   * Checks that the parts agree with one another.
   *
   * @throws IllegalArgumentException naming the column and what does not agree
   * @throws ArithmeticException when the sum of the states would pass {@link Long#MAX_VALUE}
   */
  public CategoricalProfile {
    categories = List.copyOf(categories);
    if (column.isNumeric()) {
      throw new IllegalArgumentException("column '%s' is not categorical".formatted(column.name()));
    }
    if (categories.size() > MAX_CATEGORIES) {
      throw new IllegalArgumentException(
          "column '%s' has %d categories, but may have at most %d"
              .formatted(column.name(), categories.size(), MAX_CATEGORIES));
    }
    String before = null;
    for (String category : categories) {
      if (!isStorable(category)) {
        throw new IllegalArgumentException(
            "column '%s' has a category that is longer than %d characters or not valid Unicode"
                .formatted(column.name(), MAX_CATEGORY_LENGTH));
      }
      if (before != null && before.compareTo(category) >= 0) {
        throw new IllegalArgumentException(
            "categories of column '%s' are out of order, or one stands twice"
                .formatted(column.name()));
      }
      before = category;
    }
    ColumnLaws.check(column, states, counts, categories.size());
  }

  /** Whether a category can be known: short enough, and text that a file can hold. */
  public static boolean isStorable(String category) {
    return category.length() <= MAX_CATEGORY_LENGTH && UnicodeText.isWellFormed(category);
  }

  /** The position of a category, or a negative number when it is not known. */
  public int indexOf(String category) {
    return Collections.binarySearch(categories, category);
  }

  @Override
  public int valueCount() {
    return categories.size();
  }

  @Override
  public int binCount() {
    return categories.size() + StateBins.STATES.size();
  }

  @Override
  public long[] inBins(long[] values, StateCounts states) {
    long[] counts = StateBins.after(categories.size(), states);
    System.arraycopy(values, 0, counts, 0, values.length);
    return counts;
  }

  @Override
  public CategoricalProfile plus(ColumnProfile other) {
    Column joined = ColumnLaws.join(column, other.column());
    CategoricalProfile that = (CategoricalProfile) other; // the kinds agree
    if (!categories.equals(that.categories)) {
      throw new IllegalArgumentException(
          "column '%s' has %d categories on one side and %d others on the other"
              .formatted(column.name(), categories.size(), that.categories.size()));
    }
    return new CategoricalProfile(
        joined, categories, counts.plus(that.counts), states.plus(that.states));
  }
}
