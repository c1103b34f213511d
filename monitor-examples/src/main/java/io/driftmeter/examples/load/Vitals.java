package io.driftmeter.examples.load;

import java.util.Map;

/**
 * The counters of a running server, which only grow.
 *
 * @param allocatedBytes by the number of the thread
 * @param cpuNanos of the whole process
 * @param collections of the garbage collector
 * @param collectionMillis how long these took together
 */
record Vitals(
    Map<Long, Long> allocatedBytes, long cpuNanos, long collections, long collectionMillis) {

  /** What was used up since an earlier moment. */
  Consumption since(Vitals earlier) {
    long allocated = 0;
    for (Map.Entry<Long, Long> thread : allocatedBytes.entrySet()) {
      allocated += thread.getValue() - earlier.allocatedBytes.getOrDefault(thread.getKey(), 0L);
    }
    return new Consumption(
        allocated,
        cpuNanos - earlier.cpuNanos,
        collections - earlier.collections,
        collectionMillis - earlier.collectionMillis);
  }
}
