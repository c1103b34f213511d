package io.driftmeter.examples.flights;

import io.driftmeter.api.report.ColumnReport;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.api.schema.Column;
import io.driftmeter.api.schema.ColumnRole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a whole replay brought to light: which columns drifted, in which windows. */
final class ReplayFindings {

  private final Map<Column, List<Integer>> windowsByColumn = new LinkedHashMap<>();
  private int windows;

  /** Adds the report of the next window. */
  void add(int window, DriftReport report) {
    windows++;
    for (ColumnReport column : report.drifted()) {
      windowsByColumn.computeIfAbsent(column.column(), unused -> new ArrayList<>()).add(window);
    }
  }

  /** In which windows a column drifted. */
  List<Integer> windows(String column) {
    return windowsByColumn.entrySet().stream()
        .filter(entry -> entry.getKey().name().equals(column))
        .flatMap(entry -> entry.getValue().stream())
        .toList();
  }

  /** Lines for the end: each fault, whether and where it was raised, and what followed from it. */
  List<String> summary(Traffic traffic) {
    List<String> lines = new ArrayList<>();
    List<Fault> faults = traffic.faults(Math.max(1, windows));
    int from = traffic.faultyFrom();
    for (Fault fault : faults) {
      List<Integer> raised = windows(fault.column()).stream().filter(w -> w >= from).toList();
      lines.add(
          "Fault %s (%s) from window %d: %s."
              .formatted(
                  fault,
                  fault.description(),
                  from,
                  raised.isEmpty()
                      ? "not raised"
                      : "raised on column '%s' in %s".formatted(fault.column(), ranges(raised))));
    }
    windowsByColumn.forEach(
        (column, drifted) -> {
          boolean faulty = faults.stream().anyMatch(fault -> fault.column().equals(column.name()));
          boolean follows = !faults.isEmpty() && column.role() == ColumnRole.OUTPUT;
          List<Integer> followed = drifted.stream().filter(w -> follows && w >= from).toList();
          List<Integer> unexplained =
              drifted.stream().filter(w -> !(w >= from && (faulty || follows))).toList();
          if (!followed.isEmpty() && !faulty) {
            lines.add(
                "Consequence: output '%s' moved in %s.".formatted(column.name(), ranges(followed)));
          }
          if (!unexplained.isEmpty()) {
            lines.add("Column '%s' drifted in %s.".formatted(column.name(), ranges(unexplained)));
          }
        });
    if (lines.isEmpty()) {
      lines.add("No column drifted in %d windows.".formatted(windows));
    }
    return lines;
  }

  /** {@code window 4}, {@code windows 4 to 9, 11}. */
  private static String ranges(List<Integer> windows) {
    List<String> ranges = new ArrayList<>();
    Integer first = null;
    Integer last = null;
    for (int window : new TreeSet<>(windows)) {
      if (last == null || first == null) {
        first = window;
      } else if (window != last + 1) {
        ranges.add(range(first, last));
        first = window;
      }
      last = window;
    }
    if (first != null && last != null) {
      ranges.add(range(first, last));
    }
    return (windows.size() == 1 ? "window " : "windows ")
        + ranges.stream().collect(Collectors.joining(", "));
  }

  private static String range(int first, int last) {
    return first == last ? String.valueOf(first) : first + " to " + last;
  }
}
