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
  private final double strictestAlpha;
  private final Grid grid;
  private long carriedTimed;
  private long carriedSlow;

  LatencyJudge(LatencyObjective objective, VerdictRule rule, double strictestAlpha, Grid grid) {
    this.objective = objective;
    this.rule = rule;
    this.strictestAlpha = strictestAlpha;
    this.grid = grid;
  }

  /** What this window, with all that was carried over to it, says of the latency. */
  Finding find(long[] values, StateCounts states) {
    long timed = carriedTimed + states.observations();
    long slow = carriedSlow + slow(values, states);
    boolean isEnough = timed >= rule.minimumCount();
    carriedTimed = isEnough ? 0 : timed;
    carriedSlow = isEnough ? 0 : slow;
    if (!isEnough) {
      return Finding.insufficient(
          Column.LATENCY,
          states,
          timed,
          rule.minimumCount(),
          "too few timed predictions; carried over");
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

  private long slow(long[] values, StateCounts states) {
    long slow = states.count(ValueState.ABOVE);
    for (int bucket = 0; bucket < values.length; bucket++) {
      if (grid.midpoint(bucket) > objective.seconds()) {
        slow += values[bucket];
      }
    }
    return slow;
  }

  /** By the normal approximation of the binomial distribution. */
  private double smallestDetectable(double allowed, long timed) {
    double zAlpha = Math.sqrt(2) * Erf.erfcInv(2 * strictestAlpha);
    return Math.min(1, allowed + (zAlpha + Z_POWER) * Math.sqrt(allowed * (1 - allowed) / timed));
  }
}
