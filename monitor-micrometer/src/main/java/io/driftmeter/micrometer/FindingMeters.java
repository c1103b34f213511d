package io.driftmeter.micrometer;

import io.driftmeter.api.report.Check;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.api.report.Finding;
import io.driftmeter.api.report.Response;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Meters of what was found and what it asks of people. */
final class FindingMeters {

  private static final String SERVICE = "service";
  private static final String ANY = "any";

  private FindingMeters() {}

  /** What alarms of each column, by check, or of a column in brief whether any does. */
  static void planColumns(MeterPlan plan, List<JudgedColumn> judged, DetailSelection detail) {
    for (JudgedColumn column : judged) {
      if (detail.isDetailed(column.column())) {
        planAlarms(plan, column);
      } else {
        planAlarm(plan, column, ANY, finding -> true);
      }
      planExpected(plan, column);
    }
  }

  static void planModel(MeterPlan plan) {
    planService(plan, Check.ERRORS);
    planService(plan, Check.VOLUME);
    for (Response response : Response.values()) {
      if (response != Response.NONE) {
        planResponse(plan, response);
      }
    }
    plan.gauge(
        MonitorMeter.COLUMNS_MOVED,
        view -> {
          DriftReport report = view.report();
          return report == null ? 0 : report.moved().size();
        });
  }

  private static void planAlarms(MeterPlan plan, JudgedColumn column) {
    for (Check check : column.alarmingChecks()) {
      planAlarm(plan, column, check.tag(), finding -> finding.check() == check);
    }
  }

  private static void planExpected(MeterPlan plan, JudgedColumn column) {
    plan.gauge(
        MonitorMeter.EXPECTED_CHANGE,
        view ->
            view.expected().stream().anyMatch(change -> change.column().equals(column.name()))
                ? 1
                : 0,
        column.role(),
        column.name());
  }

  private static void planAlarm(
      MeterPlan plan, JudgedColumn column, String check, Predicate<Finding> counted) {
    plan.gauge(
        MonitorMeter.ALARM,
        column.lastWindow(0, report -> alarms(report.findings(), counted)),
        column.role(),
        column.name(),
        check);
  }

  private static void planService(MeterPlan plan, Check check) {
    plan.gauge(
        MonitorMeter.ALARM,
        view -> {
          DriftReport report = view.report();
          return report == null ? 0 : alarms(report.service(), finding -> finding.check() == check);
        },
        SERVICE,
        check.tag(),
        check.tag());
  }

  private static void planResponse(MeterPlan plan, Response response) {
    plan.gauge(MonitorMeter.FINDINGS, findings(response), response.tag());
    plan.counter(MonitorMeter.FINDINGS_RAISED, view -> view.raisedGrowth(response), response.tag());
  }

  /** 1 when such a finding alarms; of decision rates a column may have several. */
  private static double alarms(List<Finding> findings, Predicate<Finding> counted) {
    for (Finding finding : findings) {
      if (finding.response() == Response.ALARM && counted.test(finding)) {
        return 1;
      }
    }
    return 0;
  }

  private static ToDoubleFunction<VersionView> findings(Response response) {
    return view -> {
      DriftReport report = view.report();
      return report == null
          ? 0
          : report.findings().stream().filter(finding -> finding.response() == response).count();
    };
  }
}
