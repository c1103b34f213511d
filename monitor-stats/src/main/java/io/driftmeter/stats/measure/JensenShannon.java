package io.driftmeter.stats.measure;

/** {@link Measures#JENSEN_SHANNON}. */
record JensenShannon(String name) implements Measure {

  private static final double LN_2 = StrictMath.log(2);

  @Override
  public double score(Comparison comparison) {
    double nats = 0;
    for (int bin = 0; bin < comparison.size(); bin++) {
      double reference = comparison.referenceShare(bin);
      double live = comparison.liveShare(bin);
      double middle = (reference + live) / 2;
      double toMiddle = comparison.shareDifference(bin) / 2;
      nats += Deviance.of(reference, middle, -toMiddle) + Deviance.of(live, middle, toMiddle);
    }
    return Math.min(1, Math.sqrt(nats / 2 / LN_2));
  }
}
