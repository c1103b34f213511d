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
record ObjectiveTrial(LiveShare live, double allowed, double pValue) implements Trial {

  static ObjectiveTrial of(LiveShare live, double allowed) {
    double p = BinomialTest.upperTail(live.hits(), live.total(), allowed);
    return new ObjectiveTrial(live, allowed, p);
  }

  @Override
  public int scale() {
    return live.scale();
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
    return WilsonBound.lower((double) live.hits(), (double) live.total(), Severities.CONFIDENCE);
  }

  @Override
  public Evidence evidence(double strictest) {
    return new Evidence(
        "objective",
        new Basis(live.total(), 0, live.scale(), 1, Confidence.HIGH),
        live.hits(),
        live.share(),
        bound(),
        allowed,
        pValue,
        pValue,
        strictest,
        WilsonBound.smallestDetectable((double) live.total(), allowed, strictest),
        List.of());
  }
}
