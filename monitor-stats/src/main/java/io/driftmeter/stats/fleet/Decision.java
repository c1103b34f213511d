package io.driftmeter.stats.fleet;

import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.schema.ColumnRole;
import io.driftmeter.stats.profile.Bins;
import io.driftmeter.stats.profile.CategoricalProfile;
import io.driftmeter.stats.profile.ColumnProfile;
import io.driftmeter.stats.profile.NumericProfile;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * One decision that follows from an output. Not to be changed.
 *
 * @param label what it is called
 * @param coarse the coarse bins whose values lead to it
 */
record Decision(String label, BitSet coarse) {

  /** The decisions of a column; none of a feature. */
  static List<Decision> of(ColumnProfile profile, FleetSettings settings) {
    if (profile.column().role() != ColumnRole.OUTPUT) {
      return List.of();
    }
    return profile instanceof NumericProfile numeric
        ? thresholds(numeric)
        : classes((CategoricalProfile) profile, settings);
  }

  /** A threshold is an edge of the grid, and of its coarse bins. */
  private static List<Decision> thresholds(NumericProfile profile) {
    Bins bins = profile.bins();
    List<Decision> decisions = new ArrayList<>();
    for (double threshold : profile.column().thresholds()) {
      BitSet coarse = new BitSet();
      for (int bin = 0; bin < bins.size(); bin++) {
        coarse.set(bin, profile.grid().lower(bins.first(bin)) >= threshold);
      }
      coarse.set(FleetBins.coarseBin(bins.size(), ValueState.ABOVE));
      decisions.add(new Decision(">= " + threshold, coarse));
    }
    return decisions;
  }

  /** Those that have a bin of their own; of two classes one says it all. */
  private static List<Decision> classes(CategoricalProfile profile, FleetSettings settings) {
    List<Decision> decisions = new ArrayList<>();
    for (int category : CategoricalFleetBins.frequent(profile, settings.bins() - 1)) {
      BitSet coarse = new BitSet();
      coarse.set(category);
      decisions.add(new Decision(CategoricalFleetBins.name(profile, category, settings), coarse));
    }
    return profile.categories().size() == 2 ? decisions.subList(1, 2) : decisions;
  }

  /** How many of those counted in coarse bins led to it. */
  long count(long[] counts) {
    return coarse.stream().mapToLong(bin -> counts[bin]).sum();
  }
}
