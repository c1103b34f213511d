package io.driftmeter.stats.measure;

/** {@link Measures#KOLMOGOROV_SMIRNOV}. */
record KolmogorovSmirnov(String name) implements Measure {

  @Override
  public boolean appliesTo(Comparison comparison) {
    return comparison.isOrdered();
  }

  @Override
  public double score(Comparison comparison) {
    if (!appliesTo(comparison)) {
      return Double.NaN;
    }
    double max = 0;
    long reference = 0;
    long live = 0;
    for (int bin = 0; bin < comparison.size(); bin++) {
      reference += comparison.reference(bin);
      live += comparison.live(bin);
      double gap =
          Shares.difference(live, comparison.liveTotal(), reference, comparison.referenceTotal());
      max = Math.max(max, Math.abs(gap));
    }
    return max;
  }
}
