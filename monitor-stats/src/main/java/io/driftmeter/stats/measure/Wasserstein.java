package io.driftmeter.stats.measure;

/** {@link Measures#WASSERSTEIN}. */
record Wasserstein(String name) implements Measure {

  @Override
  public boolean appliesTo(Comparison comparison) {
    return comparison.isOrdered();
  }

  @Override
  public double score(Comparison comparison) {
    if (!appliesTo(comparison) || !comparison.isDefined()) {
      return Double.NaN;
    }
    double sum = 0;
    long reference = 0;
    long live = 0;
    for (int bin = 0; bin < comparison.size() - 1; bin++) {
      reference += comparison.reference(bin);
      live += comparison.live(bin);
      double gap =
          Shares.difference(live, comparison.liveTotal(), reference, comparison.referenceTotal());
      if (gap != 0) { // an infinite step between extreme positions counts only if mass crosses it
        sum += Math.abs(gap) * (comparison.position(bin + 1) - comparison.position(bin));
      }
    }
    return sum;
  }
}
