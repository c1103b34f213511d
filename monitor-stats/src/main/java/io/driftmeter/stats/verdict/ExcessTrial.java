package io.driftmeter.stats.verdict;

import io.driftmeter.api.report.Basis;
import io.driftmeter.api.report.Evidence;
import io.driftmeter.api.report.Response;
import io.driftmeter.api.report.Severity;
import io.driftmeter.stats.inference.WilsonBound;

/** More than the reference's share and an allowance? Broken inputs alarm whatever their size. */
record ExcessTrial(
    ReferenceShare reference,
    ShareVariation.At variation,
    long hits,
    long total,
    double allowance,
    int scale,
    double pValue)
    implements Trial {

  static ExcessTrial of(
      ReferenceShare reference, long hits, long total, double allowance, int scale) {
    ShareVariation.At variation = reference.variation().at(total);
    double p = hits == 0 ? 1 : reference.test(hits, total, variation).moreThan(allowance);
    return new ExcessTrial(reference, variation, hits, total, allowance, scale, p);
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
    return WilsonBound.lower(
        hits / variation.dispersion(), total / variation.dispersion(), Severities.CONFIDENCE);
  }

  @Override
  public Evidence evidence(double strictest) {
    double accepted = Math.min(1, reference.share() + allowance);
    double live = total == 0 ? 0 : (double) hits / total;
    return new Evidence(
        "share",
        new Basis(total, reference.total(), scale, variation.dispersion(), variation.confidence()),
        hits,
        live,
        bound(),
        accepted,
        pValue,
        pValue,
        strictest,
        reference.smallestDetectable(total, accepted, strictest),
        reference.shift(live));
  }
}
