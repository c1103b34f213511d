package io.driftmeter.stats.verdict;

import io.driftmeter.api.profile.ReferenceKind;
import io.driftmeter.api.report.Confidence;
import io.driftmeter.stats.inference.Dispersion;
import io.driftmeter.stats.inference.ReferenceVariation;
import java.util.ArrayList;
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

  /** From so many windows on their variation is well known. */
  private static final int ENOUGH_WINDOWS = 24;

  /** With fewer windows than these it is hardly known. */
  private static final int FEWEST_WINDOWS = 8;

  /** A cell of one hour is used when it has so many times the live observations. */
  private static final int CELL_FACTOR = 10;

  private static final int MAX_GROUP = 1000;

  private final ReferenceKind kind;
  private final ColumnBins bins;
  private final WindowGroups groups;
  private final List<long[]> windows;
  private final @Nullable HourCells hours;
  private final Map<Integer, ReferenceVariation> variations = new HashMap<>();

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
    if (hours != null && slice.scale() == 1) {
      long[] cell = hours.counts(slice.start(), slice.end());
      if (cell != null && sum(cell) >= CELL_FACTOR * observations) {
        return new ReferenceCell(
            cell,
            hours.variation(),
            confidence(
                hours.variation(), 1, wanted(hours.variation(), observations), observations));
      }
    }
    int wanted = wanted(variation(1), observations);
    int group = wanted;
    while (group > 1 && groups.count(group) < ENOUGH_WINDOWS) {
      group--;
    }
    ReferenceVariation variation = variation(group);
    return new ReferenceCell(
        bins.reference(), variation, confidence(variation, group, wanted, observations));
  }

  /** How many reference windows together have as many observations. */
  private static int wanted(ReferenceVariation single, long observations) {
    return single.meanCount() == 0
        ? 1
        : (int) Math.max(1, Math.min(MAX_GROUP, Math.rint(observations / single.meanCount())));
  }

  private static Confidence confidence(
      ReferenceVariation variation, int group, int wanted, long observations) {
    if (variation.windows() < FEWEST_WINDOWS) {
      return Confidence.LOW;
    }
    boolean isOfThisSize = 2 * group >= wanted && observations >= variation.meanCount() / 4;
    return variation.windows() >= ENOUGH_WINDOWS && isOfThisSize
        ? Confidence.HIGH
        : Confidence.MODERATE;
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
    long[] all = bins.reference();
    return share(label, hits.applyAsLong(all), hits, total);
  }

  /** The same, where only the pooled reference tells how many hits there are. */
  ReferenceShare share(
      String label, long pooledHits, ToLongFunction<long[]> hits, ToLongFunction<long[]> total) {
    List<long[]> used = new ArrayList<>(windows);
    used.removeIf(window -> total.applyAsLong(window) == 0);
    long[] windowHits = used.stream().mapToLong(hits).toArray();
    long[] windowTotals = used.stream().mapToLong(total).toArray();
    ReferenceVariation variation = variation(1);
    // a share that the reference never shows is taken to vary as the column does
    double dispersion =
        pooledHits == 0
            ? variation.chiSquare().inflation()
            : Dispersion.of(windowHits, windowTotals);
    return new ReferenceShare(
        label,
        pooledHits,
        total.applyAsLong(bins.reference()),
        dispersion,
        confidence(variation, 1, 1, Long.MAX_VALUE));
  }

  /** How many times more the column varies than independent rows would. */
  double inflation() {
    return variation(1).chiSquare().inflation();
  }

  /** How well that is known. */
  Confidence confidence() {
    return confidence(variation(1), 1, 1, Long.MAX_VALUE);
  }

  private static long sum(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }
}
