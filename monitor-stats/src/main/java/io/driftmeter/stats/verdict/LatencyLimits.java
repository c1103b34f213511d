package io.driftmeter.stats.verdict;

import io.driftmeter.api.report.Check;
import io.driftmeter.api.report.Confidence;
import io.driftmeter.api.report.LatencyObjective;
import io.driftmeter.api.schema.Column;
import io.driftmeter.stats.grid.Grid;
import io.driftmeter.stats.grid.NumberFormats;
import io.driftmeter.stats.profile.ServiceProfile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The limits that the latency is judged by: an objective, which alarms, and quantiles of a serving
 * baseline, which inform, since how much latency varies between windows is not known. A prediction
 * is slow when the midpoint of its bucket is beyond the limit. Immutable.
 */
final class LatencyLimits {

  private static final double[] QUANTILES = {0.9, 0.99};

  private final Grid grid;
  private final List<Double> seconds = new ArrayList<>();
  private final List<Question> questions = new ArrayList<>();

  LatencyLimits(Grid grid, VerdictRule rule, @Nullable ServiceProfile baseline) {
    this.grid = grid;
    LatencyObjective objective = rule.objectives().latency();
    if (objective != null) {
      String subject = "> %s s".formatted(NumberFormats.shortest(objective.seconds()));
      add(objective.seconds(), subject, new ShareLaw.Objective(1 - objective.share()));
    }
    if (baseline != null) {
      addBaseline(baseline, rule.tolerances());
    }
  }

  private void addBaseline(ServiceProfile baseline, Tolerances tolerances) {
    long[] buckets = baseline.latency().toDense(grid.size());
    long total = baseline.latency().total() + baseline.latencyAbove();
    for (double quantile : QUANTILES) {
      int bucket = 0;
      long within = 0;
      while (bucket < buckets.length && within + buckets[bucket] < quantile * total) {
        within += buckets[bucket++];
      }
      if (total == 0 || bucket == buckets.length) {
        continue;
      }
      within += buckets[bucket];
      double limit = grid.midpoint(bucket);
      String subject =
          "> p%d of the baseline, %s s"
              .formatted(Math.round(quantile * 100), NumberFormats.shortest(limit));
      add(
          limit,
          subject,
          new ShareLaw.Ratio(
              new ReferenceShare(
                  subject,
                  total - within,
                  total,
                  ShareVariation.constant(1, Confidence.LOW)), // windows do not keep latencies
              tolerances.informingRatio(),
              Double.POSITIVE_INFINITY,
              false));
    }
  }

  private void add(double limit, String subject, ShareLaw law) {
    seconds.add(limit);
    int cell = seconds.size();
    questions.add(
        new ShareQuestion(
            new Topic(Check.LATENCY, Column.LATENCY.name(), subject, Family.SERVICE),
            counts -> counts[cell],
            counts -> counts[0],
            law));
  }

  List<Question> questions() {
    return List.copyOf(questions);
  }

  /** How many were timed, and how many of them were beyond each limit. */
  long[] count(long[] buckets, long above) {
    long[] counts = new long[seconds.size() + 1];
    for (int limit = 0; limit < counts.length; limit++) {
      counts[limit] = above;
    }
    for (int bucket = 0; bucket < buckets.length; bucket++) {
      counts[0] += buckets[bucket];
      for (int limit = 0; limit < seconds.size(); limit++) {
        if (buckets[bucket] > 0 && grid.midpoint(bucket) > seconds.get(limit)) {
          counts[limit + 1] += buckets[bucket];
        }
      }
    }
    return counts;
  }
}
