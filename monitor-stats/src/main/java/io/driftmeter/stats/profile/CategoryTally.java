package io.driftmeter.stats.profile;

import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.schema.Column;
import java.util.ArrayList;
import java.util.Arrays;
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

  private final boolean open;
  private final int limit;

  /** Where a category is counted: the next place when it was first seen. */
  private final Map<String, Integer> places = new HashMap<>();

  /** Counts of the running window by place; those of the windows before. */
  private long[] running = new long[16];

  private final List<SparseCounts> ended = new ArrayList<>();

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
    previous.categories().forEach(tally::newPlace);
    return tally;
  }

  void add(@Nullable String category) {
    if (category == null) {
      count(ValueState.MISSING);
      return;
    }
    Integer place = places.get(category);
    if (place == null && open && CategoricalProfile.isStorable(category)) {
      place = newPlace(category);
    }
    if (place == null) {
      count(ValueState.UNSEEN);
    } else {
      running[place]++;
    }
  }

  private int newPlace(String category) {
    int place = places.size();
    places.put(category, place);
    if (place == running.length) {
      running = Arrays.copyOf(running, 2 * place);
    }
    return place;
  }

  @Override
  void cutValues() {
    ended.add(SparseCounts.ofDense(running));
    Arrays.fill(running, 0);
  }

  private List<SparseCounts> countsByWindow() {
    List<SparseCounts> counts = new ArrayList<>(ended);
    counts.add(SparseCounts.ofDense(running));
    return counts;
  }

  @Override
  CategoricalProfile profile() {
    long[] counts = new long[places.size()];
    countsByWindow().forEach(window -> window.addTo(counts));
    List<String> known =
        places.entrySet().stream()
            .sorted(
                Comparator.comparingLong((Map.Entry<String, Integer> e) -> -counts[e.getValue()])
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(limit)
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    long[] valid = known.stream().mapToLong(name -> counts[places.getOrDefault(name, 0)]).toArray();
    return new CategoricalProfile(
        column(),
        known,
        SparseCounts.ofDense(valid),
        states().plus(split(Arrays.stream(valid).sum(), Arrays.stream(counts).sum())));
  }

  @Override
  List<long[]> windows(ColumnProfile profile) {
    CategoricalProfile categorical = (CategoricalProfile) profile;
    int[] positions = new int[places.size()]; // by place, negative where it did not become known
    places.forEach((name, place) -> positions[place] = categorical.indexOf(name));
    List<long[]> windows = new ArrayList<>();
    List<StateCounts> states = statesByWindow();
    for (SparseCounts counts : countsByWindow()) {
      long[] valid = new long[categorical.categories().size()];
      for (int i = 0; i < counts.size(); i++) {
        int position = positions[counts.indexAt(i)];
        if (position >= 0) {
          valid[position] = counts.countAt(i);
        }
      }
      StateCounts split = split(Arrays.stream(valid).sum(), counts.total());
      windows.add(profile.inBins(valid, states.get(windows.size()).plus(split)));
    }
    return windows;
  }

  /** So many of all values are of known categories, the others of unseen ones. */
  private static StateCounts split(long valid, long all) {
    long[] counts = new long[ValueState.values().length];
    counts[ValueState.VALID.ordinal()] = valid;
    counts[ValueState.UNSEEN.ordinal()] = all - valid;
    return StateCounts.of(counts);
  }
}
