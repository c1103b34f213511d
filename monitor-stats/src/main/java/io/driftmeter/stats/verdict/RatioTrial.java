package io.driftmeter.stats.verdict;

import io.driftmeter.api.report.Evidence;
import io.driftmeter.api.report.Response;
import io.driftmeter.api.report.Severity;
import io.driftmeter.stats.inference.ShareTest;

/*
 * Two things are asked of a rate: that it differs from the reference's beyond what chance explains, at the level of the
 * budget, and that it is confidently beyond the factor that people care about. Asking for the factor at the level of the
 * budget as well would hide what people are paged for: of 2000 predictions, 12 flagged instead of 4.
 */
/** A rate against the reference's. Not thread-safe. */
final class RatioTrial implements Trial {

  private final ShareLaw.Ratio law;
  private final LiveShare live;
  private final boolean isMore;
  private final double pValue;

  /** The bound of the ratio, which takes many tails; 0 until somebody asks. */
  private double bound;

  RatioTrial(ShareLaw.Ratio law, LiveShare live) {
    this.law = law;
    this.live = live;
    isMore = live.share() >= law.reference().share();
    pValue = pValue(law.reference());
  }

  /** Of "the rate is that of the reference"; doubled where both ways matter. */
  private double pValue(ReferenceShare reference) {
    if (live.total() == 0 || (!isMore && !law.bothWays())) {
      return 1;
    }
    ShareTest test = reference.test(live);
    double p = isMore ? test.moreThan(0) : test.fewerThan(0);
    return law.bothWays() ? Math.min(1, 2 * p) : p;
  }

  /** What the ratio is confidently beyond, above or below 1; 1 where it may be either. */
  private double bound() {
    if (bound == 0) {
      bound = pValue >= 1 - Severities.CONFIDENCE ? 1 : computeBound();
    }
    return bound;
  }

  private double computeBound() {
    ShareTest test = law.reference().test(live);
    return isMore
        ? Math.max(1, test.ratioLowerBound(Severities.CONFIDENCE))
        : Math.min(1, test.ratioUpperBound(Severities.CONFIDENCE));
  }

  /** How many times more or fewer, confidently, at least 1. */
  private double factor() {
    return bound() >= 1 ? bound() : 1 / bound();
  }

  @Override
  public int scale() {
    return live.scale();
  }

  @Override
  public double pValue() {
    return pValue;
  }

  @Override
  public boolean isRelevant() {
    return factor() >= law.informing();
  }

  /** A rate that came back to nearly what it was is calm, however certain it is that it differs. */
  @Override
  public boolean isCalm() {
    double reference = law.reference().share();
    double factor = isMore ? live.share() / reference : reference / live.share();
    return pValue > CALM_P_VALUE || factor < law.informing();
  }

  @Override
  public Severity severity() {
    return Severities.ofRatio(factor());
  }

  @Override
  public Response response() {
    return factor() >= law.alarming() ? Response.ALARM : Response.INFORM;
  }

  @Override
  public Evidence evidence(double strictest) {
    ReferenceShare reference = law.reference();
    double accepted =
        isMore
            ? Math.min(1, reference.share() * law.informing())
            : reference.share() / law.informing();
    double detectable = reference.smallestDetectable(live.total(), reference.share(), strictest);
    return reference.evidence(live, bound(), accepted, pValue, detectable);
  }
}
