package io.driftmeter.micrometer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** The tables and alert rules of {@code docs/metrics.md}. */
final class MetricsDocument {

  private static final String EXPRESSION = "expr: ";

  private MetricsDocument() {}

  /**
   * One row: a metric family as Prometheus sees it, the labels sorted.
   *
   * @param example a query that gives something for every monitor
   */
  record Family(String name, String type, List<String> labels, String meaning, String example) {}

  /** The expressions of the alert rules. */
  static List<String> alertExpressions() throws IOException {
    return lines().stream()
        .map(String::strip)
        .filter(line -> line.startsWith(EXPRESSION))
        .map(line -> line.substring(EXPRESSION.length()))
        .toList();
  }

  private static List<String> lines() throws IOException {
    return Files.readAllLines(Path.of("..", "docs", "metrics.md"));
  }

  static List<Family> read() throws IOException {
    List<Family> families = new ArrayList<>();
    for (String line : lines()) {
      if (line.startsWith("| `")) {
        String[] cells = line.substring(2).split(" \\| ", -1);
        families.add(
            new Family(
                code(cells[0]),
                cells[1],
                labels(cells[2]),
                cells[3],
                code(cells[4].replaceFirst(" \\|$", ""))));
      }
    }
    return families;
  }

  private static List<String> labels(String cell) {
    TreeSet<String> labels = new TreeSet<>(List.of("model", "version"));
    Arrays.stream(cell.split("[ ,`]+")).filter(label -> !label.isEmpty()).forEach(labels::add);
    return List.copyOf(labels);
  }

  private static String code(String cell) {
    return cell.replace("`", "");
  }
}
