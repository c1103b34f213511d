package io.driftmeter.stats.fleet;

import io.driftmeter.stats.grid.Grid;
import io.driftmeter.stats.grid.NumberFormats;
import io.driftmeter.stats.profile.Bins;
import io.driftmeter.stats.profile.CanonicalDigest;
import io.driftmeter.stats.profile.NumericProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
    Grid grid = profile.grid();
    // a column of few values keeps them apart from what is off its grid
    boolean hasRoom = coarse.size() + 2 <= most;
    int size = hasRoom ? coarse.size() + 2 : Math.min(coarse.size(), most);
    int[] binOf = new int[coarse.size()];
    double[] starts = new double[size];
    Arrays.fill(starts, Double.NaN);
    for (int i = 0; i < binOf.length; i++) {
      binOf[i] = hasRoom ? i + 1 : i * size / coarse.size();
      if (Double.isNaN(starts[binOf[i]])) {
        starts[binOf[i]] = grid.lower(coarse.first(i)) + 0.0; // no negative zero
      }
    }
    if (hasRoom) {
      starts[size - 1] = grid.lower(grid.size()) + 0.0;
    }
    double[] edges = Arrays.copyOfRange(starts, 1, size);
    return new FleetBins(binOf, 0, size - 1, size - 1, ranges(edges), true, digest(edges));
  }

  private static String digest(double[] edges) {
    CanonicalDigest digest = new CanonicalDigest();
    digest.put("driftmeter fleet edges 1").put(edges.length);
    for (double edge : edges) {
      digest.put(edge);
    }
    return digest.shortHex();
  }

  private static List<String> ranges(double[] edges) {
    List<String> ranges = new ArrayList<>();
    if (edges.length == 0) {
      return List.of("all");
    }
    ranges.add("< " + NumberFormats.shortest(edges[0]));
    for (int i = 1; i < edges.length; i++) {
      ranges.add(NumberFormats.range(edges[i - 1], edges[i]));
    }
    ranges.add(">= " + NumberFormats.shortest(edges[edges.length - 1]));
    return ranges;
  }
}
