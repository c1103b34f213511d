package io.driftmeter.stats.measure;

import java.util.Arrays;

/** {@link Measures#KULLBACK_LEIBLER}. */
record KullbackLeibler(String name) implements AdditiveMeasure {

  @Override
  public double[] contributions(Comparison comparison) {
    Comparison smoothed = comparison.smoothed();
    double[] contributions = new double[smoothed.size()];
    Arrays.setAll(
        contributions,
        bin ->
            Deviance.of(
                smoothed.liveShare(bin),
                smoothed.referenceShare(bin),
                smoothed.shareDifference(bin)));
    return contributions;
  }
}
