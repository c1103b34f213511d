package io.driftmeter.jmh;

import java.util.Map;

/**
 * What one fork found of one benchmark.
 *
 * @param benchmark simple name of its class
 * @param method name of its method
 * @param params its parameters
 * @param threads how many threads ran it
 * @param unit the unit of the score
 * @param score the mean
 * @param percentiles of single operations, where they were sampled; by "99.9" and the like
 * @param counters the counters that it kept and what profilers found
 */
record Measurement(
    String benchmark,
    String method,
    Map<String, String> params,
    int threads,
    String unit,
    double score,
    Map<String, Double> percentiles,
    Map<String, Double> counters) {

  private static final String ALLOCATION = "gc.alloc.rate.norm";

  /** Bytes allocated per operation; NaN when no profiler looked. */
  double allocation() {
    return counters.getOrDefault(ALLOCATION, Double.NaN);
  }
}
