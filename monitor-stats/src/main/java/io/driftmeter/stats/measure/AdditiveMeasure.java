package io.driftmeter.stats.measure;

import java.util.Arrays;

/** A measure that is a sum over bins, so that each bin's part in the score can be told. */
public interface AdditiveMeasure extends Measure {

  /**
   * The part of each bin in the score, in the order of the bins, never negative.
   *
   * @return a new array of {@link Comparison#size()} values; NaN where the measure is not defined
   */
  double[] contributions(Comparison comparison);

  @Override
  default double score(Comparison comparison) {
    return Arrays.stream(contributions(comparison)).sum();
  }
}
