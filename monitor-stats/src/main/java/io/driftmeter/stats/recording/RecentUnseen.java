package io.driftmeter.stats.recording;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The first few unseen category names since the last drain: bounded in number and length, so
 * limited in rate.
 */
final class RecentUnseen {

  private static final int CAPACITY = 32;
  private static final int MAX_LENGTH = 64;

  private final int[] slots = new int[CAPACITY];
  private final @Nullable String[] names = new String[CAPACITY];
  private int size;

  void add(int slot, String name) {
    if (size < CAPACITY && name.length() <= MAX_LENGTH) {
      slots[size] = slot;
      names[size++] = name;
    }
  }

  void forEach(UnseenConsumer consumer) {
    for (int i = 0; i < size; i++) {
      String name = names[i];
      if (name != null) {
        consumer.accept(slots[i], name);
      }
    }
  }

  void clear() {
    Arrays.fill(names, null);
    size = 0;
  }
}
