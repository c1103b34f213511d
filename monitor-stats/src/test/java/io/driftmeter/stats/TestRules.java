package io.driftmeter.stats;

import io.driftmeter.stats.measure.Measures;
import io.driftmeter.stats.verdict.ServiceObjectives;
import io.driftmeter.stats.verdict.VerdictRule;
import java.time.Duration;
import java.util.List;

/** Rules as the builder of a monitor makes them when little is said. */
public final class TestRules {

  private TestRules() {}

  /** A rule for windows of that length, with one false alarm in a thousand of them. */
  public static VerdictRule of(Duration window, ServiceObjectives objectives) {
    return new VerdictRule(
        window,
        200,
        0.001,
        Sensitivity.STANDARD.tolerances(),
        Duration.ofDays(1),
        Measures.all(),
        List.of(),
        objectives,
        null,
        true,
        false);
  }
}
