package io.driftmeter.stats.verdict;

import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.report.Evidence;
import io.driftmeter.api.schema.Column;
import io.driftmeter.stats.grid.Grid;
import io.driftmeter.stats.inference.BinomialTest;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.special.Erf;

/**
 * Compares the latency of a window with its objective: more predictions beyond the limit than the
 * objective allows, and more than chance explains? The exact one-sided binomial test.
 */
final class LatencyJudge {

  private static final double Z_POWER = 0.8416212335729143; // standard normal quantile of 0.8

  private final LatencyObjective objective;
  private final VerdictRule rule;
  private final Grid grid;

  LatencyJudge(LatencyObjective objective, VerdictRule rule, Grid grid) {
    this.objective = objective;
    this.rule = rule;
    this.grid = grid;
  }

  Finding find(long[] values, StateCounts states) {
    long timed = states.observations();
    if (timed < rule.minimumCount()) {
      return Finding.insufficient(
          Column.LATENCY,
          states,
          Map.of(),
          timed,
          rule.minimumCount(),
          "too few timed predictions");
    }
    long slow = states.count(ValueState.ABOVE);
    for (int bucket = 0; bucket < values.length; bucket++) {
      if (grid.midpoint(bucket) > objective.seconds()) {
        slow += values[bucket];
      }
    }
    double allowed = 1 - objective.share();
    double pValue = BinomialTest.upperTail(slow, timed, allowed);
    return Finding.of(
        Column.LATENCY,
        states,
        Map.of(),
        new Evidence(
            "latency_objective",
            timed,
            0,
            slow,
            (double) slow / timed,
            allowed,
            pValue,
            pValue,
            rule.alpha(),
            smallestDetectable(allowed, timed),
            List.of()));
  }

  /** By the normal approximation of the binomial distribution. */
  private double smallestDetectable(double allowed, long timed) {
    double zAlpha = Math.sqrt(2) * Erf.erfcInv(2 * rule.alpha());
    return Math.min(1, allowed + (zAlpha + Z_POWER) * Math.sqrt(allowed * (1 - allowed) / timed));
  }
}
