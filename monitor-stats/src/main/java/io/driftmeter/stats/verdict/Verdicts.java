package io.driftmeter.stats.verdict;

import io.driftmeter.api.report.ColumnReport;
import io.driftmeter.api.report.Finding;
import io.driftmeter.api.report.Response;
import java.util.List;

/**
 * What a window says. Immutable.
 *
 * @param columns one report per judged column, in schema order, the latency last
 * @param service what was found of errors and volume
 * @param moved names of the columns that moved, where one drifted
 * @param raised what findings that are new, or worse than before, ask of people
 */
public record Verdicts(
    List<ColumnReport> columns, List<Finding> service, List<String> moved, List<Response> raised) {

  /** Copies the lists. */
  public Verdicts {
    columns = List.copyOf(columns);
    service = List.copyOf(service);
    moved = List.copyOf(moved);
    raised = List.copyOf(raised);
  }
}
