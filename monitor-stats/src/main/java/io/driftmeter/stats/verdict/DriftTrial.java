package io.driftmeter.stats.verdict;

import io.driftmeter.api.report.Basis;
import io.driftmeter.api.report.BinShift;
import io.driftmeter.api.report.Confidence;
import io.driftmeter.api.report.Evidence;
import io.driftmeter.api.report.Response;
import io.driftmeter.api.report.Severity;
import io.driftmeter.stats.inference.DriftTestResult;
import io.driftmeter.stats.measure.Comparison;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The drift test of one column at one scale. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record DriftTrial(
    ColumnBins bins,
    long[] live,
    DriftTestResult result,
    Confidence confidence,
    Response response,
    int scale)
    implements Trial {

  private static final int MAX_SHIFTS = 5;

  @Override
  public double pValue() {
    return result.pValue();
  }

  @Override
  public Severity severity() {
    return Severities.ofPsi(result.psiLowerBound(Severities.CONFIDENCE));
  }

  @Override
  public Evidence evidence(double strictest) {
    Comparison merged = result.bins().comparison();
    return new Evidence(
        result.smooth().components() > 0 ? "chi_square_and_smooth" : "chi_square",
        new Basis(
            merged.liveTotal(),
            merged.referenceTotal(),
            scale,
            result.test().chiSquare().inflation(),
            confidence),
        result.chiSquare().statistic(),
        result.correctedPsi(),
        result.psiLowerBound(Severities.CONFIDENCE),
        result.test().tolerance(),
        pValue(),
        pValue(),
        strictest,
        result.smallestDetectable(strictest),
        shifts(merged));
  }

  private List<BinShift> shifts(Comparison merged) {
    double statistic = result.chiSquare().statistic();
    if (!(statistic > 0)) {
      return List.of();
    }
    return IntStream.range(0, merged.size())
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer bin) -> result.chiSquare().contribution(bin))
                .reversed())
        .limit(MAX_SHIFTS)
        .map(
            bin ->
                new BinShift(
                    bins.label(result.bins().members(bin), live),
                    merged.referenceShare(bin),
                    merged.liveShare(bin),
                    result.chiSquare().contribution(bin) / statistic))
        .toList();
  }
}
