package io.driftmeter.stats;

import io.driftmeter.stats.fleet.FleetSettings;
import io.driftmeter.stats.measure.Measures;
import io.driftmeter.stats.verdict.ServiceObjectives;
import io.driftmeter.stats.verdict.VerdictRule;
import java.time.Duration;
import java.util.List;

/** Rules as the builder of a monitor makes them when little is said. */
public final class TestRules {

  private TestRules() {}

  /** Fleet bins as the builder of a monitor makes them. */
  public static FleetSettings fleet() {
    return new FleetSettings(FleetSettings.USUAL_BINS, false, 0.001, 0.01, 0.005, 1.5, 2, 200);
  }

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
