package io.driftmeter.stats.verdict;

import io.driftmeter.api.report.BinShift;
import io.driftmeter.api.report.Confidence;
import io.driftmeter.stats.inference.ShareTest;
import io.driftmeter.stats.inference.WilsonBound;
import java.util.List;

/**
 * A share in the reference.
 *
 * @param label what it is a share of
 * @param hits how many counts
 * @param total of how many
 * @param dispersion how many times more the share varies between windows than independent rows
 *     would, at least 1
 * @param confidence how well that is known
 */
record ReferenceShare(
    String label, long hits, long total, double dispersion, Confidence confidence) {

  double share() {
    return total == 0 ? 0 : (double) hits / total;
  }

  ShareTest test(long liveHits, long liveTotal) {
    return new ShareTest(liveHits, liveTotal, hits, total, dispersion);
  }

  /** About the smallest live share above an accepted one that as many rows would have shown. */
  double smallestDetectable(long liveTotal, double accepted, double alpha) {
    double worth = total == 0 ? 0 : 1 / (1.0 / liveTotal + 1.0 / total) / dispersion;
    return WilsonBound.smallestDetectable(worth, accepted, alpha);
  }

  List<BinShift> shift(double liveShare) {
    return List.of(new BinShift(label, share(), liveShare, 1));
  }
}
