package io.driftmeter.examples.load;

/**
 * What the load generator says of one run.
 *
 * @param requests how many were answered; as many as there are connections may have been under way
 *     besides when the run ended
 * @param seconds how long it took
 * @param failures answers other than success, and connections that broke or timed out
 * @param p50 median of the latencies, in microseconds
 * @param p99 their 99th percentile
 * @param p999 their 99.9th percentile
 */
record LoadRun(long requests, double seconds, long failures, double p50, double p99, double p999) {}
