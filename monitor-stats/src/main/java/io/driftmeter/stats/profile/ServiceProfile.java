package io.driftmeter.stats.profile;

import io.driftmeter.stats.grid.LatencyGrid;

/**
 * How a model was served while its baseline was collected. Immutable.
 *
 * @param latency timed predictions by bucket of the {@link LatencyGrid}
 * @param latencyAbove timed predictions that took longer than it reaches
 * @param predictions how many predictions there were, timed or not
 * @param errors how many of them failed
 */
public record ServiceProfile(
    SparseCounts latency, long latencyAbove, long predictions, long errors) {

  /**
   * Checks that the parts agree with one another.
   *
   * @throws IllegalArgumentException naming what does not agree
   */
  public ServiceProfile {
    if (!latency.fitsIn(LatencyGrid.GRID.size())) {
      throw new IllegalArgumentException("a latency lies beyond the grid of latencies");
    }
    if (latencyAbove < 0 || errors < 0 || predictions < errors) {
      throw new IllegalArgumentException(
          "%d of %d predictions failed, %d took too long to be told: counts must be at least 0"
              .formatted(errors, predictions, latencyAbove));
    }
  }

  /**
   * The sum of both.
   *
   * @throws ArithmeticException when a count would pass {@link Long#MAX_VALUE}
   */
  ServiceProfile plus(ServiceProfile other) {
    return new ServiceProfile(
        latency.plus(other.latency),
        Math.addExact(latencyAbove, other.latencyAbove),
        Math.addExact(predictions, other.predictions),
        Math.addExact(errors, other.errors));
  }
}
