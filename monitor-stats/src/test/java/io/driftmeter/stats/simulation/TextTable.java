package io.driftmeter.stats.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table in Markdown. Not thread-safe. */
final class TextTable {

  private final List<List<String>> lines = new ArrayList<>();

  TextTable(List<String> titles) {
    add(titles);
    add(titles.stream().map(title -> "---").toList());
  }

  void add(List<String> cells) {
    lines.add(List.copyOf(cells));
  }

  @Override
  public String toString() {
    return lines.stream()
        .map(cells -> cells.stream().collect(Collectors.joining(" | ", "| ", " |")))
        .collect(Collectors.joining("\n"));
  }
}
