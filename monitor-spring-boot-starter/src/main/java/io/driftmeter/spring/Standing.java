package io.driftmeter.spring;

import io.driftmeter.api.ModelMonitor;
import io.driftmeter.api.profile.ModelInfo;
import io.driftmeter.api.profile.ModelState;
import io.driftmeter.api.report.ColumnReport;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.api.report.Verdict;

/** How a model stands, in one word: the first of these that holds. */
enum Standing {
  /** The monitor was closed. */
  CLOSED,
  /** Recording is switched off, so nothing is known of now. */
  SWITCHED_OFF,
  /** There is no reference yet, so nothing is compared. */
  LEARNING,
  /** No window was compared with the reference in use yet. */
  WAITING,
  /** Something is worth a page. */
  ALARM,
  /** Something is raised that asks for no page. */
  DRIFTED,
  /** A column had too little data for so long that silence is no sign of health. */
  BLIND,
  /** No column of the last window had enough data. */
  INSUFFICIENT_DATA,
  /** What could be answered is as the reference has it. */
  OK;

  /** How the model stands that a monitor watches. */
  static Standing of(ModelMonitor monitor) {
    ModelInfo info = monitor.info();
    if (info.state() == ModelState.CLOSED) {
      return CLOSED;
    }
    if (!monitor.isEnabled()) {
      return SWITCHED_OFF;
    }
    if (info.state() == ModelState.LEARNING) {
      return LEARNING;
    }
    return monitor
        .lastReport()
        .filter(report -> isOf(info, report))
        .map(Standing::of)
        .orElse(WAITING);
  }

  /** Whether a report is about the version and the reference that are in use. */
  private static boolean isOf(ModelInfo info, DriftReport report) {
    return report.info().version().equals(info.version())
        && report.info().reference().equals(info.reference());
  }

  private static Standing of(DriftReport report) {
    if (!report.alarms().isEmpty()) {
      return ALARM;
    }
    if (!report.raised().isEmpty()) {
      return DRIFTED;
    }
    if (report.columns().stream().anyMatch(column -> column.verdict() instanceof Verdict.Blind)) {
      return BLIND;
    }
    return report.columns().stream().map(ColumnReport::verdict).anyMatch(Verdict::isAnswered)
        ? OK
        : INSUFFICIENT_DATA;
  }
}
