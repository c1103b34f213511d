package io.driftmeter.stats.inference;

import java.util.stream.IntStream;

/**
 * Holm's step-down procedure: judges several p-values together so that the probability of even one
 * false rejection is at most alpha, however the tests depend on one another.
 *
 * <p>Source: Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of
 * Statistics 6, 1979.
 */
public final class Holm {

  private Holm() {}

  /**
   * Adjusted p-values: the i-th smallest of d, counted from 0, is multiplied by {@code d - i}, and
   * raised to the largest adjusted value before it; equal p-values get equal answers. A test is
   * rejected at level alpha if its adjusted p-value is at most alpha.
   *
   * @param pValues each within 0 and 1; may be empty
   * @return a new array in the order of the arguments, each within 0 and 1
   * @throws IllegalArgumentException if a p-value is not within 0 and 1
   */
  public static double[] adjust(double... pValues) {
    for (double pValue : pValues) {
      Arguments.checkProbability("p-value", pValue);
    }
    int[] ascending =
        IntStream.range(0, pValues.length)
            .boxed()
            .sorted((a, b) -> Double.compare(pValues[a], pValues[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[pValues.length];
    double largest = 0;
    for (int i = 0; i < ascending.length; i++) {
      int test = ascending[i];
      largest = Math.max(largest, Math.min(1, pValues[test] * (ascending.length - i)));
      adjusted[test] = largest;
    }
    return adjusted;
  }
}
