package io.driftmeter.stats.recording;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first values of each column, kept while a monitor has no grids yet. Bounded; allocates
 * nothing after its birth.
 */
final class ValueSample {

  private final int capacity;
  private final double[][] numbers;
  private final List<List<String>> categories = new ArrayList<>();
  private final int[] sizes;

  ValueSample(SlotMap slots, int capacity) {
    this.capacity = capacity;
    int numericCount = slots.numericCount();
    numbers = new double[numericCount][];
    for (int slot = 0; slot < numericCount; slot++) {
      numbers[slot] = slot == slots.latency() ? new double[0] : new double[capacity];
    }
    for (int slot = numericCount; slot < slots.count(); slot++) {
      categories.add(new ArrayList<>(capacity));
    }
    sizes = new int[numericCount];
  }

  void add(RowBuffer row) {
    for (int slot = 0; slot < row.numericCount; slot++) {
      add(slot, row.numbers[slot]);
    }
    for (int i = 0; i < row.categoryCount; i++) {
      add(row.numericCount + i, row.categories[i]);
    }
  }

  <A> void add(Numbers<A> numbers, A features, int length) {
    for (int slot = 0; slot < length; slot++) {
      add(slot, numbers.get(features, slot));
    }
  }

  <V, A> void add(
      BatchForm<V, A> form,
      V values,
      int features,
      @Nullable A outputs,
      int outputSlot,
      int from,
      int to) {
    for (int row = from; row < to; row++) {
      for (int slot = 0; slot < features; slot++) {
        add(slot, form.get(values, features, row, slot));
      }
      if (outputs != null && outputSlot >= 0) {
        add(outputSlot, form.numbers().get(outputs, row));
      }
    }
  }

  void add(int slot, double value) {
    if (Double.isFinite(value) && sizes[slot] < numbers[slot].length) {
      numbers[slot][sizes[slot]++] = value;
    }
  }

  void add(int slot, @Nullable Object value) {
    if (value instanceof String name && name.length() <= Dictionary.MAX_LENGTH) {
      List<String> names = categories.get(slot - numbers.length);
      if (names.size() < capacity) {
        names.add(name);
      }
    }
  }

  void forEach(SampleConsumer consumer) {
    for (int slot = 0; slot < numbers.length; slot++) {
      for (int i = 0; i < sizes[slot]; i++) {
        consumer.number(slot, numbers[slot][i]);
      }
    }
    for (int i = 0; i < categories.size(); i++) {
      for (String name : categories.get(i)) {
        consumer.category(numbers.length + i, name);
      }
    }
  }

  void clear() {
    Arrays.fill(sizes, 0);
    categories.forEach(List::clear);
  }

  long bytes() {
    return 8L * capacity * (numbers.length + categories.size());
  }
}
