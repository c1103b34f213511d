package io.driftmeter.stats.fleet;

/**
 * What is exported for the fleet. Immutable; the builder of the monitor checks the ranges.
 *
 * @param bins the most bins of one column, or 0 for no fleet at all
 * @param namesCategories whether bins carry the names of categories, or only number them
 * @param alpha the probability of a false alarm that one look every quarter hour may cost, at
 *     everything together
 * @param tolerance the largest divergence that is not drift
 * @param excess by how much a share of unusable values may exceed the reference's
 * @param informingRatio the factor by which a rate must differ for people to be informed
 * @param alarmingRatio the factor by which it must differ to be an alarm
 * @param minimumCount the fewest values that are judged
 */
public record FleetSettings(
    int bins,
    boolean namesCategories,
    double alpha,
    double tolerance,
    double excess,
    double informingRatio,
    double alarmingRatio,
    int minimumCount) {

  /** The fewest bins that a column can be put in, where it is to have any. */
  public static final int LEAST_BINS = 3;

  /** The most bins: the rules compare that many edges. */
  public static final int MOST_BINS = 16;

  /** How many there are unless said otherwise. */
  public static final int USUAL_BINS = 12;
}
