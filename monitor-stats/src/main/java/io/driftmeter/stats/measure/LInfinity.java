package io.driftmeter.stats.measure;

/** {@link Measures#L_INFINITY}. */
record LInfinity(String name) implements Measure {

  @Override
  public double score(Comparison comparison) {
    double max = 0;
    for (int bin = 0; bin < comparison.size(); bin++) {
      max = Math.max(max, Math.abs(comparison.shareDifference(bin)));
    }
    return max;
  }
}
