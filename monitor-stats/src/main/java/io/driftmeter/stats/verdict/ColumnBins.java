package io.driftmeter.stats.verdict;

import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.stats.profile.Bins;
import io.driftmeter.stats.profile.CategoricalProfile;
import io.driftmeter.stats.profile.ColumnProfile;
import io.driftmeter.stats.profile.NumericProfile;
import io.driftmeter.stats.profile.StateBins;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The coarse bins of one column, chosen from its reference, and the reference's counts in them.
 *
 * <p>Bins are unions of the reference's buckets or categories, followed by one bin per state that
 * is no valid value, so counts in them are exact sums. Rows that never spoke of the column (ABSENT)
 * are in no bin. Immutable.
 */
final class ColumnBins {

  private static final List<ValueState> STATES = StateBins.STATES;
  private static final int MAX_NAMES = 3;

  private final ColumnProfile profile;
  private final int valueBins;
  private final boolean ordered;
  private final List<BinLabel> labels;
  private final long[] reference;
  private final BitSet seen;
  private final long shownOnce;

  private ColumnBins(
      ColumnProfile profile,
      boolean ordered,
      List<BinLabel> labels,
      long[] values,
      BitSet seen,
      long shownOnce) {
    this.profile = profile;
    this.ordered = ordered;
    this.labels = labels;
    this.seen = seen;
    this.shownOnce = shownOnce;
    valueBins = labels.size();
    reference = count(values, profile.states());
  }

  /**
   * The bins of a column.
   *
   * @param namesCategories whether a category is called by its name, or by its number alone
   */
  static ColumnBins of(ColumnProfile profile, boolean namesCategories) {
    return profile instanceof NumericProfile numeric
        ? of(numeric)
        : of((CategoricalProfile) profile, namesCategories);
  }

  private static ColumnBins of(NumericProfile profile) {
    long[] buckets = profile.counts().toDense(profile.grid().size());
    Bins bins = profile.bins();
    List<BinLabel> labels = new ArrayList<>();
    for (int bin = 0; bin < bins.size(); bin++) {
      int end = bin + 1 < bins.size() ? bins.first(bin + 1) : buckets.length;
      labels.add(label(profile, bins.first(bin), end));
    }
    return new ColumnBins(profile, true, labels, buckets, range(buckets), atEnds(buckets));
  }

  /** Within its smallest and its largest value a reference may miss a bucket by chance. */
  private static BitSet range(long[] buckets) {
    BitSet used = used(buckets);
    if (!used.isEmpty()) {
      used.set(used.nextSetBit(0), used.length());
    }
    return used;
  }

  /** New values beyond the smallest and the largest are about as frequent as these two. */
  private static long atEnds(long[] buckets) {
    return Arrays.stream(buckets).sum() == 0 ? 0 : 2;
  }

  private static long once(long[] counts) {
    return Arrays.stream(counts).filter(count -> count == 1).count();
  }

  private static BitSet used(long[] counts) {
    BitSet used = new BitSet(counts.length);
    for (int i = 0; i < counts.length; i++) {
      used.set(i, counts[i] > 0);
    }
    return used;
  }

  /** A value's own name where the bin is one bucket and nearly all of it is that value. */
  private static BinLabel label(NumericProfile profile, int from, int to) {
    double lower = profile.grid().lower(from);
    double upper = profile.grid().lower(to);
    OptionalDouble only = to == from + 1 ? profile.onlyValue(from) : OptionalDouble.empty();
    return only.isPresent()
        ? BinLabel.value(only.getAsDouble(), lower, upper)
        : BinLabel.range(lower, upper);
  }

  private static ColumnBins of(CategoricalProfile profile, boolean namesCategories) {
    int size = profile.categories().size();
    List<BinLabel> labels =
        IntStream.range(0, size)
            .mapToObj(i -> namesCategories ? profile.categories().get(i) : "category " + i)
            .map(BinLabel::name)
            .toList();
    long[] counts = profile.counts().toDense(size);
    return new ColumnBins(profile, false, labels, counts, used(counts), once(counts));
  }

  /** The counts of buckets or categories, and of states, in these bins. */
  long[] count(long[] values, StateCounts states) {
    return profile.inBins(values, states);
  }

  /**
   * The same with one cell more: for the values where the reference has none, off its grid, beyond
   * its smallest and its largest value, and in categories that it never showed.
   */
  long[] block(long[] values, StateCounts states) {
    long[] block = Arrays.copyOf(count(values, states), size() + 1);
    long unseen =
        block[cell(ValueState.BELOW)]
            + block[cell(ValueState.ABOVE)]
            + block[cell(ValueState.UNSEEN)];
    for (int i = 0; i < values.length; i++) {
      unseen += seen.get(i) ? 0 : values[i];
    }
    block[size()] = unseen;
    return block;
  }

  /** How many observations some counts in these bins hold. */
  long observations(long[] counts) {
    long sum = 0;
    for (int bin = 0; bin < size(); bin++) {
      sum += counts[bin];
    }
    return sum;
  }

  /**
   * The bin of the only bucket or category that has values in the reference, or -1 where none or
   * several have.
   */
  int constant() {
    boolean isOffGrid =
        reference[cell(ValueState.BELOW)] > 0
            || reference[cell(ValueState.ABOVE)] > 0
            || reference[cell(ValueState.UNSEEN)] > 0;
    if (isOffGrid || seen.cardinality() != 1) {
      return -1;
    }
    int only = seen.nextSetBit(0);
    return profile instanceof NumericProfile numeric ? numeric.bins().bin(only) : only;
  }

  /** How many valid values the reference has. */
  long referenceValues() {
    long sum = 0;
    for (int bin = 0; bin < valueBins; bin++) {
      sum += reference[bin];
    }
    return sum;
  }

  /**
   * About how many of as many new values the reference would not have shown: those that it could
   * not place, and as many as it showed only once, among categories or at either end.
   *
   * <p>Source: Good, The population frequencies of species and the estimation of population
   * parameters, 1953, <a
   * href="https://doi.org/10.1093/biomet/40.3-4.237">doi:10.1093/biomet/40.3-4.237</a>.
   */
  long expectedUnseen() {
    return reference[cell(ValueState.BELOW)]
        + reference[cell(ValueState.ABOVE)]
        + reference[cell(ValueState.UNSEEN)]
        + shownOnce;
  }

  /** How many bins there are, those of states included. */
  int size() {
    return valueBins + STATES.size();
  }

  /** How many bins hold values; those of states follow. */
  int valueBins() {
    return valueBins;
  }

  /** The bin of a state other than VALID and ABSENT. */
  int cell(ValueState state) {
    return valueBins + STATES.indexOf(state);
  }

  /** The first bin whose values are all at or above a threshold, which must be an edge. */
  int firstAtOrAbove(double threshold) {
    int bin = 0;
    while (bin < valueBins && labels.get(bin).lower() < threshold) {
      bin++;
    }
    return bin;
  }

  /** The counts of the reference; not to be changed. */
  long[] reference() {
    return reference;
  }

  /** How many leading bins are in value order. */
  int orderedCount() {
    return ordered ? valueBins : 0;
  }

  /**
   * What a union of bins is called: one range, or the names of its members, those that moved most
   * first.
   *
   * @param live the live counts in these bins
   */
  String label(int[] bins, long[] live) {
    if (bins[bins.length - 1] < orderedCount()) {
      return labels.get(bins[0]).to(labels.get(bins[bins.length - 1])).text();
    }
    double liveTotal = Math.max(1, Arrays.stream(live).sum());
    double referenceTotal = Math.max(1, Arrays.stream(reference).sum());
    String names =
        Arrays.stream(bins)
            .boxed()
            .sorted(
                Comparator.comparingDouble(
                    bin -> -Math.abs(live[bin] / liveTotal - reference[bin] / referenceTotal)))
            .limit(MAX_NAMES)
            .map(this::name)
            .collect(Collectors.joining(", "));
    return bins.length > MAX_NAMES
        ? names + " and %d more".formatted(bins.length - MAX_NAMES)
        : names;
  }

  /** What one bin is called. */
  String name(int bin) {
    return bin < valueBins ? labels.get(bin).text() : STATES.get(bin - valueBins).tag();
  }
}
