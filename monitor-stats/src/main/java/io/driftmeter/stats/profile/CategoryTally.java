package io.driftmeter.stats.profile;

import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.schema.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts the values of a categorical column by name: those of an earlier profile, or all, of which
 * the most frequent become the known categories.
 */
final class CategoryTally extends ColumnTally {

  private final Map<String, Long> counts = new HashMap<>();
  private final boolean open;
  private final int limit;
  private final List<Map<String, Long>> countsAtCuts = new ArrayList<>();

  private CategoryTally(Column column, boolean open, int limit) {
    super(column);
    this.open = open;
    this.limit = limit;
  }

  /** Knows what it sees, up to the {@code limit} most frequent; of equals, the first by name. */
  static CategoryTally open(Column column, int limit) {
    return new CategoryTally(column, true, limit);
  }

  /** Knows the categories of an earlier profile and no others. */
  static CategoryTally like(Column column, CategoricalProfile previous) {
    CategoryTally tally = new CategoryTally(column, false, previous.categories().size());
    previous.categories().forEach(category -> tally.counts.put(category, 0L));
    return tally;
  }

  void add(@Nullable String category) {
    if (category == null) {
      count(ValueState.MISSING);
    } else if (open ? CategoricalProfile.isStorable(category) : counts.containsKey(category)) {
      counts.merge(category, 1L, Long::sum);
    } else {
      count(ValueState.UNSEEN);
    }
  }

  @Override
  void cutValues() {
    countsAtCuts.add(new HashMap<>(counts));
  }

  @Override
  List<long[]> windows(ColumnProfile profile) {
    CategoricalProfile categorical = (CategoricalProfile) profile;
    List<long[]> windows = new ArrayList<>();
    Map<String, Long> before = Map.of();
    for (int window = 0; window < cuts(); window++) {
      Map<String, Long> now = countsAtCuts.get(window);
      long[] known = new long[categorical.categories().size()];
      long unknown = 0;
      for (Map.Entry<String, Long> entry : now.entrySet()) {
        long count = entry.getValue() - before.getOrDefault(entry.getKey(), 0L);
        int position = categorical.indexOf(entry.getKey());
        if (position >= 0) {
          known[position] = count;
        } else {
          unknown += count;
        }
      }
      windows.add(profile.inBins(known, statesOf(window).plus(unseen(unknown))));
      before = now;
    }
    return windows;
  }

  private static StateCounts unseen(long count) {
    long[] counts = new long[ValueState.values().length];
    counts[ValueState.UNSEEN.ordinal()] = count;
    return StateCounts.of(counts);
  }

  @Override
  CategoricalProfile profile() {
    List<String> known =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(limit)
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    SparseCounts valid = SparseCounts.ofDense(known.stream().mapToLong(counts::get).toArray());
    long[] byName = new long[ValueState.values().length];
    byName[ValueState.VALID.ordinal()] = valid.total();
    byName[ValueState.UNSEEN.ordinal()] =
        counts.values().stream().mapToLong(Long::longValue).sum() - valid.total();
    return new CategoricalProfile(column(), known, valid, states().plus(StateCounts.of(byName)));
  }
}
