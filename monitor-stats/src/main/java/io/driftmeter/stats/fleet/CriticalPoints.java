package io.driftmeter.stats.fleet;

import io.driftmeter.api.fleet.FleetColumn;
import io.driftmeter.api.fleet.FleetRule;
import java.util.List;
import org.apache.commons.math3.special.Erf;

/*
 * As in the process, each kind of question has a part of the budget, by the same weights, and Bonferroni's correction
 * shares it among the questions of that kind: Holm's would need all p-values side by side, which no rule of Prometheus
 * has. Windows of four lengths are looked at every quarter hour.
 */
/** Critical values that spend a false-alarm budget on the columns of one model. */
final class CriticalPoints {

  private static final int WINDOWS = 4;
  private static final double DRIFT = 0.4;
  private static final double QUALITY = 0.2;
  private static final double DECISIONS = 0.4;
  private static final double LEAST_LEVEL = 1e-14;

  private CriticalPoints() {}

  static FleetRule rule(FleetSettings settings, List<FleetColumn> columns) {
    int qualities = columns.stream().mapToInt(column -> column.quality().size()).sum();
    int decisions = columns.stream().mapToInt(column -> column.decisions().size()).sum();
    return new FleetRule(
        settings.tolerance(),
        settings.excess(),
        settings.informingRatio(),
        settings.alarmingRatio(),
        settings.minimumCount(),
        point(settings.alpha() * DRIFT, columns.size()),
        point(settings.alpha() * QUALITY, qualities),
        point(settings.alpha() * DECISIONS, 2 * decisions)); // both ways
  }

  /** What a standard normal variable exceeds with a probability of the level, shared by so many. */
  private static double point(double level, int questions) {
    double share = Math.max(LEAST_LEVEL, level / WINDOWS / Math.max(1, questions));
    return Math.sqrt(2) * Erf.erfcInv(2 * share);
  }
}
