package io.driftmeter.stats.verdict;

import io.driftmeter.api.report.Basis;
import io.driftmeter.api.report.Confidence;
import io.driftmeter.api.report.Evidence;
import io.driftmeter.api.report.Response;
import io.driftmeter.api.report.Severity;
import io.driftmeter.stats.inference.BinomialTest;
import io.driftmeter.stats.inference.WilsonBound;
import java.util.List;

/** A share against a configured one: the exact one-sided binomial test. */
record ObjectiveTrial(long hits, long total, double allowed, int scale, double pValue)
    implements Trial {

  static ObjectiveTrial of(long hits, long total, double allowed, int scale) {
    return new ObjectiveTrial(
        hits, total, allowed, scale, BinomialTest.upperTail(hits, total, allowed));
  }

  @Override
  public Severity severity() {
    return Severities.ofRatio(bound() / allowed);
  }

  @Override
  public Response response() {
    return Response.ALARM;
  }

  /** The share that is confidently exceeded. */
  private double bound() {
    return WilsonBound.lower((double) hits, (double) total, Severities.CONFIDENCE);
  }

  @Override
  public Evidence evidence(double strictest) {
    return new Evidence(
        "objective",
        new Basis(total, 0, scale, 1, Confidence.HIGH),
        hits,
        total == 0 ? 0 : (double) hits / total,
        bound(),
        allowed,
        pValue,
        pValue,
        strictest,
        WilsonBound.smallestDetectable((double) total, allowed, strictest),
        List.of());
  }
}
