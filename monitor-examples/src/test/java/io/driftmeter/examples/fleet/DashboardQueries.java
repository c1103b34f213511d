package io.driftmeter.examples.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The Grafana dashboards of {@code deploy/grafana} and what they ask Prometheus. */
final class DashboardQueries {

  private static final Path DEPLOY = Path.of("..", "deploy");

  /** {@code $name}, or {@code ${name}} with a format or a field. */
  private static final Pattern VARIABLE = Pattern.compile("\\$(?:(\\w+)|\\{(\\w+)[^}]*})");

  private static final Pattern VALUES =
      Pattern.compile("(?:label_values|query_result)\\((.*?)(?:, *(\\w+))?\\)");

  private final Map<String, JsonNode> dashboards;

  /** What is asked for: points of a panel, an annotation, or the values of a variable. */
  enum Kind {
    PANEL,
    ANNOTATION,
    VARIABLE
  }

  /**
   * One query as it stands in the file.
   *
   * @param panel the title of the panel or the name of the annotation or variable
   */
  record Query(Kind kind, String dashboard, String panel, String expr) {

    /** With the values of the variables in their place. */
    Query with(Map<String, String> values) {
      String filled =
          VARIABLE
              .matcher(expr)
              .replaceAll(
                  variable -> Matcher.quoteReplacement(value(variable, values, toString())));
      return new Query(kind, dashboard, panel, filled);
    }

    private static String value(MatchResult variable, Map<String, String> values, String where) {
      String value = values.get(name(variable));
      if (value == null) {
        throw new IllegalArgumentException("no value for " + variable.group() + " in " + where);
      }
      return value;
    }

    @Override
    public String toString() {
      return dashboard + ", " + panel + ": " + expr;
    }
  }

  private DashboardQueries(Map<String, JsonNode> dashboards) {
    this.dashboards = dashboards;
  }

  /** Reads every dashboard there is. */
  static DashboardQueries read() throws IOException {
    ObjectMapper json = new ObjectMapper();
    Map<String, JsonNode> dashboards = new TreeMap<>();
    try (var files = Files.newDirectoryStream(directory(), "*.json")) {
      for (Path file : files) {
        dashboards.put(
            file.getFileName().toString().replace(".json", ""), json.readTree(file.toFile()));
      }
    }
    return new DashboardQueries(dashboards);
  }

  /** Where they are. */
  static Path directory() {
    return DEPLOY.resolve("grafana");
  }

  /** The rules that make what they ask for. */
  static Path rules() {
    return DEPLOY.resolve("prometheus").resolve("driftmeter.rules.yml");
  }

  /** The files by name, without extension. */
  Map<String, JsonNode> dashboards() {
    return dashboards;
  }

  /** The panels of a dashboard, rows among them. */
  static List<JsonNode> panels(JsonNode dashboard) {
    List<JsonNode> panels = new ArrayList<>();
    for (JsonNode panel : dashboard.path("panels")) {
      panels.add(panel);
      panel.path("panels").forEach(panels::add);
    }
    return panels;
  }

  /** Every query of every dashboard. */
  List<Query> all() {
    List<Query> queries = new ArrayList<>();
    dashboards.forEach((name, dashboard) -> collect(name, dashboard, queries));
    return queries;
  }

  private static void collect(String name, JsonNode dashboard, List<Query> queries) {
    for (JsonNode panel : panels(dashboard)) {
      for (JsonNode target : panel.path("targets")) {
        queries.add(
            new Query(
                Kind.PANEL, name, panel.path("title").asText(), target.path("expr").asText()));
      }
    }
    for (JsonNode annotation : dashboard.at("/annotations/list")) {
      queries.add(
          new Query(
              Kind.ANNOTATION,
              name,
              annotation.path("name").asText(),
              annotation.path("expr").asText()));
    }
    for (JsonNode variable : dashboard.at("/templating/list")) {
      if (variable.path("type").asText().equals("query")) {
        queries.add(
            new Query(
                Kind.VARIABLE,
                name,
                variable.path("name").asText(),
                selector(variable.at("/query/query").asText())));
      }
    }
  }

  /** What is asked by {@code label_values(selector, label)} or {@code query_result(selector)}. */
  private static String selector(String query) {
    Matcher values = VALUES.matcher(query);
    if (!values.matches()) {
      throw new IllegalArgumentException(query);
    }
    return values.group(1);
  }

  /** The variables that a text names. */
  static Set<String> variables(String text) {
    return VARIABLE
        .matcher(text)
        .results()
        .map(DashboardQueries::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String name(MatchResult variable) {
    return variable.group(1) == null ? variable.group(2) : variable.group(1);
  }
}
