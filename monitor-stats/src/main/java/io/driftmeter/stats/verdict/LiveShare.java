package io.driftmeter.stats.verdict;

/**
 * A share in some merged windows.
 *
 * @param hits how many counts
 * @param total of how many
 * @param scale how many windows were merged
 */
record LiveShare(long hits, long total, int scale) {

  double share() {
    return total == 0 ? 0 : (double) hits / total;
  }
}
