package io.driftmeter.micrometer;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every meter there is: its name after the prefix, type, unit, description and own tags. Each has
 * the tags {@code model} and {@code version} besides, and always the same keys. No tag value comes
 * from a row.
 */
enum MonitorMeter {
  PREDICTIONS(
      Group.MODEL,
      Meter.Type.COUNTER,
      "predictions",
      null,
      "Predictions, timed or not; every row is one",
      "outcome"),
  PREDICTION_TIME(
      Group.MODEL,
      Meter.Type.TIMER,
      "prediction.time",
      "seconds",
      "Count and total duration of the timed predictions",
      "outcome"),
  PREDICTIONS_WITHIN(
      Group.MODEL,
      Meter.Type.COUNTER,
      "predictions.within",
      null,
      "Timed predictions that took at most le seconds: cumulative buckets for histogram_quantile",
      "le"),
  VALUES(
      Group.MODEL,
      Meter.Type.COUNTER,
      "values",
      null,
      "Values by state; for each column the states sum to the rows and bare observations",
      "role",
      "column",
      "state"),
  DRIFT_SCORE(
      Group.MODEL,
      Meter.Type.GAUGE,
      "drift.score",
      null,
      "Distance between the last window and the reference, by measure; NaN where undefined",
      "role",
      "column",
      "measure"),
  DRIFT_EFFECT(
      Group.MODEL,
      Meter.Type.GAUGE,
      "drift.effect",
      null,
      "Bias-corrected size of the difference that was tested; NaN without a verdict",
      "role",
      "column"),
  DRIFT_EFFECT_BOUND(
      Group.MODEL,
      Meter.Type.GAUGE,
      "drift.effect.bound",
      null,
      "What the effect exceeds with 95 % confidence; NaN without a verdict",
      "role",
      "column"),
  DRIFT_P_VALUE(
      Group.MODEL,
      Meter.Type.GAUGE,
      "drift.p.value",
      null,
      "P-value of the last window, adjusted for the number of columns; NaN without a verdict",
      "role",
      "column"),
  DRIFT_SMALLEST_DETECTABLE(
      Group.MODEL,
      Meter.Type.GAUGE,
      "drift.smallest.detectable",
      null,
      "Smallest effect that the last window would have shown with probability 0.8; NaN without a verdict",
      "role",
      "column"),
  DRIFT_OBSERVATIONS(
      Group.MODEL,
      Meter.Type.GAUGE,
      "drift.observations",
      null,
      "Observations of the last window that the verdict rests on",
      "role",
      "column"),
  DRIFT_VERDICT(
      Group.MODEL,
      Meter.Type.GAUGE,
      "drift.verdict",
      null,
      "1 for the verdict of the last window, 0 for the others; all 0 before the first report",
      "role",
      "column",
      "verdict"),
  DRIFT_SEVERITY(
      Group.MODEL,
      Meter.Type.GAUGE,
      "drift.severity",
      null,
      "How large the drift of the last window is: 1 slight, 2 moderate, 3 major; 0 without drift",
      "role",
      "column"),
  ALARM(
      Group.MODEL,
      Meter.Type.GAUGE,
      "alarm",
      null,
      "1 while a finding of that check asks for an alarm, else 0",
      "role",
      "column",
      "check"),
  EXPECTED_CHANGE(
      Group.MODEL,
      Meter.Type.GAUGE,
      "expected.change",
      null,
      "1 while an announced change of the column holds, else 0",
      "role",
      "column"),
  COLUMNS_JUDGED(
      Group.MODEL,
      Meter.Type.GAUGE,
      "columns.judged",
      null,
      "Columns that the last window had enough data for",
      "role"),
  COLUMNS_DRIFTED(
      Group.MODEL,
      Meter.Type.GAUGE,
      "columns.drifted",
      null,
      "Columns that drifted in the last window",
      "role"),
  COLUMNS_BLIND(
      Group.MODEL,
      Meter.Type.GAUGE,
      "columns.blind",
      null,
      "Columns that had too little data for so long that silence is no sign of health",
      "role"),
  COLUMNS_MOVED(
      Group.MODEL,
      Meter.Type.GAUGE,
      "columns.moved",
      null,
      "Columns that moved, where one is raised: a wider list than those that alarm"),
  FINDINGS(
      Group.MODEL,
      Meter.Type.GAUGE,
      "findings",
      null,
      "Findings that are raised now, by what they ask of people",
      "response"),
  FINDINGS_RAISED(
      Group.MODEL,
      Meter.Type.COUNTER,
      "findings.raised",
      null,
      "Findings that were raised, by what they asked of people then",
      "response"),
  REPORT_AGE(
      Group.MODEL,
      Meter.Type.GAUGE,
      "report.age",
      "seconds",
      "Time since the end of the last window; before the first report, since the version was deployed"),
  STATE(
      Group.MODEL,
      Meter.Type.GAUGE,
      "state",
      null,
      "1 for the state of the version, 0 for the others; a version that was replaced is closed",
      "state"),
  INFO(
      Group.MODEL,
      Meter.Type.GAUGE,
      "info",
      null,
      "Always 1; its labels name the reference, none where there is none",
      "reference",
      "reference.version",
      "reference.kind",
      "reference.built.at",
      "reference.data.through",
      "reference.artifact"),

  REFERENCE_AGE(
      Group.MODEL,
      Meter.Type.GAUGE,
      "reference.age",
      "seconds",
      "Age of the newest row in the reference, or of the reference where that is not known; NaN without one"),
  WITHIN_OBJECTIVE(
      Group.MODEL,
      Meter.Type.COUNTER,
      "predictions.within.objective",
      null,
      "Timed predictions that kept to the limit of the latency objective, accurate to 1 % of it"),
  LATENCY_OBJECTIVE(
      Group.MODEL,
      Meter.Type.GAUGE,
      "latency.objective",
      "ratio",
      "Share of predictions that should keep to the limit"),

  BIN_VALUES(
      Group.FLEET,
      Meter.Type.COUNTER,
      "bin.values",
      null,
      "Values by the few bins that replicas have in common",
      "role",
      "column",
      "grid",
      "bin"),
  BIN_REFERENCE(
      Group.FLEET,
      Meter.Type.GAUGE,
      "bin.reference",
      "ratio",
      "Share of the reference's values in the bin, and what is in it",
      "role",
      "column",
      "grid",
      "bin",
      "range",
      "reference"),
  DECISIONS(
      Group.FLEET,
      Meter.Type.COUNTER,
      "decisions",
      null,
      "Values of an output that led to the decision",
      "role",
      "column",
      "grid",
      "decision"),
  DECISION_REFERENCE(
      Group.FLEET,
      Meter.Type.GAUGE,
      "decision.reference",
      "ratio",
      "Share of the reference's values that led to the decision",
      "role",
      "column",
      "grid",
      "decision",
      "reference"),
  QUALITY_REFERENCE(
      Group.FLEET,
      Meter.Type.GAUGE,
      "quality.reference",
      "ratio",
      "Share of the reference's observations that were no usable value",
      "role",
      "column",
      "quality",
      "reference"),
  REFERENCE_VALUES(
      Group.FLEET,
      Meter.Type.GAUGE,
      "reference.values",
      null,
      "Values that the reference has in the bins",
      "role",
      "column",
      "grid",
      "reference"),
  REFERENCE_SCALE(
      Group.FLEET,
      Meter.Type.GAUGE,
      "reference.scale",
      null,
      "What dependence of the rows multiplies the chi-square statistic of a window's bins by; 1 for independent rows",
      "role",
      "column",
      "grid",
      "window",
      "reference"),
  REFERENCE_DEGREES(
      Group.FLEET,
      Meter.Type.GAUGE,
      "reference.degrees",
      null,
      "Degrees of freedom of the law that the chi-square statistic follows after the division",
      "role",
      "column",
      "grid",
      "window",
      "reference"),
  COLUMN_INFO(
      Group.FLEET,
      Meter.Type.GAUGE,
      "column.info",
      null,
      "Always 1; its labels say where the column comes from, who owns it, and whether it is critical",
      "role",
      "column",
      "source",
      "owner",
      "critical"),
  RULE_PARAMETER(
      Group.FLEET,
      Meter.Type.GAUGE,
      "rule.parameter",
      null,
      "What the rule for all replicas together tolerates, and its critical values",
      "parameter"),

  FLEET_SERIES(
      Group.LIBRARY,
      Meter.Type.GAUGE,
      "fleet.series",
      null,
      "Series that the version has for the fleet"),
  FLEET_LEFT_OUT(
      Group.LIBRARY,
      Meter.Type.GAUGE,
      "fleet.columns.left.out",
      null,
      "Columns that the fleet has no series of, because of the caps"),
  COLUMNS_IN_BRIEF(
      Group.LIBRARY,
      Meter.Type.GAUGE,
      "columns.in.brief",
      null,
      "Columns that are published in brief, because of the cap on columns in detail"),
  ENABLED(
      Group.LIBRARY, Meter.Type.GAUGE, "enabled", null, "1 while recording is switched on, else 0"),
  DRAIN_AGE(
      Group.LIBRARY,
      Meter.Type.GAUGE,
      "drain.age",
      "seconds",
      "Time since the counts were last brought up to date"),
  REFUSED(
      Group.LIBRARY,
      Meter.Type.COUNTER,
      "refused",
      null,
      "Rows and values that were not recorded",
      "reason"),
  OVERFLOW_ROWS(
      Group.LIBRARY,
      Meter.Type.COUNTER,
      "overflow.rows",
      null,
      "Rows that found every probed stripe busy and took the shared path"),
  EVALUATIONS(
      Group.LIBRARY,
      Meter.Type.TIMER,
      "evaluation",
      "seconds",
      "Count and total duration of the evaluations of windows"),
  EVALUATION_FAILURES(
      Group.LIBRARY,
      Meter.Type.COUNTER,
      "evaluation.failures",
      null,
      "Ticks and evaluations that ended with an exception"),
  LISTENER_FAILURES(
      Group.LIBRARY,
      Meter.Type.COUNTER,
      "listener.failures",
      null,
      "Calls of listeners that threw"),
  LISTENERS_LEFT_OUT(
      Group.LIBRARY,
      Meter.Type.GAUGE,
      "listeners.left.out",
      null,
      "Listeners that are no longer called because they failed repeatedly"),
  REPORTS_CONFLATED(
      Group.LIBRARY,
      Meter.Type.COUNTER,
      "reports.conflated",
      null,
      "Reports that a slow listener missed because a newer one took their place"),
  MEMORY(
      Group.LIBRARY,
      Meter.Type.GAUGE,
      "memory",
      "bytes",
      "Estimated size of the monitor, its references among it and its meters not"),
  STRIPES(
      Group.LIBRARY,
      Meter.Type.GAUGE,
      "stripes",
      null,
      "Stripes of counters that recording threads share");

  /** Whom a meter is for; each group has its own prefix. */
  enum Group {
    /** What users watch. */
    MODEL,
    /** What replicas have in common, so that Prometheus can add it up; the number is limited. */
    FLEET,
    /** The health of the library itself. */
    LIBRARY
  }

  private final Group group;
  private final Meter.Type type;
  private final String suffix;
  private final @Nullable String unit;
  private final String description;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> tagKeys;

  MonitorMeter(
      Group group,
      Meter.Type type,
      String suffix,
      @Nullable String unit,
      String description,
      String... tagKeys) {
    this.group = group;
    this.type = type;
    this.suffix = suffix;
    this.unit = unit;
    this.description = description;
    this.tagKeys = List.of(tagKeys);
  }

  /** Whether it counts against the cap on series for the fleet. */
  boolean isOfFleet() {
    return group == Group.FLEET;
  }

  Group group() {
    return group;
  }

  Meter.Type type() {
    return type;
  }

  /** The name without its prefix. */
  String suffix() {
    return suffix;
  }

  /** The base unit, or null for a plain number. */
  @Nullable String unit() {
    return unit;
  }

  String description() {
    return description;
  }

  /** The keys of the tags beyond {@code model} and {@code version}. */
  List<String> tagKeys() {
    return tagKeys;
  }

  /** The tags with these values, in the order of the keys. */
  Tags tags(String... values) {
    if (values.length != tagKeys.size()) {
      throw new IllegalArgumentException(
          "%s has the tags %s, but %d values were given".formatted(this, tagKeys, values.length));
    }
    Tags tags = Tags.empty();
    for (int i = 0; i < values.length; i++) {
      tags = tags.and(tagKeys.get(i), values[i]);
    }
    return tags;
  }
}
