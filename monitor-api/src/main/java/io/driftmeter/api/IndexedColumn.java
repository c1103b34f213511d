package io.driftmeter.api;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A categorical column whose values an application knows by their numbers, as encoders and
 * classifiers do: {@code index} stands for {@code labels.get(index)}.
 *
 * <p>The numbers are the application's own and stay what they are when a deploy brings a reference
 * with other categories. {@code -1} counts as missing, any other number without a label as unseen.
 * Thread-safe; recording never throws, waits or allocates.
 */
public final class IndexedColumn {

  /** No reference can hold it, since it is not valid Unicode. */
  private static final String NO_LABEL = "\ud800";

  private final CategoricalColumn categories;
  private final String[] labels;

  IndexedColumn(CategoricalColumn categories, List<String> labels) {
    this.categories = categories;
    this.labels = labels.toArray(String[]::new);
    Set<String> known = new HashSet<>();
    for (int i = 0; i < this.labels.length; i++) {
      if (Objects.isNull(this.labels[i])) {
        throw new IllegalArgumentException(
            "label %d of column '%s' is null".formatted(i, categories.column().name()));
      }
      if (!known.add(this.labels[i])) {
        throw new IllegalArgumentException(
            "labels of column '%s' name '%s' twice, last at index %d"
                .formatted(categories.column().name(), this.labels[i], i));
      }
      this.labels[i] = this.labels[i].intern(); // a monitor's dictionary finds those at once
    }
    if (labels.isEmpty()) {
      throw new IllegalArgumentException(
          "column '%s' is to be recorded by index, but there are no labels"
              .formatted(categories.column().name()));
    }
  }

  /** The column, for values that are not there by index. */
  public CategoricalColumn categories() {
    return categories;
  }

  /** Counts one observation of this column alone, outside any row. */
  public void record(int index) {
    categories.record(label(index));
  }

  /** What an index stands for; null for {@code -1}. */
  @Nullable String label(int index) {
    if (index >= 0 && index < labels.length) {
      return labels[index];
    }
    return index == -1 ? null : NO_LABEL;
  }
}
