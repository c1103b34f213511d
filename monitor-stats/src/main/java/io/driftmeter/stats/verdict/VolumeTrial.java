package io.driftmeter.stats.verdict;

import io.driftmeter.api.report.Basis;
import io.driftmeter.api.report.Confidence;
import io.driftmeter.api.report.Evidence;
import io.driftmeter.api.report.Response;
import io.driftmeter.api.report.Severity;
import io.driftmeter.stats.inference.PoissonTest;
import java.util.List;

/**
 * The rows of one window against what is expected of a window of that length: the exact test of a
 * Poisson count, on the side on which it is out of range.
 */
record VolumeTrial(long rows, double least, double most, Confidence confidence) implements Trial {

  @Override
  public int scale() {
    return 1;
  }

  @Override
  public double pValue() {
    if (rows < least) {
      return Math.min(1, 2 * PoissonTest.lowerTail(rows, least));
    }
    return rows > most ? Math.min(1, 2 * PoissonTest.upperTail(rows, most)) : 1;
  }

  private double limit() {
    return rows > most ? most : least;
  }

  @Override
  public Severity severity() {
    double factor = rows > most ? rows / most : least / Math.max(1, rows);
    return Severities.ofRatio(factor);
  }

  @Override
  public Response response() {
    return Response.ALARM;
  }

  @Override
  public Evidence evidence(double strictest) {
    double p = pValue();
    return new Evidence(
        "volume",
        new Basis(rows, 0, 1, 1, confidence),
        rows,
        rows,
        Double.NaN,
        limit(),
        p,
        p,
        strictest,
        Double.NaN,
        List.of());
  }
}
