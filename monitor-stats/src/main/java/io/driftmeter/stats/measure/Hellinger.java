package io.driftmeter.stats.measure;

/** {@link Measures#HELLINGER}. */
record Hellinger(String name) implements Measure {

  @Override
  public double score(Comparison comparison) {
    double sum = 0;
    for (int bin = 0; bin < comparison.size(); bin++) {
      double difference = comparison.shareDifference(bin);
      if (difference != 0) {
        // root q - root p without cancellation; NaN passes through
        double roots =
            Math.sqrt(comparison.liveShare(bin)) + Math.sqrt(comparison.referenceShare(bin));
        double gap = difference / roots;
        sum += gap * gap;
      }
    }
    return Math.min(1, Math.sqrt(sum / 2));
  }
}
