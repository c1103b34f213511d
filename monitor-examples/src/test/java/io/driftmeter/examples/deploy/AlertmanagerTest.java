package io.driftmeter.examples.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.driftmeter.examples.fleet.Receivers;
import io.driftmeter.examples.webhook.AlertmanagerPayload;
import io.driftmeter.examples.webhook.AlertmanagerPayload.Alert;
import io.driftmeter.examples.webhook.Decision;
import io.driftmeter.examples.webhook.Pipeline.Run;
import io.driftmeter.examples.webhook.RetrainingHook;
import io.driftmeter.testing.SystemProgram;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The shipped configuration in a real Alertmanager, with its waits cut to a second and its
 * receivers in this process.
 */
@Tag("system")
class AlertmanagerTest {

  private static final Path CONFIG = DeployFiles.path("alertmanager/alertmanager.yml");

  private static final String PAGER = "pager";
  private static final String TICKET = "ticket";
  private static final String PIPELINE = "pipeline";

  /** Who hears of each alert. */
  private static final Map<String, String> RECEIVERS =
      Map.ofEntries(
          Map.entry("ModelDecisionRate", PAGER),
          Map.entry("ModelInputsBroken", PAGER),
          Map.entry("SourceBroken", PAGER),
          Map.entry("ModelVolumeDrop", PAGER),
          Map.entry("ModelSilent", PAGER),
          Map.entry("ModelErrors", PAGER),
          Map.entry("ModelLatency", PAGER),
          Map.entry("ModelCanaryWorse", PIPELINE + "," + PAGER),
          Map.entry("ModelDrift", PIPELINE + "," + TICKET),
          Map.entry("ModelStale", PIPELINE + "," + TICKET),
          Map.entry("ModelSkew", TICKET),
          Map.entry("ModelInputsDegraded", TICKET),
          Map.entry("ModelDecisionRateMoved", TICKET),
          Map.entry("ModelReferenceMismatch", TICKET),
          Map.entry("ModelBlind", TICKET),
          Map.entry("ModelReplicaDisagreement", TICKET),
          Map.entry("ModelReplicasAlarm", TICKET),
          Map.entry("ModelReplicaDied", TICKET),
          Map.entry("ModelColumnsLeftOut", TICKET));

  private static final Queue<AlertmanagerPayload> PAGES = new ConcurrentLinkedQueue<>();
  private static final Queue<AlertmanagerPayload> TICKETS = new ConcurrentLinkedQueue<>();
  private static final Queue<Run> RUNS = new ConcurrentLinkedQueue<>();

  private static HttpServer people;
  private static RetrainingHook hook;
  private static AlertmanagerServer alertmanager;

  @BeforeAll
  static void start() throws Exception {
    SystemProgram.find("prometheus-alertmanager");
    people = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receive("/page", PAGES);
    receive("/ticket", TICKETS);
    people.start();
    hook = RetrainingHook.start(0, null, 16, RUNS::add);
    URI pages = URI.create("http://127.0.0.1:" + people.getAddress().getPort());
    String configuration =
        new Receivers(pages, hook.address())
            .in(CONFIG, Files.readString(CONFIG))
            .replaceAll("group_wait: [1-9]\\d*[smh]", "group_wait: 1s")
            .replaceAll("group_interval: \\d+[smh]", "group_interval: 1s");
    alertmanager = AlertmanagerServer.start(configuration);
  }

  private static void receive(String path, Queue<AlertmanagerPayload> notifications) {
    people.createContext(
        path,
        exchange -> {
          notifications.add(AlertmanagerPayload.read(exchange.getRequestBody().readAllBytes()));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
  }

  @AfterAll
  static void stop() throws IOException {
    if (alertmanager != null) {
      String log = alertmanager.log();
      alertmanager.close();
      hook.close();
      assertThat(log).isEmpty();
    }
    if (people != null) {
      people.stop(0);
    }
  }

  // ---- amtool

  private static String amtool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(SystemProgram.find("amtool").toString());
    command.addAll(Arrays.asList(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  @Test
  void amtoolAcceptsTheConfiguration() throws Exception {
    assertThat(amtool("check-config", CONFIG.toString()))
        .contains("SUCCESS", "3 receivers", "inhibit rules");
  }

  @Test
  void everyAlertOfTheRulesReachesWhoItIsFor() throws Exception {
    Map<String, String> receivers = new TreeMap<>();
    for (Map<String, Object> rule : DeployFiles.alerts()) {
      String alert = rule.get("alert").toString();
      Object severity = DeployFiles.at(rule, "labels", "severity");
      receivers.put(alert, routed("alertname=" + alert, "severity=" + severity, "model=fraud"));
      assertThat(routed("alertname=" + alert, "severity=" + severity, "source=ledger"))
          .isEqualTo(receivers.get(alert));
    }
    assertThat(receivers).isEqualTo(new TreeMap<>(RECEIVERS));
  }

  private static String routed(String... labels) throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(List.of("config", "routes", "test", "--config.file=" + CONFIG));
    arguments.addAll(Arrays.asList(labels));
    return amtool(arguments.toArray(String[]::new))
        .lines()
        .filter(line -> !line.startsWith("Warning"))
        .collect(Collectors.joining());
  }

  @Test
  void anAlertWithoutSeverityWakesNobody() throws Exception {
    assertThat(routed("alertname=Other")).isEqualTo(TICKET);
  }

  /** A rule about a misspelt alert would be silently without effect. */
  @Test
  void theConfigurationSpeaksOfAlertsThatExist() throws Exception {
    Set<String> named =
        Pattern.compile("\\b(?:Model|Source)[A-Z][A-Za-z]+")
            .matcher(Files.readString(CONFIG))
            .results()
            .map(name -> name.group())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(RECEIVERS.keySet()).containsAll(named);
  }

  // ---- a real Alertmanager

  private static Map<String, String> alert(String name, String... labels) {
    Map<String, String> alert = new LinkedHashMap<>();
    alert.put("alertname", name);
    alert.put("severity", RECEIVERS.get(name).endsWith(PAGER) ? "page" : "ticket");
    for (int i = 0; i < labels.length; i += 2) {
      alert.put(labels[i], labels[i + 1]);
    }
    return alert;
  }

  private static Map<String, String> drift(String model, String version, String column) {
    return alert(
        "ModelDrift",
        "model",
        model,
        "version",
        version,
        "role",
        "feature",
        "column",
        column,
        "source",
        "none");
  }

  private static void await(String what, BooleanSupplier happened) throws InterruptedException {
    long deadline = System.nanoTime() + 30_000_000_000L;
    while (!happened.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within 30 s: " + what);
      }
      Thread.sleep(50);
    }
  }

  /** Long enough for another wait and interval of a group: what was to come has come. */
  private static void settle() throws InterruptedException {
    Thread.sleep(2_500);
  }

  private static List<AlertmanagerPayload> about(
      Queue<AlertmanagerPayload> notifications, String... models) {
    Set<String> wanted = Set.of(models);
    return notifications.stream()
        .filter(
            payload ->
                payload.alerts().stream().anyMatch(alert -> wanted.contains(alert.label("model"))))
        .toList();
  }

  private static List<Run> runs(String... models) {
    Set<String> wanted = Set.of(models);
    return RUNS.stream().filter(run -> wanted.contains(run.model())).toList();
  }

  @Test
  void aBrokenSourceOfTwoModelsIsOnePage() throws Exception {
    List<Map<String, String>> alerts = new ArrayList<>();
    for (String model : new String[] {"a1", "a2"}) {
      for (int i = 0; i < 10; i++) {
        String[] of = {
          "model", model, "version", "7", "role", "feature", "column", "c" + i, "source", "ledger-a"
        };
        alerts.add(alert("ModelDrift", of));
        alerts.add(alert(i < 5 ? "ModelInputsBroken" : "ModelInputsDegraded", of));
      }
      alerts.add(alert("ModelDecisionRate", "model", model, "version", "7", "decision", ">= 0.5"));
      alerts.add(alert("SourceBroken", "model", model, "source", "ledger-a"));
    }
    alertmanager.fire(alerts);
    await("a page", () -> !about(PAGES, "a1", "a2").isEmpty());
    settle();
    assertThat(about(PAGES, "a1", "a2"))
        .singleElement()
        .satisfies(
            page -> {
              assertThat(page.groupLabels()).isEqualTo(Map.of("source", "ledger-a"));
              assertThat(page.alerts()).extracting(Alert::name).containsOnly("SourceBroken");
              assertThat(page.alerts()).hasSize(2);
            });
    assertThat(about(TICKETS, "a1", "a2")).isEmpty();
    assertThat(runs("a1", "a2")).isEmpty();
  }

  @Test
  void aBrokenSourceOfOneModelIsOnePage() throws Exception {
    List<Map<String, String>> alerts = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      String[] of = {
        "model", "b1", "version", "7", "role", "feature", "column", "c" + i, "source", "ledger-b"
      };
      alerts.add(alert("ModelDrift", of));
      alerts.add(alert("ModelInputsBroken", of));
    }
    alertmanager.fire(alerts);
    await("a page", () -> !about(PAGES, "b1").isEmpty());
    settle();
    assertThat(about(PAGES, "b1"))
        .singleElement()
        .satisfies(page -> assertThat(page.alerts()).hasSize(10));
    assertThat(about(TICKETS, "b1")).isEmpty();
    assertThat(runs("b1")).isEmpty();
  }

  @Test
  void driftAloneIsOneTicketAndOneRetraining() throws Exception {
    alertmanager.fire(
        List.of(drift("c1", "7", "amount"), drift("c1", "7", "country"), drift("c1", "7", "hour")));
    await("a ticket", () -> !about(TICKETS, "c1").isEmpty());
    await("a run", () -> !runs("c1").isEmpty());
    settle();
    alertmanager.fire(List.of(drift("c1", "7", "weekday"))); // joins them
    await("another ticket", () -> about(TICKETS, "c1").size() == 2);
    settle();
    assertThat(about(TICKETS, "c1")).hasSize(2).allMatch(ticket -> ticket.alerts().size() >= 3);
    assertThat(about(PAGES, "c1")).isEmpty();
    assertThat(runs("c1")).containsExactly(new Run(Decision.RETRAIN, "c1", "7", "ModelDrift"));
  }

  @Test
  void aWorseCanaryIsOnePageAndOneRollback() throws Exception {
    alertmanager.fire(
        List.of(
            alert("ModelCanaryWorse", "model", "d1", "version", "8"),
            alert("ModelInputsBroken", "model", "d1", "version", "8", "column", "amount"),
            alert("ModelStale", "model", "d1", "version", "8"),
            drift("d1", "8", "amount")));
    await("a page", () -> !about(PAGES, "d1").isEmpty());
    await("a run", () -> !runs("d1").isEmpty());
    settle();
    assertThat(about(PAGES, "d1"))
        .singleElement()
        .satisfies(page -> assertThat(page.alerts()).hasSize(1));
    assertThat(about(TICKETS, "d1")).isEmpty();
    assertThat(runs("d1"))
        .containsExactly(new Run(Decision.ROLLBACK, "d1", "8", "ModelCanaryWorse"));
  }

  /** A cause, what it explains, and what it does not although it looks like it. */
  private record Inhibition(
      Map<String, String> cause,
      List<Map<String, String>> explained,
      List<Map<String, String>> others) {}

  private static Map<String, Inhibition> inhibitions() {
    Map<String, Inhibition> all = new LinkedHashMap<>();
    all.put(
        "e1",
        new Inhibition(
            alert("SourceBroken", "source", "ledger-e"),
            List.of(
                alert("ModelInputsBroken", "version", "7", "source", "ledger-e"),
                alert("ModelInputsDegraded", "version", "7", "source", "ledger-e"),
                alert("ModelDrift", "version", "7", "column", "a", "source", "ledger-e"),
                alert("ModelSkew", "version", "7", "column", "a", "source", "other-e"),
                alert("ModelDecisionRate", "version", "7", "column", "risk"),
                alert("ModelDecisionRateMoved", "version", "8", "column", "risk"),
                alert("ModelReplicaDisagreement", "version", "7", "column", "a")),
            List.of(
                alert("ModelInputsBroken", "version", "9", "source", "other-e"),
                alert("ModelErrors"),
                alert("ModelDrift", "model", "e1-other", "version", "7"))));
    all.put(
        "e2",
        new Inhibition(
            alert("ModelInputsBroken", "version", "7", "column", "a", "source", "none"),
            List.of(
                alert("ModelDrift", "version", "7", "column", "b"),
                alert("ModelSkew", "version", "7", "column", "b"),
                alert("ModelDecisionRate", "version", "7", "column", "risk"),
                alert("ModelReplicaDisagreement", "version", "7", "column", "c")),
            List.of(
                alert("ModelDrift", "version", "8", "column", "b"),
                alert("ModelStale", "version", "7"),
                alert("ModelInputsDegraded", "version", "7", "column", "d", "source", "none"))));
    all.put(
        "e3",
        new Inhibition(
            alert("ModelInputsBroken", "version", "7", "column", "a", "source", "ledger-e3"),
            List.of(
                alert("ModelInputsDegraded", "version", "7", "column", "d", "source", "ledger-e3")),
            List.of(
                alert("ModelInputsDegraded", "version", "7", "column", "d", "source", "files"))));
    all.put(
        "e4",
        new Inhibition(
            alert("ModelDecisionRate", "version", "7", "column", "risk", "decision", ">= 0.9"),
            List.of(
                alert("ModelDecisionRateMoved", "version", "7", "column", "risk", "decision", "x")),
            List.of(
                alert("ModelDecisionRateMoved", "version", "7", "column", "eta"),
                alert("ModelDrift", "version", "7", "column", "risk"))));
    all.put(
        "e5",
        new Inhibition(
            alert("ModelSilent"),
            List.of(
                alert("ModelVolumeDrop"),
                alert("ModelBlind", "version", "7"),
                alert("ModelReplicaDied", "version", "7")),
            List.of(alert("ModelErrors"), alert("ModelStale", "version", "7"))));
    all.put(
        "e6",
        new Inhibition(
            alert("ModelVolumeDrop"),
            List.of(alert("ModelBlind", "version", "7")),
            List.of(alert("ModelReplicaDied", "version", "7"))));
    all.put(
        "e7",
        new Inhibition(
            alert("ModelReplicaDisagreement", "version", "7", "role", "feature", "column", "a"),
            List.of(
                alert("ModelDrift", "version", "7", "role", "feature", "column", "a"),
                alert("ModelSkew", "version", "7", "role", "feature", "column", "a")),
            List.of(alert("ModelDrift", "version", "7", "role", "feature", "column", "b"))));
    all.put(
        "e8",
        new Inhibition(
            alert("ModelReferenceMismatch", "version", "7"),
            List.of(
                alert("ModelDrift", "version", "7", "column", "a"),
                alert("ModelSkew", "version", "7", "column", "a"),
                alert("ModelStale", "version", "7")),
            List.of(
                alert("ModelDrift", "version", "8", "column", "a"),
                alert("ModelDecisionRate", "version", "7", "column", "risk"))));
    all.put(
        "e9",
        new Inhibition(
            alert("ModelCanaryWorse", "version", "8"),
            Stream.of(
                    "ModelInputsBroken",
                    "ModelInputsDegraded",
                    "ModelDecisionRate",
                    "ModelDecisionRateMoved",
                    "ModelDrift",
                    "ModelSkew",
                    "ModelStale",
                    "ModelReferenceMismatch",
                    "ModelBlind",
                    "ModelReplicaDisagreement",
                    "ModelReplicaDied",
                    "ModelColumnsLeftOut")
                .map(name -> alert(name, "version", "8"))
                .toList(),
            List.of(
                alert("ModelErrors"),
                alert("ModelLatency"),
                alert("ModelInputsBroken", "version", "7"))));
    return all;
  }

  @Test
  void whatIsExplainedByAnotherAlertIsInhibitedAndNothingElseIs() throws Exception {
    Map<Map<String, String>, Boolean> expected = new HashMap<>();
    inhibitions()
        .forEach(
            (model, inhibition) -> {
              expected.put(of(model, inhibition.cause()), false);
              inhibition.explained().forEach(alert -> expected.put(of(model, alert), true));
              inhibition.others().forEach(alert -> expected.put(of(model, alert), false));
            });
    alertmanager.fire(List.copyOf(expected.keySet()));
    // A cause is known to the inhibitor a moment after it was taken.
    Map<Map<String, String>, Boolean> seen = new HashMap<>();
    for (int tries = 0; tries < 100 && !seen.equals(expected); tries++) {
      Thread.sleep(100);
      seen.clear();
      for (JsonNode alert : alertmanager.alerts()) {
        Map<String, String> labels = new LinkedHashMap<>();
        alert
            .get("labels")
            .properties()
            .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        if (expected.containsKey(labels)) {
          seen.put(labels, !alert.get("status").get("inhibitedBy").isEmpty());
        }
      }
    }
    assertThat(seen).containsExactlyInAnyOrderEntriesOf(expected);
  }

  private static Map<String, String> of(String model, Map<String, String> alert) {
    Map<String, String> labels = new LinkedHashMap<>(alert);
    labels.putIfAbsent("model", model);
    return labels;
  }
}
