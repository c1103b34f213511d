package io.driftmeter.stats.verdict;

import io.driftmeter.api.profile.ReferenceKind;
import io.driftmeter.stats.inference.ReferenceVariation;
import io.driftmeter.stats.profile.WindowGroups;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One column of a reference, in coarse bins, with what its own windows tell of how much it varies.
 * Not thread-safe.
 */
final class ColumnReference {

  /** A cell of one hour is used when it has so many times the live observations. */
  private static final int CELL_FACTOR = 10;

  private final ReferenceKind kind;
  private final ColumnBins bins;
  private final WindowGroups groups;
  private final List<long[]> windows;
  private final @Nullable HourCells hours;
  private final Map<Integer, ReferenceVariation> variations = new HashMap<>();
  private final WindowSizes sizes;

  /**
   * A column of a reference.
   *
   * @param bins the bins of the column, with all counts of the reference
   * @param windows the counts of the reference's windows in the bins of the column
   * @param groups which of them follow one another
   * @param hours the same by hour of the day, or null where hours are not told apart
   */
  ColumnReference(
      ReferenceKind kind,
      ColumnBins bins,
      List<long[]> windows,
      WindowGroups groups,
      @Nullable HourCells hours) {
    this.kind = kind;
    this.bins = bins;
    this.windows = windows;
    this.groups = groups;
    this.hours = hours;
    sizes = new WindowSizes(groups, variation(1).meanCount());
  }

  ReferenceKind kind() {
    return kind;
  }

  ColumnBins bins() {
    return bins;
  }

  /** What windows with that many observations are compared with. */
  ReferenceCell cell(Slice slice, long observations) {
    HourCells hours = this.hours;
    if (hours != null && slice.isWithinAnHour()) {
      long[] cell = hours.counts(slice.start(), slice.end());
      if (cell != null && sum(cell) >= CELL_FACTOR * observations) {
        return new ReferenceCell(
            cell,
            hours.variation(),
            WindowSizes.confidence(
                hours.variation().windows(), sizes.choose(observations).group() == 1));
      }
    }
    WindowSizes.Choice choice = sizes.choose(observations);
    return new ReferenceCell(bins.reference(), variation(choice.group()), choice.confidence());
  }

  private ReferenceVariation variation(int group) {
    return variations.computeIfAbsent(
        group,
        size ->
            ReferenceVariation.of(
                groups.groups(size).stream().map(this::merged).toList(), bins.orderedCount()));
  }

  private long[] merged(int[] members) {
    long[] sum = windows.get(members[0]).clone();
    for (int i = 1; i < members.length; i++) {
      long[] window = windows.get(members[i]);
      for (int bin = 0; bin < sum.length; bin++) {
        sum[bin] += window[bin];
      }
    }
    return sum;
  }

  /** A share of this reference, with what its windows tell of how much it varies. */
  ReferenceShare share(String label, ToLongFunction<long[]> hits, ToLongFunction<long[]> total) {
    return share(label, hits.applyAsLong(bins.reference()), hits, total);
  }

  /** The same, where only the whole reference tells how many hits there are. */
  ReferenceShare share(
      String label, long pooledHits, ToLongFunction<long[]> hits, ToLongFunction<long[]> total) {
    ShareVariation variation =
        pooledHits == 0
            ? variation()
            : ShareVariation.learned(
                () -> windows.stream().mapToLong(hits).toArray(),
                () -> windows.stream().mapToLong(total).toArray(),
                sizes);
    return new ReferenceShare(label, pooledHits, total.applyAsLong(bins.reference()), variation);
  }

  /** How much the column as a whole varies; a share that is not there is taken to do as it does. */
  ShareVariation variation() {
    return observations -> {
      WindowSizes.Choice choice = sizes.choose(observations);
      return new ShareVariation.At(
          variation(choice.group()).chiSquare().inflation(), choice.confidence());
    };
  }

  private static long sum(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }
}
