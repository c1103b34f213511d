package io.driftmeter.examples.flights;

import io.driftmeter.api.report.BinShift;
import io.driftmeter.api.report.Check;
import io.driftmeter.api.report.ColumnReport;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.api.report.Evidence;
import io.driftmeter.api.report.Finding;
import io.driftmeter.api.report.Verdict;
import io.driftmeter.api.schema.ColumnRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The verdicts as a table: a line per window, a cell per column, and below a window what moved in
 * the columns that drifted, and what else was found. A cell shows the effect: the population
 * stability index, for the latency the share of slow predictions.
 */
final class VerdictTable {

  private static final String CELL = " %-16s";
  private static final String INDENT = " ".repeat(16);
  private static final int SHIFTS_SHOWN = 3;

  private VerdictTable() {}

  /** The heading, one cell per column of the report. */
  static List<String> heading(DriftReport report) {
    StringBuilder names = new StringBuilder("window   rows");
    for (ColumnReport column : report.columns()) {
      names.append(format(CELL, column.column().name()));
    }
    return List.of(names.toString().stripTrailing(), "-".repeat(names.length()));
  }

  /** One window. */
  static List<String> window(int number, DriftReport report) {
    List<String> lines = new ArrayList<>();
    StringBuilder cells = new StringBuilder(format("%6d %6d", number, report.rows()));
    for (ColumnReport column : report.columns()) {
      cells.append(format(CELL, cell(column)));
    }
    lines.add(cells.toString().stripTrailing());
    for (ColumnReport column : report.drifted()) {
      lines.add(INDENT + evidence(column));
    }
    for (Finding finding : report.raised()) {
      boolean isShownAbove = finding.check() == Check.DRIFT || finding.check() == Check.LATENCY;
      if (finding.verdict().isDrifted() && !isShownAbove) {
        lines.add(INDENT + firstSentence(finding.explanation()));
      }
    }
    return lines;
  }

  private static String firstSentence(String paragraph) {
    int end = paragraph.indexOf(". ");
    return end < 0 ? paragraph : paragraph.substring(0, end + 1);
  }

  private static String cell(ColumnReport column) {
    return column
        .verdict()
        .grounds()
        .map(evidence -> word(column.verdict()) + effect(column, evidence))
        .orElse("too few");
  }

  private static String word(Verdict verdict) {
    return verdict.isDrifted() ? "DRIFTED " : "stable ";
  }

  private static String effect(ColumnReport column, Evidence evidence) {
    return isLatency(column)
        ? format("%.1f %%", 100 * evidence.effect())
        : format("%.3f", evidence.effect());
  }

  /** What moved, in numbers that a person can picture. */
  private static String evidence(ColumnReport column) {
    Evidence evidence = column.verdict().grounds().orElseThrow();
    if (isLatency(column)) {
      return format(
          "%s: %.1f %% of %d predictions were slower than the objective, which allows %.1f %%",
          column.column().name(),
          100 * evidence.effect(),
          evidence.liveCount(),
          100 * evidence.tolerance());
    }
    String shifts =
        evidence.shifts().stream()
            .limit(SHIFTS_SHOWN)
            .map(VerdictTable::shift)
            .collect(Collectors.joining("; "));
    String unseen =
        column.unseenExamples().isEmpty()
            ? ""
            : "; never seen before: " + String.join(", ", column.unseenExamples());
    return column.column().name() + ": " + shifts + unseen;
  }

  private static String shift(BinShift shift) {
    return format(
        "%s %.1f %% -> %.1f %%",
        shift.label(), 100 * shift.referenceShare(), 100 * shift.liveShare());
  }

  private static boolean isLatency(ColumnReport column) {
    return column.column().role() == ColumnRole.LATENCY;
  }

  private static String format(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
