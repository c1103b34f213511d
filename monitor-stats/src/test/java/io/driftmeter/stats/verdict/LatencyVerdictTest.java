package io.driftmeter.stats.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.report.Evidence;
import io.driftmeter.api.report.Verdict;
import io.driftmeter.stats.grid.Grid;
import io.driftmeter.stats.grid.OriginGrid;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The latency of a window against its objective: 99 % within 50 ms. */
class LatencyVerdictTest {

  private static final Grid GRID = new OriginGrid(0, 0x1p-20, 6, 0, 27);
  private static final LatencyObjective OBJECTIVE =
      new LatencyObjective(Duration.ofMillis(50), 0.99);

  private final LatencyJudge judge =
      new LatencyJudge(
          OBJECTIVE, new VerdictRule(200, 0.02, 0.001, List.of(), OBJECTIVE, true), 0.001, GRID);

  private Finding find(int quick, int slow, int beyond) {
    long[] buckets = new long[GRID.size()];
    buckets[GRID.index(0.010)] = quick;
    buckets[GRID.index(0.400)] = slow;
    long[] states = new long[ValueState.values().length];
    states[ValueState.VALID.ordinal()] = (long) quick + slow;
    states[ValueState.ABOVE.ordinal()] = beyond;
    return judge.find(buckets, StateCounts.of(states));
  }

  @Test
  void aBurstOfSlowPredictionsHasASmallPValue() {
    Evidence evidence = find(1_900, 95, 5).verdict().grounds().orElseThrow();
    assertThat(evidence.test()).isEqualTo("latency_objective");
    assertThat(evidence.statistic()).isEqualTo(100);
    assertThat(evidence.effect()).isEqualTo(0.05);
    assertThat(evidence.tolerance()).isEqualTo(0.01, within(1e-15));
    assertThat(evidence.liveCount()).isEqualTo(2_000);
    assertThat(evidence.pValue()).isLessThan(1e-30);
  }

  @Test
  void asManySlowOnesAsTheObjectiveAllowsAreNoReason() {
    assertThat(find(1_980, 20, 0).verdict().grounds().orElseThrow().pValue()).isGreaterThan(0.4);
    assertThat(find(2_000, 0, 0).verdict().grounds().orElseThrow().pValue()).isEqualTo(1);
  }

  @Test
  void theSmallestDetectableShareIsAboveTheAllowedAndShrinksWithTheWindow() {
    double small = find(400, 0, 0).verdict().grounds().orElseThrow().smallestDetectable();
    double large = find(40_000, 0, 0).verdict().grounds().orElseThrow().smallestDetectable();
    assertThat(large).isBetween(0.0105, 0.013);
    assertThat(small).isBetween(large, 0.04);
  }

  @Test
  void tooFewTimedPredictionsAreNotJudged() {
    assertThat(find(100, 99, 0).verdict())
        .isEqualTo(
            new Verdict.InsufficientData(199, 200, "too few timed predictions; carried over"));
  }
}
