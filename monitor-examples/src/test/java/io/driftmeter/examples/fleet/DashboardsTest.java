package io.driftmeter.examples.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftmeter.examples.fleet.DashboardQueries.Query;
import io.driftmeter.testing.SystemProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be said of the dashboards without Grafana and without Prometheus. */
class DashboardsTest {

  private static final int COLUMNS = 24;
  private static final Pattern RECORDED = Pattern.compile("- record: (\\S+)");
  private static final Pattern EXPORTED =
      Pattern.compile("^\\| `(\\w+)` \\| (\\w+) \\|", Pattern.MULTILINE);
  private static final Set<String> OF_PROMETHEUS = Set.of("ALERTS", "ALERTS_FOR_STATE", "up");
  private static final Set<String> OPERATORS =
      Set.of("and", "or", "unless", "bool", "offset", "by", "without", "on", "ignoring");

  /** Strings, label lists and ranges hold no names of metrics. */
  private static final Pattern NO_METRICS =
      Pattern.compile(
          "\"[^\"]*\"|\\[[^]]*]|\\b(?:by|without|on|ignoring|group_left|group_right) *\\([^)]*\\)");

  private static final Pattern NAME =
      Pattern.compile("(?<![\\w:.])[a-zA-Z_:][\\w:]*(?![\\w:]| *\\()");
  private static final Pattern COUNTER_RANGE = Pattern.compile("\\w+_(?:total|sum)[^\\[\\]]*\\[");
  private static final Pattern SHORT_RANGE =
      Pattern.compile("\\w+_(?:total|sum)(?:\\{[^}]*})?\\[(?:1h|\\$__rate_interval)]");

  static List<JsonNode> dashboards() throws IOException {
    return List.copyOf(DashboardQueries.read().dashboards().values());
  }

  static List<Query> queries() throws IOException {
    return DashboardQueries.read().all();
  }

  @Test
  void thereIsOneForEachQuestion() throws IOException {
    assertThat(DashboardQueries.read().dashboards())
        .containsOnlyKeys("triage", "model", "versions", "health");
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void eachIsOneThatGrafanaImports(JsonNode dashboard) {
    assertThat(dashboard.path("schemaVersion").asInt()).isGreaterThanOrEqualTo(39);
    assertThat(dashboard.path("uid").asText()).startsWith("driftmeter-").hasSizeLessThan(41);
    assertThat(dashboard.path("title").asText()).isNotBlank();
    assertThat(dashboard.path("description").asText()).isNotBlank();
    assertThat(dashboard.path("tags")).extracting(JsonNode::asText).contains("driftmeter");
    assertThat(dashboard.has("id")).as("an id belongs to one instance of Grafana").isFalse();
    assertThat(dashboard.at("/templating/list/0/type").asText()).isEqualTo("datasource");
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void everyPanelSaysWhatToConcludeFromIt(JsonNode dashboard) {
    for (JsonNode panel : content(dashboard)) {
      String title = panel.path("title").asText();
      assertThat(title).isNotBlank();
      assertThat(panel.path("description").asText()).as(title).hasSizeGreaterThan(40);
      assertThat(panel.at("/fieldConfig/defaults/unit").asText()).as(title).isNotBlank();
      assertThat(panel.path("targets")).as(title).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void everyPanelAsksTheChosenDataSource(JsonNode dashboard) {
    for (JsonNode panel : content(dashboard)) {
      List<JsonNode> asking = new ArrayList<>(List.of(panel));
      panel.path("targets").forEach(asking::add);
      assertThat(asking)
          .as(panel.path("title").asText())
          .allSatisfy(
              node -> {
                assertThat(node.at("/datasource/uid").asText()).isEqualTo("${datasource}");
                assertThat(node.at("/datasource/type").asText()).isEqualTo("prometheus");
              });
      assertThat(panel.path("targets"))
          .as(panel.path("title").asText())
          .extracting(target -> target.path("refId").asText())
          .doesNotHaveDuplicates();
    }
  }

  private static List<JsonNode> content(JsonNode dashboard) {
    return DashboardQueries.panels(dashboard).stream()
        .filter(panel -> !panel.path("type").asText().equals("row"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void panelsHaveOnePlaceEach(JsonNode dashboard) {
    Set<List<Integer>> taken = new HashSet<>();
    Set<Integer> ids = new HashSet<>();
    for (JsonNode panel : DashboardQueries.panels(dashboard)) {
      String title = panel.path("title").asText();
      JsonNode place = panel.path("gridPos");
      int left = place.path("x").asInt(-1);
      int top = place.path("y").asInt(-1);
      int right = left + place.path("w").asInt();
      int bottom = top + place.path("h").asInt();
      assertThat(ids.add(panel.path("id").asInt())).as("id of " + title).isTrue();
      assertThat(left).as(title).isBetween(0, right - 1);
      assertThat(right).as(title).isBetween(1, COLUMNS);
      assertThat(top).as(title).isBetween(0, bottom - 1);
      for (int x = left; x < right; x++) {
        for (int y = top; y < bottom; y++) {
          assertThat(taken.add(List.of(x, y))).as("%s at %s, %s", title, x, y).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void statesThatHaveAColourHaveAWord(JsonNode dashboard) {
    assertThat(states(dashboard))
        .allSatisfy(state -> assertThat(state.path("text").asText()).isNotBlank());
  }

  @Test
  void statesHaveWordsAndColours() throws IOException {
    assertThat(dashboards())
        .flatExtracting(DashboardsTest::states)
        .extracting(state -> state.path("text").asText())
        .contains("OK", "DRIFT", "ABORT", "PROMOTE");
  }

  /** What values are mapped to, alone and in ranges; the bounds of colours have a value besides. */
  private static List<JsonNode> states(JsonNode dashboard) {
    return dashboard.findParents("color").stream()
        .filter(state -> state.path("color").isTextual() && !state.has("value"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void variablesAreDefined(JsonNode dashboard) {
    List<String> defined =
        dashboard.at("/templating/list").findValues("name").stream().map(JsonNode::asText).toList();
    assertThat(DashboardQueries.variables(dashboard.toString()))
        .filteredOn(name -> !name.startsWith("__"))
        .isSubsetOf(defined);
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void linksLeadToADashboard(JsonNode dashboard) throws IOException {
    List<String> uids =
        dashboards().stream().map(other -> "/d/" + other.path("uid").asText()).toList();
    assertThat(dashboard.path("links")).hasSize(uids.size() - 1);
    assertThat(dashboard.findValues("url"))
        .extracting(url -> url.asText().replaceFirst("\\?.*", ""))
        .isNotEmpty()
        .isSubsetOf(uids);
  }

  @Test
  void uidsDiffer() throws IOException {
    assertThat(dashboards())
        .extracting(dashboard -> dashboard.path("uid").asText())
        .doesNotHaveDuplicates();
  }

  @Test
  void linksSetVariablesThatTheOtherDashboardHas() throws IOException {
    Pattern set = Pattern.compile("[?&]var-(\\w+)=");
    for (JsonNode dashboard : dashboards()) {
      for (JsonNode url : dashboard.findValues("url")) {
        List<String> variables =
            dashboards().stream()
                .filter(other -> url.asText().startsWith("/d/" + other.path("uid").asText() + "?"))
                .flatMap(other -> other.at("/templating/list").findValues("name").stream())
                .map(JsonNode::asText)
                .toList();
        assertThat(set.matcher(url.asText()).results().map(found -> found.group(1)))
            .isSubsetOf(variables);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("queries")
  void queriesAskForWhatIsRecordedOrExported(Query query) throws IOException {
    assertThat(metrics(query.expr())).isNotEmpty().isSubsetOf(known());
  }

  private static Set<String> metrics(String expr) {
    String stripped = NO_METRICS.matcher(expr).replaceAll(" ").replaceAll("\\{[^}]*}", " ");
    Set<String> metrics = new TreeSet<>();
    for (Matcher name = NAME.matcher(stripped); name.find(); ) {
      if (!OPERATORS.contains(name.group())) {
        metrics.add(name.group());
      }
    }
    return metrics;
  }

  private static Set<String> known() throws IOException {
    Set<String> known = new TreeSet<>(OF_PROMETHEUS);
    RECORDED
        .matcher(Files.readString(DashboardQueries.rules()))
        .results()
        .forEach(found -> known.add(found.group(1)));
    EXPORTED
        .matcher(Files.readString(Path.of("..", "docs", "metrics.md")))
        .results()
        .forEach(
            found -> {
              if (found.group(2).equals("summary")) {
                known.add(found.group(1) + "_count");
                known.add(found.group(1) + "_sum");
              } else {
                known.add(found.group(1));
              }
            });
    return known;
  }

  @Test
  void namesOfMetricsAreToldFromTheRest() {
    assertThat(
            metrics(
                "max by (model) (a:b{x=\"up\"} offset 1w / on (model) group_left () (c > bool 1e3))"
                    + " or sum_over_time((d_total)[$__range:5m]) and ignoring (e) time() - ALERTS"))
        .containsExactlyInAnyOrder("a:b", "c", "d_total", "ALERTS");
  }

  @ParameterizedTest
  @MethodSource("queries")
  void noQueryReadsCountersOfReplicasOverDays(Query query) {
    assertThat(COUNTER_RANGE.matcher(query.expr()).results().count())
        .isEqualTo(SHORT_RANGE.matcher(query.expr()).results().count());
    assertThat(query.expr()).doesNotContain("model_bin_values_total");
  }

  @Test
  @Tag("system")
  void theFilesAreWhatTheScriptMakes(@TempDir Path made) throws Exception {
    Process script =
        new ProcessBuilder(
                SystemProgram.find("python3").toString(),
                DashboardQueries.directory().resolve("make.py").toString(),
                made.toString())
            .inheritIO()
            .start();
    assertThat(script.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(script.exitValue()).isZero();
    for (String name : DashboardQueries.read().dashboards().keySet()) {
      String file = name + ".json";
      assertThat(made.resolve(file))
          .as(file + ": run deploy/grafana/make.py")
          .hasSameTextualContentAs(DashboardQueries.directory().resolve(file));
    }
  }
}
