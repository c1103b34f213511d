package io.driftmeter.stats.inference;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/** Inverts a continuous upper tail by Brent's method on its logarithm. */
final class TailInverse {

  private static final double RELATIVE_ACCURACY = 1e-14;
  private static final int MAX_EVALUATIONS = 1000;

  private TailInverse() {}

  /**
   * Returns the positive x with {@code tail(x) = alpha}, for a tail that falls from more than alpha
   * at 0 towards 0; the search starts from a positive guess.
   */
  static double solve(DoubleUnaryOperator tail, double alpha, double guess) {
    double low = guess;
    while (tail.applyAsDouble(low) < alpha) {
      low /= 2;
    }
    double high = Math.max(low, guess);
    while (tail.applyAsDouble(high) > alpha) {
      high *= 2;
    }
    double logAlpha = StrictMath.log(alpha);
    return new BrentSolver(RELATIVE_ACCURACY, Double.MIN_NORMAL)
        .solve(
            MAX_EVALUATIONS,
            x -> StrictMath.log(Math.max(tail.applyAsDouble(x), Double.MIN_VALUE)) - logAlpha,
            low,
            high);
  }
}
