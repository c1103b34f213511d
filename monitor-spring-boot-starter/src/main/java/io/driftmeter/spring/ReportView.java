package io.driftmeter.spring;

import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.report.BinShift;
import io.driftmeter.api.report.ColumnReport;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.api.report.Evidence;
import io.driftmeter.api.report.Finding;
import io.driftmeter.api.report.LatencySummary;
import io.driftmeter.api.report.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A report as the endpoint shows it: what the report holds, and so names of categories only where
 * the monitor shows them. Immutable; what is not a number is null.
 *
 * @param windowStart when the window began
 * @param windowEnd when it was cut
 * @param rows how many rows it holds
 * @param outcomes predictions by outcome
 * @param latency the latency of the timed ones
 * @param columns what the window says of each column
 * @param service what it says of errors and volume
 * @param moved the columns that moved
 */
record ReportView(
    String windowStart,
    String windowEnd,
    long rows,
    Map<String, Long> outcomes,
    LatencyView latency,
    List<ColumnView> columns,
    List<FindingView> service,
    List<String> moved) {

  /** Durations in seconds. */
  record LatencyView(long count, double median, double p90, double p99, double max) {
    static LatencyView of(LatencySummary latency) {
      return new LatencyView(
          latency.count(),
          latency.median().toNanos() / 1e9,
          latency.p90().toNanos() / 1e9,
          latency.p99().toNanos() / 1e9,
          latency.max().toNanos() / 1e9);
    }
  }

  /** A column, with the states that occurred. */
  record ColumnView(
      String column,
      String role,
      String verdict,
      Map<String, Long> states,
      Map<String, Double> scores,
      List<FindingView> findings,
      List<String> unseenExamples) {
    static ColumnView of(ColumnReport report) {
      Map<String, Double> scores = new LinkedHashMap<>(report.scores());
      scores.values().removeIf(score -> finite(score) == null);
      return new ColumnView(
          report.column().name(),
          ModelView.lowerCase(report.column().role()),
          report.verdict().tag(),
          occurred(report.states()),
          scores,
          report.findings().stream().map(FindingView::of).toList(),
          report.unseenExamples());
    }
  }

  /** An answer, with what it rests on where there was enough data. */
  record FindingView(
      String column,
      String check,
      String subject,
      String verdict,
      @Nullable String severity,
      String response,
      @Nullable String raisedSince,
      @Nullable EvidenceView evidence,
      String explanation) {
    static FindingView of(Finding finding) {
      return new FindingView(
          finding.column(),
          finding.check().tag(),
          finding.subject(),
          finding.verdict().tag(),
          finding.verdict() instanceof Verdict.Drifted drifted
              ? ModelView.lowerCase(drifted.severity())
              : null,
          finding.response().tag(),
          finding.raisedSince().map(Object::toString).orElse(null),
          finding.verdict().grounds().map(EvidenceView::of).orElse(null),
          finding.explanation());
    }
  }

  /** What an answer rests on. */
  record EvidenceView(
      String test,
      long liveCount,
      long referenceCount,
      String confidence,
      @Nullable Double effect,
      @Nullable Double effectBound,
      @Nullable Double tolerance,
      @Nullable Double adjustedPValue,
      @Nullable Double alpha,
      @Nullable Double smallestDetectable,
      List<BinShift> shifts) {
    static EvidenceView of(Evidence evidence) {
      return new EvidenceView(
          evidence.test(),
          evidence.liveCount(),
          evidence.referenceCount(),
          ModelView.lowerCase(evidence.basis().confidence()),
          finite(evidence.effect()),
          finite(evidence.effectBound()),
          finite(evidence.tolerance()),
          finite(evidence.adjustedPValue()),
          finite(evidence.alpha()),
          finite(evidence.smallestDetectable()),
          evidence.shifts());
    }
  }

  static ReportView of(DriftReport report) {
    Map<String, Long> outcomes = new TreeMap<>();
    report
        .outcomes()
        .forEach((outcome, count) -> outcomes.put(ModelView.lowerCase(outcome), count));
    return new ReportView(
        report.windowStart().toString(),
        report.windowEnd().toString(),
        report.rows(),
        outcomes,
        LatencyView.of(report.latency()),
        report.columns().stream().map(ColumnView::of).toList(),
        report.service().stream().map(FindingView::of).toList(),
        report.moved());
  }

  private static Map<String, Long> occurred(StateCounts counts) {
    Map<String, Long> states = new LinkedHashMap<>();
    for (ValueState state : ValueState.values()) {
      if (counts.count(state) > 0) {
        states.put(state.tag(), counts.count(state));
      }
    }
    return states;
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
