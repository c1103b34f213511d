package io.driftmeter.stats.verdict;

import io.driftmeter.api.report.Basis;
import io.driftmeter.api.report.Evidence;
import io.driftmeter.api.report.Response;
import io.driftmeter.api.report.Severity;
import io.driftmeter.stats.inference.ShareTest;

/*
 * Two things are asked of a rate: that it differs from the reference's beyond what chance explains, at the level of the
 * budget, and that it is confidently beyond the factor that people care about. Asking for the factor at the level of the
 * budget as well would hide what people are paged for: of 2000 predictions, 12 flagged instead of 4.
 */
/**
 * A rate against the reference's.
 *
 * @param law what is accepted
 * @param hits how often it happened
 * @param total of how many
 * @param scale how many windows were merged
 * @param pValue of "the rate is that of the reference"; the smaller of two one-sided ones, doubled,
 *     where both ways matter
 * @param ratio what the ratio to the reference's rate is confidently beyond, above or below 1; 1
 *     where it may be either
 */
record RatioTrial(ShareLaw.Ratio law, long hits, long total, int scale, double pValue, double ratio)
    implements Trial {

  static RatioTrial of(ShareLaw.Ratio law, long hits, long total, int scale) {
    if (total == 0) {
      return new RatioTrial(law, hits, total, scale, 1, 1);
    }
    ShareTest test = law.reference().test(hits, total);
    boolean isMore =
        (double) hits * law.reference().total() >= (double) total * law.reference().hits();
    if (!isMore && !law.bothWays()) {
      return new RatioTrial(law, hits, total, scale, 1, 1);
    }
    double p = isMore ? test.moreThan(0) : test.fewerThan(0);
    double ratio = p >= 1 - Severities.CONFIDENCE ? 1 : bound(test, isMore);
    return new RatioTrial(law, hits, total, scale, law.bothWays() ? Math.min(1, 2 * p) : p, ratio);
  }

  private static double bound(ShareTest test, boolean isMore) {
    return isMore
        ? Math.max(1, test.ratioLowerBound(Severities.CONFIDENCE))
        : Math.min(1, test.ratioUpperBound(Severities.CONFIDENCE));
  }

  /** How many times more or fewer, at least 1. */
  private double factor() {
    return ratio >= 1 ? ratio : 1 / ratio;
  }

  @Override
  public boolean isRelevant() {
    return factor() >= law.informing();
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
    double live = total == 0 ? 0 : (double) hits / total;
    return new Evidence(
        "share",
        new Basis(total, reference.total(), scale, reference.dispersion(), reference.confidence()),
        hits,
        live,
        ratio,
        reference.share(),
        pValue,
        pValue,
        strictest,
        reference.smallestDetectable(total, reference.share(), strictest),
        reference.shift(live));
  }
}
