package io.driftmeter.stats.measure;

import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * A number that says how far two histograms are apart. Implementations must be pure functions, safe
 * to call from any thread; {@link Measures} lists the built-in ones, {@link #of} makes one from a
 * lambda.
 */
public interface Measure {

  /** Name in lower snake case, such as {@code jensen_shannon}; it becomes part of metrics. */
  String name();

  /**
   * Scores a comparison.
   *
   * @return the score, 0 for equal histograms; NaN where the measure is not defined, which for the
   *     built-in ones is: an empty side, or {@link #appliesTo} is false
   */
  double score(Comparison comparison);

  /** Whether the measure makes sense for such bins; false where it needs an order they lack. */
  default boolean appliesTo(Comparison comparison) {
    return true;
  }

  /** Returns a measure that applies to all comparisons and is scored by the given function. */
  static Measure of(String name, ToDoubleFunction<Comparison> score) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(score, "score");
    return new Measure() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public double score(Comparison comparison) {
        return score.applyAsDouble(comparison);
      }

      @Override
      public String toString() {
        return name;
      }
    };
  }
}
