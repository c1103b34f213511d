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
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Meters of each column: its values by state, and what the last window said of it. */
final class ColumnMeters {

  private static final List<String> VERDICTS = List.of("stable", "drifted", "insufficient_data");

  private ColumnMeters() {}

  static void plan(MeterPlan plan, MonitorCounts shape, List<Column> judged) {
    for (int i = 0; i < shape.columns().size(); i++) {
      planValues(plan, shape.columns().get(i), i);
    }
    for (int i = 0; i < judged.size(); i++) {
      planVerdict(plan, judged.get(i), i);
    }
    judged.stream().map(Column::role).distinct().forEach(role -> planTotals(plan, role));
  }

  /** One gauge per column and measure; without a reference there are no measures. */
  static void planScores(MeterPlan plan, ModelMonitor monitor) {
    List<Column> judged = monitor.judgedColumns();
    for (int i = 0; i < judged.size(); i++) {
      Column column = judged.get(i);
      for (String measure : monitor.measures(column)) {
        plan.gauge(
            MonitorMeter.DRIFT_SCORE,
            lastWindow(column, i, Double.NaN, report -> score(report, measure)),
            role(column.role()),
            column.name(),
            measure);
      }
    }
  }

  private static void planValues(MeterPlan plan, Column column, int position) {
    for (ValueState state : ValueState.values()) {
      if (occurs(state, column)) {
        plan.counter(
            MonitorMeter.VALUES,
            view -> view.counts().states().get(position).count(state),
            role(column.role()),
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

  private static void planVerdict(MeterPlan plan, Column column, int position) {
    String role = role(column.role());
    String name = column.name();
    plan.gauge(MonitorMeter.DRIFT_EFFECT, evidence(column, position, Evidence::effect), role, name);
    plan.gauge(
        MonitorMeter.DRIFT_P_VALUE,
        evidence(column, position, Evidence::adjustedPValue),
        role,
        name);
    plan.gauge(
        MonitorMeter.DRIFT_SMALLEST_DETECTABLE,
        evidence(column, position, Evidence::smallestDetectable),
        role,
        name);
    plan.gauge(
        MonitorMeter.DRIFT_OBSERVATIONS,
        lastWindow(column, position, 0, ColumnMeters::observations),
        role,
        name);
    for (String verdict : VERDICTS) {
      plan.gauge(
          MonitorMeter.DRIFT_VERDICT,
          lastWindow(column, position, 0, report -> report.verdict().tag().equals(verdict) ? 1 : 0),
          role,
          name,
          verdict);
    }
  }

  private static void planTotals(MeterPlan plan, ColumnRole role) {
    plan.gauge(
        MonitorMeter.COLUMNS_JUDGED,
        count(role, verdict -> !(verdict instanceof Verdict.InsufficientData)),
        role(role));
    plan.gauge(MonitorMeter.COLUMNS_DRIFTED, count(role, Verdict::isDrifted), role(role));
  }

  private static ToDoubleFunction<VersionView> evidence(
      Column column, int position, ToDoubleFunction<Evidence> part) {
    return lastWindow(
        column,
        position,
        Double.NaN,
        report -> report.verdict().grounds().map(part::applyAsDouble).orElse(Double.NaN));
  }

  /** Reads the newest report of the column at its position; {@code before} while there is none. */
  private static ToDoubleFunction<VersionView> lastWindow(
      Column column, int position, double before, ToDoubleFunction<ColumnReport> value) {
    return view -> {
      DriftReport report = view.report();
      if (report == null || position >= report.columns().size()) {
        return before;
      }
      ColumnReport candidate = report.columns().get(position);
      return candidate.column().name().equals(column.name())
          ? value.applyAsDouble(candidate)
          : before;
    };
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

  private static String role(ColumnRole role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
