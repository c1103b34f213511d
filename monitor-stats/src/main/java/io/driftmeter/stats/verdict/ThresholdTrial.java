package io.driftmeter.stats.verdict;

import io.driftmeter.api.report.Basis;
import io.driftmeter.api.report.Confidence;
import io.driftmeter.api.report.Evidence;
import io.driftmeter.api.report.Response;
import io.driftmeter.api.report.Severity;
import java.util.List;

/** A score against a fixed threshold: certain one way or the other, whatever chance explains. */
record ThresholdTrial(double score, double threshold, long liveCount, long referenceCount)
    implements Trial {

  @Override
  public int scale() {
    return 1;
  }

  @Override
  public double pValue() {
    return score > threshold ? 0 : 1;
  }

  @Override
  public Severity severity() {
    return Severity.MODERATE;
  }

  @Override
  public Response response() {
    return Response.ALARM;
  }

  @Override
  public Evidence evidence(double strictest) {
    return new Evidence(
        "threshold",
        new Basis(liveCount, referenceCount, 1, 1, Confidence.LOW),
        score,
        score,
        Double.NaN,
        threshold,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        List.of());
  }
}
