package io.driftmeter.stats.verdict;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/*
 * Holm's method over every question of every kind would make a model with many decision rates blind for drift, and the
 * other way round. So each family has a part of the budget of its own, by weight among the families that are there, and
 * Holm's method shares it within the family.
 */
/** Questions that share one part of the false-alarm budget. */
enum Family {
  /** The spread of the columns. */
  DRIFT(4, 1, 4, 16),
  /** The same against the training data. */
  SKEW(1, 1, 4, 16),
  /**
   * Missing, defaulted, failed, invalid and never seen values; columns that stand still or start to
   * vary.
   */
  QUALITY(2, 1, 4, 16),
  /**
   * Rates of decisions; a pair of windows more, because rare decisions need more rows than one has.
   */
  DECISIONS(4, 1, 2, 4, 16),
  /** Latency, errors and volume. */
  SERVICE(2, 1, 4, 16),
  /** Fixed thresholds, which have no part of the budget: they say yes or no. */
  RULES(0, 1);

  private final int weight;

  @SuppressWarnings("ImmutableEnumChecker") // nobody changes it
  private final int[] scales;

  Family(int weight, int... scales) {
    this.weight = weight;
    this.scales = scales;
  }

  /** How many windows are merged, for each test that a question of this family gets. */
  int[] scales() {
    return scales.clone();
  }

  int scaleCount() {
    return scales.length;
  }

  /** The level of each family for one window, when these are there. */
  static Map<Family, Double> share(double alpha, Set<Family> present) {
    int total = present.stream().mapToInt(family -> family.weight).sum();
    Map<Family, Double> levels = new EnumMap<>(Family.class);
    present.forEach(family -> levels.put(family, alpha * family.weight / total));
    return levels;
  }
}
