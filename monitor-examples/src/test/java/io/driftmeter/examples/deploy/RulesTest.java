package io.driftmeter.examples.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.driftmeter.testing.SystemProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.yaml.snakeyaml.Yaml;

/**
 * The rules of the fleet are what their tests and the documents say: {@code promtool} runs the
 * first, and every alert and every metric is looked up in the second.
 */
class RulesTest {

  private static final Path ROOT = root();
  private static final Path PROMETHEUS = ROOT.resolve("deploy/prometheus");
  private static final Path RULES = PROMETHEUS.resolve("driftmeter.rules.yml");
  private static final Path CONFIG = PROMETHEUS.resolve("prometheus.yml");

  /** Names that the library exports have no colon; those that the rules record have one. */
  private static final Pattern EXPORTED = Pattern.compile("\\b(?:model|driftmeter)_\\w+\\b(?!:)");

  /** For programs in Go, of which two run at once: saves a third of the processor's time. */
  private static final Map<String, String> ONE_THREAD_LITTLE_COLLECTION =
      Map.of("GOMAXPROCS", "1", "GOGC", "400");

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    while (here != null && !Files.exists(here.resolve("ARCHITECTURE.md"))) {
      here = here.getParent();
    }
    if (here == null) {
      throw new IllegalStateException("no ARCHITECTURE.md above " + Path.of("").toAbsolutePath());
    }
    return here;
  }

  @Test
  @Tag("system")
  void promtoolAcceptsTheRules() throws IOException, InterruptedException {
    promtool("check", "rules", RULES);
  }

  @Test
  @Tag("system")
  void promtoolAcceptsTheExampleOfAConfiguration() throws IOException, InterruptedException {
    promtool("check", "config", CONFIG);
  }

  /** Two at a time: the program computes for a minute in all. */
  @TestFactory
  @Tag("system")
  @Execution(ExecutionMode.CONCURRENT)
  Stream<DynamicTest> everyTestOfTheRulesPasses() throws IOException {
    return tests().stream()
        .map(
            file ->
                dynamicTest(file.getFileName().toString(), () -> promtool("test", "rules", file)));
  }

  @Test
  @Tag("system")
  void testsOfAlertsAreWhatTheirScenariosMake(@TempDir Path made)
      throws IOException, InterruptedException {
    run(SystemProgram.find("python3"), PROMETHEUS.resolve("tests/golden/alerts.py"), made);
    try (Stream<Path> files = Files.list(made)) {
      assertThat(files)
          .hasSizeGreaterThan(10)
          .allSatisfy(
              file ->
                  assertThat(PROMETHEUS.resolve("tests").resolve(file.getFileName()))
                      .hasSameTextualContentAs(file));
    }
  }

  @Test
  @Tag("system")
  void groupsOfWindowsAreWhatTheirTemplateMakes(@TempDir Path directory)
      throws IOException, InterruptedException {
    Path made = directory.resolve("rules.yml");
    run(SystemProgram.find("python3"), PROMETHEUS.resolve("make.py"), made);
    assertThat(PROMETHEUS.resolve("driftmeter.rules.yml")).hasSameTextualContentAs(made);
  }

  @Test
  void everyAlertSaysWhatItIsHowUrgentAndWhatToDo() throws IOException {
    String runbooks = Files.readString(ROOT.resolve("docs/runbooks.md"));
    for (Map<?, ?> alert : rules("alert")) {
      String name = text(alert, "alert");
      Map<?, ?> annotations = (Map<?, ?>) alert.get("annotations");
      assertThat(text((Map<?, ?>) alert.get("labels"), "severity")).isIn("page", "ticket");
      assertThat(text(annotations, "summary")).as(name).contains("{{ $labels.");
      assertThat(text(annotations, "description")).as(name).isNotBlank();
      assertThat(text(annotations, "runbook_url"))
          .isEqualTo("docs/runbooks.md#" + name.toLowerCase(Locale.ROOT));
      assertThat(runbooks.lines()).as("sections of the runbooks").contains("## " + name);
    }
  }

  @Test
  void everyAlertIsTestedToFireAndToBeSilent() throws IOException {
    TreeSet<String> firing = new TreeSet<>();
    TreeSet<String> silent = new TreeSet<>();
    for (Path file : tests()) {
      for (Map<?, ?> test : maps(yaml(file).get("tests"))) {
        for (Map<?, ?> alert : maps(test.get("alert_rule_test"))) {
          boolean isSilent = maps(alert.get("exp_alerts")).isEmpty();
          (isSilent ? silent : firing).add(text(alert, "alertname"));
        }
      }
    }
    List<String> alerts = rules("alert").stream().map(alert -> text(alert, "alert")).toList();
    assertThat(firing).containsExactlyInAnyOrderElementsOf(alerts);
    assertThat(silent).containsExactlyInAnyOrderElementsOf(alerts);
  }

  @Test
  void everyMetricThatTheRulesReadIsInTheListOfMetrics() throws IOException {
    String metrics = Files.readString(ROOT.resolve("docs/metrics.md"));
    TreeSet<String> read =
        Stream.concat(rules("record").stream(), rules("alert").stream())
            .flatMap(rule -> Stream.of(text(rule, "expr"), text(rule, "annotations")))
            .flatMap(expression -> EXPORTED.matcher(expression).results().map(MatchResult::group))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(read).hasSizeGreaterThan(20);
    assertThat(read).allSatisfy(name -> assertThat(metrics).contains("`" + name + "`"));
  }

  private static List<Map<?, ?>> rules(String kind) throws IOException {
    List<Map<?, ?>> rules = new ArrayList<>();
    for (Map<?, ?> group : maps(yaml(RULES).get("groups"))) {
      for (Map<?, ?> rule : maps(group.get("rules"))) {
        if (rule.containsKey(kind)) {
          rules.add(rule);
        }
      }
    }
    return rules;
  }

  private static List<Path> tests() throws IOException {
    try (Stream<Path> files = Files.list(PROMETHEUS.resolve("tests"))) {
      return files.filter(file -> file.toString().endsWith(".test.yml")).sorted().toList();
    }
  }

  private static Map<?, ?> yaml(Path file) {
    try (var reader = Files.newBufferedReader(file)) {
      return new Yaml().load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Map<?, ?>> maps(Object list) {
    List<Map<?, ?>> maps = new ArrayList<>();
    if (list instanceof List<?> entries) {
      entries.forEach(entry -> maps.add((Map<?, ?>) entry));
    }
    return maps;
  }

  private static String text(Map<?, ?> map, String key) {
    return String.valueOf(map.get(key));
  }

  private static void promtool(String verb, String what, Path file)
      throws IOException, InterruptedException {
    run(SystemProgram.find("prometheus").resolveSibling("promtool"), verb, what, file);
  }

  private static void run(Path program, Object... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(ONE_THREAD_LITTLE_COLLECTION);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }
}
