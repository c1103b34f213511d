package io.driftmeter.stats.verdict;

import io.driftmeter.api.report.Basis;
import io.driftmeter.api.report.Confidence;
import io.driftmeter.api.report.Evidence;
import io.driftmeter.api.report.Response;
import io.driftmeter.api.report.Severity;
import io.driftmeter.stats.inference.NonCentralChiSquare;
import java.util.List;

/**
 * The probability that all values fall into one bin by chance: its share of the reference to the
 * power of the count, times the number of bins, any of which could have been the one.
 */
record StuckTrial(
    long total,
    long referenceTotal,
    double share,
    boolean isInOne,
    int bins,
    double dispersion,
    Confidence confidence,
    int scale)
    implements Trial {

  /** A column that is nearly constant anyway may well stand still for a window. */
  private static final double MAX_SHARE = 0.9;

  @Override
  public double pValue() {
    if (!isInOne || share > MAX_SHARE) {
      return 1;
    }
    double chance = StrictMath.pow(share, total / dispersion) * bins;
    return Math.max(NonCentralChiSquare.SMALLEST_PROBABILITY, Math.min(1, chance));
  }

  @Override
  public Severity severity() {
    return Severity.MAJOR;
  }

  @Override
  public Response response() {
    return Response.ALARM;
  }

  @Override
  public Evidence evidence(double strictest) {
    double p = pValue();
    return new Evidence(
        "stuck",
        new Basis(total, referenceTotal, scale, dispersion, confidence),
        total,
        isInOne ? 1 : 0,
        Double.NaN,
        share,
        p,
        p,
        strictest,
        Double.NaN,
        List.of());
  }
}
