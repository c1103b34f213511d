package io.driftmeter.stats.verdict;

import io.driftmeter.api.report.LatencyObjective;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of the service, beside its model. Immutable.
 *
 * @param latency how fast predictions should be, or null
 * @param errorShare the share of predictions that may fail, above 0 and below 1, or null
 * @param volume how many rows a whole window should have, or null
 */
public record ServiceObjectives(
    @Nullable LatencyObjective latency, @Nullable Double errorShare, @Nullable Volume volume) {

  /** Nothing is expected. */
  public static final ServiceObjectives NONE = new ServiceObjectives(null, null, null);

  /**
   * Checks the share of errors.
   *
   * @throws IllegalArgumentException when it is out of range
   */
  public ServiceObjectives {
    if (errorShare != null && !(errorShare > 0 && errorShare < 1)) {
      throw new IllegalArgumentException(
          "errorShare is %s, but must be above 0 and below 1".formatted(errorShare));
    }
  }

  /**
   * How many rows a whole window should have.
   *
   * @param least at least so many, 0 or more
   * @param most at most so many, not fewer than {@code least}
   */
  public record Volume(long least, long most) {
    /**
     * Checks both.
     *
     * @throws IllegalArgumentException naming what is out of range
     */
    public Volume {
      if (least < 0 || most < least) {
        throw new IllegalArgumentException(
            "volume is %d to %d rows, but must be at least 0 and ascend".formatted(least, most));
      }
    }
  }
}
