package io.driftmeter.stats.recording;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The known categories of one column and their numbers. Immutable; a look-up allocates nothing. */
public final class Dictionary {

  /** Longer names are unseen without being looked at, so that a huge string costs nothing. */
  public static final int MAX_LENGTH = 256;

  private final List<String> categories;
  private final @Nullable String[] table;
  private final int[] indices;
  private final int mask;

  /** The categories, numbered as they are listed. */
  public Dictionary(List<String> categories) {
    this.categories = List.copyOf(categories);
    int capacity = Integer.highestOneBit(Math.max(4, categories.size() * 4 - 1));
    table = new String[capacity];
    indices = new int[capacity];
    mask = capacity - 1;
    for (int i = 0; i < this.categories.size(); i++) {
      // literals, enum names and the labels of indexed columns are interned too: found by identity
      String category = this.categories.get(i).intern();
      int at = spread(category.hashCode()) & mask;
      while (table[at] != null) {
        at = (at + 1) & mask;
      }
      table[at] = category;
      indices[at] = i;
    }
  }

  /** The categories in the order of their numbers. */
  public List<String> categories() {
    return categories;
  }

  int size() {
    return categories.size();
  }

  /** The number of a category, or -1 when it is not known. */
  int find(String category) {
    if (category.length() > MAX_LENGTH) {
      return -1;
    }
    for (int at = spread(category.hashCode()) & mask; ; at = (at + 1) & mask) {
      String found = table[at];
      if (found == null) {
        return -1;
      }
      if (found.equals(category)) {
        return indices[at];
      }
    }
  }

  private static int spread(int hash) {
    return hash ^ (hash >>> 16);
  }
}
