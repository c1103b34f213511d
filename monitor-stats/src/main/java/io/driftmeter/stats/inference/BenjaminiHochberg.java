package io.driftmeter.stats.inference;

import java.util.Arrays;

/**
 * The procedure of Benjamini and Hochberg: rejects several tests together so that of all rejections
 * a fraction q at most is false, on average, for independent or positively dependent tests.
 *
 * <p>Source: Benjamini, Hochberg, Controlling the false discovery rate, 1995, <a
 * href="https://doi.org/10.1111/j.2517-6161.1995.tb02031.x">doi:10.1111/j.2517-6161.1995.tb02031.x</a>.
 */
public final class BenjaminiHochberg {

  private BenjaminiHochberg() {}

  /**
   * Which tests are rejected: all those up to the largest p-value that is at most {@code q i / d},
   * where it is the i-th smallest of d.
   *
   * @param pValues each within 0 and 1; may be empty
   * @param q the tolerated fraction of false rejections, 0 to 1
   * @return a new array in the order of the arguments
   * @throws IllegalArgumentException if a p-value or q is not within 0 and 1
   */
  public static boolean[] reject(double[] pValues, double q) {
    Arguments.checkProbability("q", q);
    for (double pValue : pValues) {
      Arguments.checkProbability("p-value", pValue);
    }
    double[] ascending = pValues.clone();
    Arrays.sort(ascending);
    double limit = -1;
    for (int i = 0; i < ascending.length; i++) {
      if (ascending[i] * ascending.length <= q * (i + 1)) {
        limit = ascending[i];
      }
    }
    boolean[] rejected = new boolean[pValues.length];
    for (int i = 0; i < rejected.length; i++) {
      rejected[i] = pValues[i] <= limit;
    }
    return rejected;
  }
}
