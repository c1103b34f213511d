package io.driftmeter.api.counts;

import java.time.Duration;
import java.util.Map;

/**
 * How the library itself is doing. Immutable; counts are since the monitor was built.
 *
 * @param refused what was not recorded, by reason; every reason is there
 * @param listenerFailures calls of listeners that threw
 * @param listenersLeftOut listeners that are no longer called because they failed repeatedly
 * @param reportsConflated reports that a slow listener never saw because a newer one took their
 *     place
 * @param evaluations windows evaluated
 * @param evaluationFailures ticks or evaluations that ended with an exception
 * @param evaluationTime how long all evaluations took together
 * @param memoryBytes an estimate of the bytes that the monitor holds: counters, the running window,
 *     references, the windows before and the last report; its meters are not among them
 * @param stripes how many stripes of counters there are
 * @param overflowRows rows that found every probed stripe busy and took the shared path
 */
public record MonitorHealth(
    Map<Refusal, Long> refused,
    long listenerFailures,
    long listenersLeftOut,
    long reportsConflated,
    long evaluations,
    long evaluationFailures,
    Duration evaluationTime,
    long memoryBytes,
    int stripes,
    long overflowRows) {

  /** Copies the map. */
  public MonitorHealth {
    refused = Map.copyOf(refused);
  }

  /** How much was refused for that reason. */
  public long refused(Refusal reason) {
    return refused.getOrDefault(reason, 0L);
  }
}
