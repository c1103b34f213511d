package io.driftmeter.micrometer;

import io.driftmeter.api.ModelMonitor;
import io.driftmeter.api.counts.MonitorCounts;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.report.ColumnReport;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.api.report.Evidence;
import io.driftmeter.api.report.Verdict;
import io.driftmeter.api.schema.Column;
import io.driftmeter.api.schema.ColumnRole;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Meters of each column: its values by state, and what the last window said of it. */
final class ColumnMeters {

  private static final List<String> VERDICTS =
      List.of("stable", "drifted", "insufficient_data", "blind");

  private ColumnMeters() {}

  static void planValues(MeterPlan plan, MonitorCounts shape, DetailSelection detail) {
    for (int i = 0; i < shape.columns().size(); i++) {
      if (detail.isDetailed(shape.columns().get(i))) {
        planValues(plan, shape.columns().get(i), i);
      }
    }
  }

  /** Of each column in detail, and how many of all have which verdict. */
  static void planVerdicts(MeterPlan plan, List<JudgedColumn> judged, DetailSelection detail) {
    judged.stream()
        .filter(column -> detail.isDetailed(column.column()))
        .forEach(column -> planVerdict(plan, column));
    judged.stream()
        .map(column -> column.column().role())
        .distinct()
        .forEach(role -> planTotals(plan, role));
  }

  /** One gauge per column and measure; without a reference there are no measures. */
  static void planScores(MeterPlan plan, ModelMonitor monitor, DetailSelection detail) {
    JudgedColumn.all(monitor.judgedColumns()).stream()
        .filter(column -> detail.isDetailed(column.column()))
        .forEach(column -> planScores(plan, column, monitor.measures(column.column())));
  }

  private static void planScores(MeterPlan plan, JudgedColumn column, List<String> measures) {
    for (String measure : measures) {
      plan.gauge(
          MonitorMeter.DRIFT_SCORE,
          column.lastWindow(Double.NaN, report -> score(report, measure)),
          column.role(),
          column.name(),
          measure);
    }
  }

  private static void planValues(MeterPlan plan, Column column, int position) {
    for (ValueState state : ValueState.values()) {
      if (occurs(state, column)) {
        plan.counter(
            MonitorMeter.VALUES,
            view -> view.counts().states().get(position).count(state),
            JudgedColumn.tag(column.role()),
            column.name(),
            state.tag());
      }
    }
  }

  /** Whether values of such a column can be in that state at all. */
  private static boolean occurs(ValueState state, Column column) {
    return switch (state) {
      case VALID, MISSING, DEFAULTED, FAILED, ABSENT -> true;
      case BELOW, ABOVE, NAN, POSITIVE_INFINITY, NEGATIVE_INFINITY -> column.isNumeric();
      case UNSEEN -> !column.isNumeric();
    };
  }

  private static void planVerdict(MeterPlan plan, JudgedColumn column) {
    planEvidence(plan, MonitorMeter.DRIFT_EFFECT, column, Evidence::effect);
    planEvidence(plan, MonitorMeter.DRIFT_EFFECT_BOUND, column, Evidence::effectBound);
    planEvidence(plan, MonitorMeter.DRIFT_P_VALUE, column, Evidence::adjustedPValue);
    planEvidence(
        plan, MonitorMeter.DRIFT_SMALLEST_DETECTABLE, column, Evidence::smallestDetectable);
    plan.gauge(
        MonitorMeter.DRIFT_OBSERVATIONS,
        column.lastWindow(0, ColumnMeters::observations),
        column.role(),
        column.name());
    plan.gauge(
        MonitorMeter.DRIFT_SEVERITY,
        column.lastWindow(0, report -> severity(report.verdict())),
        column.role(),
        column.name());
    for (String verdict : VERDICTS) {
      plan.gauge(
          MonitorMeter.DRIFT_VERDICT,
          column.lastWindow(0, report -> report.verdict().tag().equals(verdict) ? 1 : 0),
          column.role(),
          column.name(),
          verdict);
    }
  }

  private static void planEvidence(
      MeterPlan plan, MonitorMeter meter, JudgedColumn column, ToDoubleFunction<Evidence> part) {
    plan.gauge(
        meter,
        column.lastWindow(
            Double.NaN,
            report -> report.verdict().grounds().map(part::applyAsDouble).orElse(Double.NaN)),
        column.role(),
        column.name());
  }

  private static void planTotals(MeterPlan plan, ColumnRole role) {
    planTotal(plan, MonitorMeter.COLUMNS_JUDGED, role, Verdict::isAnswered);
    planTotal(plan, MonitorMeter.COLUMNS_DRIFTED, role, Verdict::isDrifted);
    planTotal(plan, MonitorMeter.COLUMNS_BLIND, role, Verdict.Blind.class::isInstance);
  }

  private static void planTotal(
      MeterPlan plan, MonitorMeter meter, ColumnRole role, Predicate<Verdict> counted) {
    plan.gauge(meter, count(role, counted), JudgedColumn.tag(role));
  }

  private static double score(ColumnReport report, String measure) {
    return report.score(measure).orElse(Double.NaN);
  }

  /** What the verdict rests on; without a verdict, what the window has. */
  private static double observations(ColumnReport report) {
    return report
        .verdict()
        .grounds()
        .map(Evidence::liveCount)
        .orElseGet(() -> report.states().observations());
  }

  /** What {@code docs/metrics.md} says: alert rules compare with these numbers. */
  private static double severity(Verdict verdict) {
    if (!(verdict instanceof Verdict.Drifted drifted)) {
      return 0;
    }
    return switch (drifted.severity()) {
      case SLIGHT -> 1;
      case MODERATE -> 2;
      case MAJOR -> 3;
    };
  }

  private static ToDoubleFunction<VersionView> count(ColumnRole role, Predicate<Verdict> accepted) {
    return view -> {
      DriftReport report = view.report();
      int count = 0;
      if (report != null) {
        for (ColumnReport column : report.columns()) {
          if (column.column().role() == role && accepted.test(column.verdict())) {
            count++;
          }
        }
      }
      return count;
    };
  }
}
