package io.driftmeter.stats.verdict;

import io.driftmeter.api.report.Basis;
import io.driftmeter.api.report.BinShift;
import io.driftmeter.api.report.Evidence;
import io.driftmeter.api.report.Response;
import io.driftmeter.api.report.Severity;
import io.driftmeter.stats.inference.NonCentralChiSquare;
import java.util.List;

/**
 * The probability that all values fall into one bin by chance: its share of the reference to the
 * power of the count, times the number of bins, any of which could have been the one.
 *
 * @param only the bin that holds everything, or -1 where none does
 */
record StuckTrial(ColumnBins bins, int only, long total, ShareVariation.At variation, int scale)
    implements Trial {

  /** A column that is nearly constant anyway may well stand still for a window. */
  private static final double MAX_SHARE = 0.9;

  /** So few values, as independent rows would have them, say nothing. */
  private static final int FEWEST = 20;

  /** A bin that the reference never showed counts as if it had shown it once. */
  private double share() {
    return only < 0
        ? 1
        : (bins.reference()[only] + 1.0) / (bins.referenceValues() + bins.valueBins());
  }

  @Override
  public double pValue() {
    double independent = total / variation.dispersion();
    if (only < 0 || share() > MAX_SHARE || independent < FEWEST) {
      return 1;
    }
    double chance = StrictMath.pow(share(), independent) * bins.valueBins();
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
        new Basis(
            total, bins.referenceValues(), scale, variation.dispersion(), variation.confidence()),
        total,
        only < 0 ? 0 : 1,
        Double.NaN,
        share(),
        p,
        p,
        strictest,
        Double.NaN,
        only < 0 ? List.of() : List.of(new BinShift(bins.name(only), share(), 1, 1)));
  }
}
