package io.driftmeter.stats.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.api.report.Evidence;
import io.driftmeter.api.report.LatencyObjective;
import io.driftmeter.stats.TestRules;
import io.driftmeter.stats.grid.Grid;
import io.driftmeter.stats.grid.LatencyGrid;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The latency of a window against its objective: 99 % within 50 ms. */
class LatencyVerdictTest {

  private static final Grid GRID = LatencyGrid.GRID;
  private static final VerdictRule RULE =
      TestRules.of(
          Duration.ofMinutes(1),
          new ServiceObjectives(new LatencyObjective(Duration.ofMillis(50), 0.99), null, null));

  private final LatencyLimits limits = new LatencyLimits(GRID, RULE, null);

  private Evidence find(int quick, int slow, int beyond) {
    long[] buckets = new long[GRID.size()];
    buckets[GRID.index(0.010)] = quick;
    buckets[GRID.index(0.400)] = slow;
    Slice slice = new Slice(limits.count(buckets, beyond), 1, Instant.EPOCH, Instant.EPOCH);
    return limits.questions().get(0).ask(slice).evidence(0.001);
  }

  @Test
  void aBurstOfSlowPredictionsHasASmallPValue() {
    Evidence evidence = find(1_900, 95, 5);
    assertThat(evidence.test()).isEqualTo("objective");
    assertThat(evidence.statistic()).isEqualTo(100);
    assertThat(evidence.effect()).isEqualTo(0.05);
    assertThat(evidence.tolerance()).isEqualTo(0.01, within(1e-15));
    assertThat(evidence.liveCount()).isEqualTo(2_000);
    assertThat(evidence.pValue()).isLessThan(1e-30);
  }

  @Test
  void asManySlowOnesAsTheObjectiveAllowsAreNoReason() {
    assertThat(find(1_980, 20, 0).pValue()).isGreaterThan(0.4);
    assertThat(find(2_000, 0, 0).pValue()).isEqualTo(1);
  }

  @Test
  void theSmallestDetectableShareIsAboveTheAllowedAndShrinksWithTheWindow() {
    double small = find(400, 0, 0).smallestDetectable();
    double large = find(40_000, 0, 0).smallestDetectable();
    assertThat(large).isBetween(0.0105, 0.013);
    assertThat(small).isBetween(large, 0.04);
  }
}
