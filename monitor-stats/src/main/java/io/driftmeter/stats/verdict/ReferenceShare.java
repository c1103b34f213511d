package io.driftmeter.stats.verdict;

import io.driftmeter.api.report.Basis;
import io.driftmeter.api.report.BinShift;
import io.driftmeter.api.report.Evidence;
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

  ShareTest test(LiveShare live) {
    return new ShareTest(
        live.hits(), live.total(), hits, total, variation.at(live.total()).dispersion());
  }

  /** About the smallest live share above an accepted one that as many rows would have shown. */
  double smallestDetectable(long liveTotal, double accepted, double alpha) {
    double noise = liveTotal == 0 || total == 0 ? 0 : 1.0 / liveTotal + 1.0 / total;
    double worth = noise == 0 ? 0 : 1 / noise / variation.at(liveTotal).dispersion();
    return WilsonBound.smallestDetectable(worth, accepted, alpha);
  }

  /**
   * What a live share says beside this one.
   *
   * @param counted the live counts
   * @param bound what is confidently exceeded, as {@link Evidence#effectBound} has it
   * @param accepted the share that is accepted
   * @param pValue not adjusted yet
   * @param detectable the smallest share that as many rows would have shown
   */
  Evidence evidence(
      LiveShare counted, double bound, double accepted, double pValue, double detectable) {
    ShareVariation.At at = variation.at(counted.total());
    return new Evidence(
        "share",
        new Basis(counted.total(), total, counted.scale(), at.dispersion(), at.confidence()),
        counted.hits(),
        counted.share(),
        bound,
        accepted,
        pValue,
        pValue,
        Double.NaN,
        detectable,
        List.of(new BinShift(label, share(), counted.share(), 1)));
  }
}
