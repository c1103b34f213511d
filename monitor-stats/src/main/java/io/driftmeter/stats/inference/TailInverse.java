package io.driftmeter.stats.inference;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.special.Erf;

/** Inverts a continuous upper tail by Brent's method on its logarithm. */
final class TailInverse {

  private static final double RELATIVE_ACCURACY = 1e-14;
  private static final int MAX_EVALUATIONS = 1000;

  /** The root of a chi-square variable with many degrees has this standard deviation. */
  private static final double USUAL_SLOPE = Math.sqrt(0.5);

  private static final double ROUGH_ACCURACY = 1e-6;
  private static final int MAX_SECANTS = 12;
  private static final double FARTHEST_QUANTILE = 38;

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

  /**
   * The same to six digits, in about four evaluations: for a tail of chi-square form the normal
   * quantile of the tail is nearly a straight line in the root of {@code x + shift}, along which
   * the secant method runs. Where it does not arrive, {@link #solve} takes over.
   *
   * @param guess any number above 0
   * @param shift at least 0
   */
  static double solveRoughly(DoubleUnaryOperator tail, double alpha, double guess, double shift) {
    double target = quantile(alpha);
    double before = Math.sqrt(guess + shift);
    double quantileBefore = quantile(tail.applyAsDouble(guess));
    double root = before + (target - quantileBefore) * USUAL_SLOPE;
    for (int i = 0; i < MAX_SECANTS && root * root > shift; i++) {
      double quantile = quantile(tail.applyAsDouble(root * root - shift));
      double step = (target - quantile) * (root - before) / (quantile - quantileBefore);
      if (!(Math.abs(step) < root)) { // NaN too
        break;
      }
      before = root;
      quantileBefore = quantile;
      root += step;
      if (Math.abs(step) <= ROUGH_ACCURACY * root) {
        return root * root - shift;
      }
    }
    return solve(tail, alpha, guess);
  }

  /** The point that a standard normal variable exceeds with that probability, within limits. */
  private static double quantile(double upperTail) {
    double quantile = Math.sqrt(2) * Erf.erfcInv(2 * upperTail);
    return Math.max(-FARTHEST_QUANTILE, Math.min(FARTHEST_QUANTILE, quantile));
  }
}
