package io.driftmeter.api.report;

import java.time.Duration;

/**
 * The latency of a window's timed predictions, each figure accurate to 1 %. Immutable; all zero
 * when none was timed.
 *
 * @param count how many predictions were timed
 * @param median half took at most this long
 * @param p90 nine in ten
 * @param p99 99 in 100
 * @param max the slowest
 */
public record LatencySummary(
    long count, Duration median, Duration p90, Duration p99, Duration max) {}
