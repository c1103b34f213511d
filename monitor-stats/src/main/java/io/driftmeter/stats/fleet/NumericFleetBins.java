package io.driftmeter.stats.fleet;

import io.driftmeter.stats.grid.Grid;
import io.driftmeter.stats.grid.NumberFormats;
import io.driftmeter.stats.profile.Bins;
import io.driftmeter.stats.profile.CanonicalDigest;
import io.driftmeter.stats.profile.NumericProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/*
 * Coarse bins are joined by their place, not by what they hold, so that the next reference on the same grids gives the
 * same bins. Of the usual 24, which are finer in the tails, that makes twelve with 2, 8, 10 ... 10, 8, 2 % of the
 * reference that chose them.
 */
/** The fleet bins of a column of numbers: runs of neighbouring coarse bins, open at both ends. */
final class NumericFleetBins {

  private NumericFleetBins() {}

  static FleetBins of(NumericProfile profile, int most) {
    Bins coarse = profile.bins();
    int size = Math.min(coarse.size(), most);
    int[] binOf = new int[coarse.size()];
    int[] firstBucket = new int[size + 1];
    firstBucket[size] = profile.grid().size();
    for (int i = coarse.size() - 1; i >= 0; i--) {
      binOf[i] = i * size / coarse.size();
      firstBucket[binOf[i]] = coarse.first(i);
    }
    List<String> ranges = new ArrayList<>();
    CanonicalDigest digest = new CanonicalDigest();
    digest.put("driftmeter fleet edges 1").put(size);
    for (int bin = 0; bin < size; bin++) {
      ranges.add(range(profile, bin, firstBucket));
      if (bin > 0) {
        digest.put(profile.grid().lower(firstBucket[bin]) + 0.0); // no negative zero
      }
    }
    return new FleetBins(binOf, 0, size - 1, size - 1, ranges, true, digest.shortHex());
  }

  private static String range(NumericProfile profile, int bin, int[] firstBucket) {
    Grid grid = profile.grid();
    int from = firstBucket[bin];
    int to = firstBucket[bin + 1];
    if (firstBucket.length == 2) {
      return "all";
    }
    if (bin == 0) {
      return "< " + NumberFormats.shortest(grid.lower(to));
    }
    if (to == grid.size()) {
      return ">= " + NumberFormats.shortest(grid.lower(from));
    }
    OptionalDouble only = to == from + 1 ? profile.onlyValue(from) : OptionalDouble.empty();
    return only.isPresent()
        ? NumberFormats.shortest(only.getAsDouble())
        : NumberFormats.range(grid.lower(from), grid.lower(to));
  }
}
