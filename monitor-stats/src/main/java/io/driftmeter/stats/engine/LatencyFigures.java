package io.driftmeter.stats.engine;

import io.driftmeter.api.counts.LatencyCounts;
import io.driftmeter.api.report.LatencySummary;
import io.driftmeter.stats.grid.Grid;
import io.driftmeter.stats.grid.LatencyGrid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What reports and meters say of latencies that were counted on the {@link LatencyGrid}. */
final class LatencyFigures {

  private static final Grid GRID = LatencyGrid.GRID;

  private static final List<Duration> USUAL_BOUNDS =
      List.of(
          Duration.ofNanos(100_000),
          Duration.ofNanos(250_000),
          Duration.ofNanos(500_000),
          Duration.ofMillis(1),
          Duration.ofNanos(2_500_000),
          Duration.ofMillis(5),
          Duration.ofMillis(10),
          Duration.ofMillis(25),
          Duration.ofMillis(50),
          Duration.ofMillis(100),
          Duration.ofMillis(250),
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofMillis(2_500),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10));

  private LatencyFigures() {}

  /** The usual bounds, and the limit of the objective where there is one. */
  static List<Duration> bounds(@Nullable Duration limit) {
    TreeSet<Duration> bounds = new TreeSet<>(USUAL_BOUNDS);
    if (limit != null) {
      bounds.add(limit);
    }
    return List.copyOf(bounds);
  }

  /** Cumulative counts at the bounds. */
  static LatencyCounts counts(long[] buckets, long above, List<Duration> bounds) {
    List<Long> within = new ArrayList<>();
    long passed = 0;
    int bucket = 0;
    for (Duration bound : bounds) {
      double seconds = bound.toNanos() * 1e-9;
      while (bucket < buckets.length && GRID.midpoint(bucket) <= seconds) {
        passed += buckets[bucket++];
      }
      within.add(passed);
    }
    while (bucket < buckets.length) {
      passed += buckets[bucket++];
    }
    return new LatencyCounts(bounds, within, passed + above);
  }

  /** The figures of a report. */
  static LatencySummary summary(long[] buckets, long above) {
    long count = above;
    for (long inBucket : buckets) {
      count += inBucket;
    }
    if (count == 0) {
      return new LatencySummary(0, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }
    return new LatencySummary(
        count,
        quantile(buckets, count, 0.5),
        quantile(buckets, count, 0.9),
        quantile(buckets, count, 0.99),
        quantile(buckets, count, 1));
  }

  private static Duration quantile(long[] buckets, long count, double share) {
    long rank = (long) Math.ceil(share * count);
    long passed = 0;
    for (int bucket = 0; bucket < buckets.length; bucket++) {
      passed += buckets[bucket];
      if (passed >= rank) {
        return seconds(GRID.midpoint(bucket));
      }
    }
    return seconds(GRID.lower(GRID.size()));
  }

  private static Duration seconds(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }
}
