package io.driftmeter.stats.fleet;

import io.driftmeter.api.counts.ValueState;
import io.driftmeter.stats.profile.CategoricalProfile;
import io.driftmeter.stats.profile.ColumnProfile;
import io.driftmeter.stats.profile.NumericProfile;
import io.driftmeter.stats.profile.StateBins;
import java.util.List;
import java.util.Locale;

/**
 * Few bins of one column, each a union of the coarse bins of its profile. Every value is in one of
 * them: those off the grid in an outermost one, categories that the reference does not know in the
 * last. Immutable.
 *
 * <p>They depend on the grid and, where there are many categories, on which are frequent, and on no
 * other count: a reference that is built on the grids of an older one has the same bins, so that
 * what was counted under both can be added.
 */
final class FleetBins {

  private static final int NOWHERE = -1;

  private final int[] binOf;
  private final List<String> ranges;
  private final boolean ordered;
  private final String grid;

  /**
   * Bins that {@link NumericFleetBins} or {@link CategoricalFleetBins} chose.
   *
   * @param binOfValues the bin of each coarse bin of values
   * @param below the bin of values below the grid
   * @param above the bin of values above the grid
   * @param unseen the bin of categories that the reference does not know
   * @param ranges what is in each bin
   * @param ordered whether they are in value order
   * @param grid what names them
   */
  FleetBins(
      int[] binOfValues,
      int below,
      int above,
      int unseen,
      List<String> ranges,
      boolean ordered,
      String grid) {
    this.ranges = ranges;
    this.ordered = ordered;
    this.grid = grid;
    binOf = new int[binOfValues.length + StateBins.STATES.size()];
    System.arraycopy(binOfValues, 0, binOf, 0, binOfValues.length);
    for (int i = 0; i < StateBins.STATES.size(); i++) {
      binOf[binOfValues.length + i] =
          switch (StateBins.STATES.get(i)) {
            case BELOW -> below;
            case ABOVE -> above;
            case UNSEEN -> unseen;
            default -> NOWHERE;
          };
    }
  }

  /** The bins of a column. */
  static FleetBins of(ColumnProfile profile, FleetSettings settings) {
    return profile instanceof NumericProfile numeric
        ? NumericFleetBins.of(numeric, settings.bins())
        : CategoricalFleetBins.of((CategoricalProfile) profile, settings);
  }

  /** The coarse bin of a state that is no valid value. */
  static int coarseBin(int valueBins, ValueState state) {
    return valueBins + StateBins.STATES.indexOf(state);
  }

  /** How many there are. */
  int size() {
    return ranges.size();
  }

  /** What is in that bin. */
  String range(int bin) {
    return ranges.get(bin);
  }

  /**
   * The place of that bin, of two digits so that it sorts, the same in every locale; a letter says
   * that there is no order.
   */
  String label(int bin) {
    return String.format(Locale.ROOT, ordered ? "%02d" : "c%02d", bin);
  }

  /** How many leading bins are in value order. */
  int orderedCount() {
    return ordered ? size() : 0;
  }

  /** What names the bins: equal where they are. */
  String grid() {
    return grid;
  }

  /** Adds counts in coarse bins to a sum in these. */
  void add(long[] coarse, long[] sum) {
    for (int i = 0; i < binOf.length; i++) {
      if (binOf[i] != NOWHERE) {
        sum[binOf[i]] += coarse[i];
      }
    }
  }

  /** Counts in coarse bins, in these. */
  long[] count(long[] coarse) {
    long[] counts = new long[size()];
    add(coarse, counts);
    return counts;
  }
}
