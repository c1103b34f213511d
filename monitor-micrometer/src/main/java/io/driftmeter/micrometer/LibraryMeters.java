package io.driftmeter.micrometer;

import io.driftmeter.api.counts.MonitorHealth;
import io.driftmeter.api.counts.Refusal;
import java.util.function.ToLongFunction;

/** Meters of the library's own health. */
final class LibraryMeters {

  private LibraryMeters() {}

  static void plan(MeterPlan plan, DetailSelection detail) {
    plan.gauge(MonitorMeter.COLUMNS_IN_BRIEF, view -> detail.brief().size());
    plan.gauge(MonitorMeter.ENABLED, view -> view.isEnabled() ? 1 : 0);
    plan.gauge(MonitorMeter.DRAIN_AGE, VersionView::drainAge);
    for (Refusal reason : Refusal.values()) {
      plan.counter(
          MonitorMeter.REFUSED,
          view -> view.growth(health -> health.refused(reason)),
          reason.tag());
    }
    counter(plan, MonitorMeter.OVERFLOW_ROWS, MonitorHealth::overflowRows);
    plan.timer(
        MonitorMeter.EVALUATIONS,
        view -> view.growth(MonitorHealth::evaluations),
        view -> view.growth(health -> health.evaluationTime().toNanos()));
    counter(plan, MonitorMeter.EVALUATION_FAILURES, MonitorHealth::evaluationFailures);
    counter(plan, MonitorMeter.LISTENER_FAILURES, MonitorHealth::listenerFailures);
    plan.gauge(MonitorMeter.LISTENERS_LEFT_OUT, view -> view.health().listenersLeftOut());
    counter(plan, MonitorMeter.REPORTS_CONFLATED, MonitorHealth::reportsConflated);
    plan.gauge(MonitorMeter.MEMORY, view -> view.health().memoryBytes());
    plan.gauge(MonitorMeter.STRIPES, view -> view.health().stripes());
  }

  private static void counter(
      MeterPlan plan, MonitorMeter meter, ToLongFunction<MonitorHealth> count) {
    plan.counter(meter, view -> view.growth(count));
  }
}
