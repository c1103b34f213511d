package io.driftmeter.api.counts;

import java.time.Duration;
import java.util.List;

/**
 * The latency of timed predictions as cumulative counts. Immutable.
 *
 * @param bounds upper bounds, ascending
 * @param within for each bound how many predictions took at most that long, accurate to 1 % of the
 *     bound
 * @param count how many predictions were timed
 */
public record LatencyCounts(List<Duration> bounds, List<Long> within, long count) {
  /** Copies both lists and checks that they are of one length. */
  public LatencyCounts {
    bounds = List.copyOf(bounds);
    within = List.copyOf(within);
    if (bounds.size() != within.size()) {
      throw new IllegalArgumentException(
          "%d bounds but %d counts".formatted(bounds.size(), within.size()));
    }
  }
}
