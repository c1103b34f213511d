package io.driftmeter.stats.verdict;

import io.driftmeter.api.report.BinShift;
import io.driftmeter.stats.inference.ShareTest;
import io.driftmeter.stats.inference.WilsonBound;
import java.util.List;

/**
 * A share in the reference.
 *
 * @param label what it is a share of
 * @param hits how many counts
 * @param total of how many
 * @param variation how much it varies between windows
 */
record ReferenceShare(String label, long hits, long total, ShareVariation variation) {

  double share() {
    return total == 0 ? 0 : (double) hits / total;
  }

  ShareTest test(long liveHits, long liveTotal, ShareVariation.At variation) {
    return new ShareTest(liveHits, liveTotal, hits, total, variation.dispersion());
  }

  /** About the smallest live share above an accepted one that as many rows would have shown. */
  double smallestDetectable(long liveTotal, double accepted, double alpha) {
    double noise = liveTotal == 0 || total == 0 ? 0 : 1.0 / liveTotal + 1.0 / total;
    double worth = noise == 0 ? 0 : 1 / noise / variation.at(liveTotal).dispersion();
    return WilsonBound.smallestDetectable(worth, accepted, alpha);
  }

  List<BinShift> shift(double liveShare) {
    return List.of(new BinShift(label, share(), liveShare, 1));
  }
}
