package io.driftmeter.stats.verdict;

import io.driftmeter.stats.grid.NumberFormats;
import java.util.Locale;
import java.util.Objects;

/**
 * A fixed threshold on a score, outside the false-alarm budget: for those who want {@code psi >
 * 0.2}. Immutable.
 *
 * @param measure the name of a configured measure
 * @param threshold a column whose score is above it is reported; finite
 */
public record ThresholdRule(String measure, double threshold) {

  /**
   * Checks both.
   *
   * @throws IllegalArgumentException when the threshold is not finite
   */
  public ThresholdRule {
    Objects.requireNonNull(measure, "measure");
    if (!Double.isFinite(threshold)) {
      throw new IllegalArgumentException(
          "threshold of measure '%s' is %s, but must be finite".formatted(measure, threshold));
    }
  }

  /** {@code psi > 0.2}. */
  String text() {
    return String.format(Locale.ROOT, "%s > %s", measure, NumberFormats.shortest(threshold));
  }
}
