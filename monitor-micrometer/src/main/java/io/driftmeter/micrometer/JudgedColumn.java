package io.driftmeter.micrometer;

import io.driftmeter.api.report.Check;
import io.driftmeter.api.report.ColumnReport;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.api.schema.Column;
import io.driftmeter.api.schema.ColumnRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A column that reports judge, and where it stands in them. Immutable.
 *
 * @param position among the columns of a report
 */
record JudgedColumn(Column column, int position) {

  /** The columns, in the order of a report. */
  static List<JudgedColumn> all(List<Column> judged) {
    return IntStream.range(0, judged.size())
        .mapToObj(position -> new JudgedColumn(judged.get(position), position))
        .toList();
  }

  /** Those of the schema, which stay as long as the monitor lives. */
  static List<JudgedColumn> ofSchema(List<Column> judged) {
    return all(judged).stream().filter(column -> !column.isLatency()).toList();
  }

  /** The latency, which is judged when the reference or an objective knows it; or none. */
  static List<JudgedColumn> latency(List<Column> judged) {
    return all(judged).stream().filter(JudgedColumn::isLatency).toList();
  }

  private boolean isLatency() {
    return column.role() == ColumnRole.LATENCY;
  }

  String name() {
    return column.name();
  }

  String role() {
    return tag(column.role());
  }

  static String tag(ColumnRole role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  /** The checks whose findings about such a column can alarm; skew informs only. */
  List<Check> alarmingChecks() {
    if (isLatency()) {
      return List.of(Check.LATENCY, Check.THRESHOLD);
    }
    List<Check> checks =
        new ArrayList<>(
            List.of(
                Check.DRIFT,
                Check.MISSING,
                Check.DEFAULTED,
                Check.FAILED,
                Check.NEVER_SEEN,
                Check.STUCK,
                Check.VARYING,
                Check.THRESHOLD));
    if (column.isNumeric()) {
      checks.add(Check.INVALID);
    }
    if (column.role() == ColumnRole.OUTPUT) {
      checks.add(Check.DECISION_RATE);
    }
    return checks;
  }

  /** Reads the newest report of this column; {@code before} while there is none. */
  ToDoubleFunction<VersionView> lastWindow(double before, ToDoubleFunction<ColumnReport> value) {
    return view -> {
      DriftReport report = view.report();
      if (report == null || position >= report.columns().size()) {
        return before;
      }
      ColumnReport candidate = report.columns().get(position);
      return candidate.column().name().equals(name()) ? value.applyAsDouble(candidate) : before;
    };
  }
}
