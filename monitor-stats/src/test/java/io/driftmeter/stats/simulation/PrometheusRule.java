package io.driftmeter.stats.simulation;

import io.driftmeter.api.counts.BinCounts;
import io.driftmeter.api.fleet.FleetColumn;
import io.driftmeter.api.fleet.FleetDependence;
import io.driftmeter.api.fleet.FleetWindow;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.apache.commons.math3.special.Erf;

/**
 * The alarm condition of {@code deploy/prometheus/driftmeter.rules.yml} for one column, as formulas
 * of this language: what Prometheus makes of the cumulative counts of a monitor. The simulation's
 * windows are hours, so the windows of a quarter of an hour are missing. A test in {@code
 * monitor-examples} holds the file to the same figures. Not thread-safe.
 *
 * <p>The limit is Sankaran's approximation of the quantile of a non-central chi-square law:
 * Approximations to the non-central chi-square distribution, 1963, <a
 * href="https://doi.org/10.1093/biomet/50.1-2.199">doi:10.1093/biomet/50.1-2.199</a>.
 */
final class PrometheusRule {

  /** An hour, six, and a day. */
  private static final List<FleetWindow> WINDOWS =
      List.of(FleetWindow.HOUR, FleetWindow.SIX_HOURS, FleetWindow.DAY);

  /** Drift has four of the ten parts of the budget of the fleet. */
  private static final double DRIFT = 0.4;

  private final FleetColumn column;
  private final Deque<long[]> windows = new ArrayDeque<>();
  private long[] before;

  PrometheusRule(FleetColumn column) {
    this.column = column;
    before = new long[column.bins().size()];
  }

  /** The critical value where one window may cost that level, in so many columns. */
  static double point(double level, int columns) {
    return Math.sqrt(2) * Erf.erfcInv(2 * DRIFT * level / FleetWindow.values().length / columns);
  }

  /** Takes in one more window: what the cumulative counts grew by. */
  void add(BinCounts counts) {
    long[] window = new long[before.length];
    for (int bin = 0; bin < window.length; bin++) {
      window[bin] = counts.bin(bin) - before[bin];
      before[bin] = counts.bin(bin);
    }
    windows.addLast(window);
    if (windows.size() > FleetWindow.DAY.length().toHours()) {
      windows.removeFirst();
    }
  }

  /** The counts of a window, as far as there are any, like a sum over time. */
  private long[] counts(FleetWindow window) {
    long[] sum = new long[before.length];
    long skip = Math.max(0, windows.size() - window.length().toHours());
    for (long[] hour : windows) {
      if (skip-- <= 0) {
        for (int bin = 0; bin < sum.length; bin++) {
          sum[bin] += hour[bin];
        }
      }
    }
    return sum;
  }

  /** Whether the last window alone alarms at that critical value. */
  boolean alarmsAlone(double tolerance, double point) {
    return alarms(FleetWindow.HOUR, tolerance, point);
  }

  /** Whether a window of any length does. */
  boolean alarms(double tolerance, double point) {
    for (FleetWindow window : WINDOWS) {
      if (alarms(window, tolerance, point)) {
        return true;
      }
    }
    return false;
  }

  private boolean alarms(FleetWindow window, double tolerance, double point) {
    long[] live = counts(window);
    FleetDependence dependence = Objects.requireNonNull(column.dependence().get(window));
    double n = 0;
    for (long count : live) {
      n += count;
    }
    double noise = 1 / n + 1.0 / column.values();
    double more = 0.375 * noise;
    double divergence = 0;
    for (int bin = 0; bin < live.length; bin++) {
      double root = Math.sqrt(live[bin] / n + more);
      double reference = Math.sqrt(column.bins().get(bin).share() + more);
      divergence += 4 * (root - reference) * (root - reference);
    }
    return divergence > limit(dependence, noise, tolerance, point);
  }

  /** Sankaran's formula, in the noncentrality per degree u. */
  private static double limit(
      FleetDependence dependence, double noise, double tolerance, double point) {
    double k = dependence.degrees();
    double u = tolerance / (noise * dependence.scale() * k);
    double h = 1 - 2.0 / 3 * (1 + u) * (1 + 3 * u) / ((1 + 2 * u) * (1 + 2 * u));
    double p = (1 + 2 * u) / (k * (1 + u) * (1 + u));
    double mp = (h - 1) * (1 - 3 * h) * p;
    double mean = 1 + h * p * (h - 1 - 0.5 * (2 - h) * mp);
    double spread = h * Math.sqrt(2 * p) * (1 + 0.5 * mp);
    return StrictMath.pow(mean + point * spread, 1 / h) * k * (1 + u) * dependence.scale() * noise;
  }
}
