package io.driftmeter.stats.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.driftmeter.stats.recording.UnseenConsumer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A few names of unseen categories per column, for reports, where that is switched on. The cache
 * keeps those that come again and lets one-off names go, so that a flood of random names cannot
 * push out the one that matters.
 */
final class UnseenNames implements UnseenConsumer {

  private final int limit;
  private final Map<Integer, Cache<String, Integer>> bySlot = new HashMap<>();

  /** Keeps at most that many names per column; 0 keeps none. */
  UnseenNames(int limit) {
    this.limit = limit;
  }

  @Override
  public void accept(int slot, String name) {
    bySlot
        .computeIfAbsent(
            slot,
            unused -> Caffeine.newBuilder().maximumSize(limit).executor(Runnable::run).build())
        .asMap()
        .merge(name, 1, Integer::sum);
  }

  /** The names of one column, most frequent first. */
  List<String> names(int slot) {
    Cache<String, Integer> names = bySlot.get(slot);
    if (names == null) {
      return List.of();
    }
    return names.asMap().entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(limit)
        .map(Map.Entry::getKey)
        .toList();
  }

  void clear() {
    bySlot.clear();
  }
}
