package io.driftmeter.stats.fleet;

import io.driftmeter.stats.profile.CanonicalDigest;
import io.driftmeter.stats.profile.CategoricalProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/*
 * Which categories are frequent is decided by the power of two that their share reaches, so that the small changes from
 * one reference to the next reorder few of them; ties go to the one that stands first.
 */
/** The fleet bins of a column of categories: the frequent ones each, and one for all others. */
final class CategoricalFleetBins {

  private CategoricalFleetBins() {}

  static FleetBins of(CategoricalProfile profile, FleetSettings settings) {
    int[] named = frequent(profile, settings.bins() - 1);
    int other = named.length;
    int[] binOf = new int[profile.categories().size()];
    Arrays.fill(binOf, other);
    List<String> ranges = new ArrayList<>();
    CanonicalDigest digest = new CanonicalDigest();
    digest.put("driftmeter fleet categories 1").put(named.length);
    for (int bin = 0; bin < named.length; bin++) {
      binOf[named[bin]] = bin;
      ranges.add(name(profile, named[bin], settings));
      digest.put(profile.categories().get(named[bin]));
    }
    ranges.add("other");
    return new FleetBins(binOf, other, other, other, ranges, false, digest.shortHex());
  }

  /** What a category is called. */
  static String name(CategoricalProfile profile, int category, FleetSettings settings) {
    return settings.namesCategories() ? profile.categories().get(category) : "category " + category;
  }

  /** The positions of the categories that have a bin of their own, ascending. */
  static int[] frequent(CategoricalProfile profile, int most) {
    long[] counts = profile.counts().toDense(profile.categories().size());
    double total = Math.max(1, Arrays.stream(counts).sum());
    return IntStream.range(0, counts.length)
        .boxed()
        .sorted(Comparator.comparingInt(i -> -Math.getExponent(counts[i] / total)))
        .limit(most)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }
}
