package io.driftmeter.api.report;

import java.time.Duration;
import java.util.Objects;

/**
 * How fast predictions should be. Immutable.
 *
 * @param limit how long a prediction may take, positive and at most 2 minutes, which is as far as
 *     latencies are told apart
 * @param share the share of predictions that should keep to the limit, above 0 and below 1
 */
public record LatencyObjective(Duration limit, double share) {

  private static final Duration MAX_LIMIT = Duration.ofMinutes(2);

  /**
   * Checks both.
   *
   * @throws IllegalArgumentException naming the one that is out of range
   */
  public LatencyObjective {
    Objects.requireNonNull(limit, "limit");
    if (limit.isZero() || limit.isNegative() || limit.compareTo(MAX_LIMIT) > 0) {
      throw new IllegalArgumentException(
          "limit of the latency objective is %s, but must be positive and at most %s"
              .formatted(limit, MAX_LIMIT));
    }
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "share of the latency objective is %s, but must be above 0 and below 1".formatted(share));
    }
  }

  /** The limit in seconds. */
  public double seconds() {
    return limit.toNanos() * 1e-9;
  }
}
