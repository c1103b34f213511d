package io.driftmeter.stats.verdict;

import io.driftmeter.api.report.Evidence;
import io.driftmeter.api.report.Response;
import io.driftmeter.api.report.Severity;
import io.driftmeter.stats.inference.WilsonBound;

/** More than the reference's share and an allowance? Broken inputs alarm whatever their size. */
record ExcessTrial(ReferenceShare reference, LiveShare live, double allowance, double pValue)
    implements Trial {

  static ExcessTrial of(ReferenceShare reference, LiveShare live, double allowance) {
    double p = live.hits() == 0 ? 1 : reference.test(live).moreThan(allowance);
    return new ExcessTrial(reference, live, allowance, p);
  }

  @Override
  public int scale() {
    return live.scale();
  }

  @Override
  public Severity severity() {
    return Severities.ofExcess(bound() - reference.share());
  }

  @Override
  public Response response() {
    return Response.ALARM;
  }

  private double bound() {
    double dispersion = reference.variation().at(live.total()).dispersion();
    return WilsonBound.lower(
        live.hits() / dispersion, live.total() / dispersion, Severities.CONFIDENCE);
  }

  @Override
  public Evidence evidence(double strictest) {
    double accepted = Math.min(1, reference.share() + allowance);
    double detectable = reference.smallestDetectable(live.total(), accepted, strictest);
    return reference.evidence(live, bound(), accepted, pValue, detectable);
  }
}
