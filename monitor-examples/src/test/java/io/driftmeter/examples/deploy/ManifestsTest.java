package io.driftmeter.examples.deploy;

import static io.driftmeter.examples.deploy.DeployFiles.at;
import static io.driftmeter.examples.deploy.DeployFiles.list;
import static io.driftmeter.examples.deploy.DeployFiles.map;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.profile.ReferenceProfiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests for Kubernetes and Argo Rollouts are valid, and fit each other. */
@SuppressWarnings("NullAway.Init")
class ManifestsTest {

  private static final String DEPLOYMENT = "kubernetes/deployment.yaml";
  private static final String CANARY = "kubernetes/canary.yaml";
  private static final String ROLLOUT = "argo/rollout.yaml";
  private static final String TEMPLATE = "argo/analysis-template.yaml";
  private static final String SERVICE = "kubernetes/service.yaml";
  private static final String SERVICE_MONITOR = "kubernetes/service-monitor.yaml";
  private static final String REFERENCE = "kubernetes/reference.yaml";
  private static final String VERSION = "app.kubernetes.io/version";

  private static Manifests schemas;

  @BeforeAll
  static void load() throws IOException {
    schemas = Manifests.load();
  }

  private static Map<String, Object> manifest(String file) throws IOException {
    return DeployFiles.document(DeployFiles.path(file));
  }

  static List<Path> files() throws IOException {
    try (Stream<Path> kubernetes = Files.list(DeployFiles.path("kubernetes"));
        Stream<Path> argo = Files.list(DeployFiles.path("argo"))) {
      return Stream.concat(kubernetes, argo)
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> !file.endsWith("kustomization.yaml"))
          .sorted()
          .toList();
    }
  }

  // ---- schemas

  @ParameterizedTest
  @MethodSource("files")
  void everyManifestIsValid(Path file) throws IOException {
    List<Map<String, Object>> documents = DeployFiles.documents(file);
    assertThat(documents).isNotEmpty();
    for (Map<String, Object> document : documents) {
      assertThat(schemas.faults(document)).isEmpty();
    }
  }

  /** The text is misspelt wherever it stands in the file. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kubernetes/deployment.yaml      | readinessProbe: | readinesProbe:   | readinesProbe",
        "kubernetes/deployment.yaml      | limits:         | limit:           | limit",
        "kubernetes/deployment.yaml      | replicas: 3     | replicas: three  | number expected",
        "kubernetes/deployment.yaml      | kind: Deployment| kind: Deployed   | no schema of",
        "kubernetes/deployment.yaml      | apps/v1         | apps/v1beta1     | apps/v1",
        "kubernetes/deployment.yaml      | fieldPath: metadata.labels['app.kubernetes.io/version'] |"
            + " name: version | fieldPath",
        "kubernetes/canary.yaml          | initContainers: | initContainer:   | initContainer",
        "kubernetes/service.yaml         | targetPort:     | targetport:      | targetport",
        "kubernetes/service-monitor.yaml | scrapeTimeout:  | scrape_timeout:  | scrape_timeout",
        "kubernetes/reference.yaml       | binaryData:     | data64:          | data64",
        "kubernetes/prometheus-rule.yaml | expr:           | exprs:           | exprs",
        "argo/analysis-template.yaml     | successCondition: | sucessCondition: | sucessCondition",
        "argo/rollout.yaml               | setWeight:      | weight:          | weight",
        "argo/rollout.yaml               | preStop:        | prestop:         | prestop",
      })
  void whatIsMisspeltIsRefused(String file, String right, String wrong, String fault)
      throws IOException {
    String text = Files.readString(DeployFiles.path(file));
    assertThat(text).contains(right);
    Path misspelt = Files.createTempFile("manifest", ".yaml");
    try {
      Files.writeString(misspelt, text.replace(right, wrong));
      assertThat(schemas.faults(DeployFiles.document(misspelt)))
          .anySatisfy(message -> assertThat(message).contains(fault));
    } finally {
      Files.delete(misspelt);
    }
  }

  @Test
  void theSchemasKnowNothingThatIsNotNamed() throws IOException {
    Map<String, Object> schema;
    try (InputStream in = ManifestsTest.class.getResourceAsStream("/schemas/kinds.schema.json")) {
      schema = new ObjectMapper().readValue(in, new TypeReference<>() {});
    }
    assertThat(map(schema.get("definitions")).values())
        .filteredOn(definition -> "object".equals(map(definition).get("type")))
        .hasSizeGreaterThan(200)
        .allSatisfy(
            definition -> assertThat(map(definition).get("additionalProperties")).isEqualTo(false));
  }

  // ---- what belongs together

  /** Whether all of the labels are among those. */
  private static boolean selects(Object selector, Object labels) {
    return map(labels).entrySet().containsAll(map(selector).entrySet());
  }

  private static List<String> names(Object named) {
    return list(named).stream().map(each -> each.get("name").toString()).toList();
  }

  private static Map<String, Object> server(Map<String, Object> workload) {
    return map(at(workload, "spec", "template", "spec", "containers", 0));
  }

  @Test
  void theServiceMonitorScrapesAPortOfTheService() throws IOException {
    Map<String, Object> monitor = manifest(SERVICE_MONITOR);
    Map<String, Object> service = manifest(SERVICE);
    assertThat(
            selects(
                at(monitor, "spec", "selector", "matchLabels"), at(service, "metadata", "labels")))
        .isTrue();
    assertThat(names(at(service, "spec", "ports")))
        .contains(at(monitor, "spec", "endpoints", 0, "port").toString());
  }

  /**
   * The operator would rename the label of the metric to exported_version, and no rule would match.
   */
  @Test
  void theServiceMonitorTakesNoLabelOfTheMetrics() throws IOException {
    assertThat(map(manifest(SERVICE_MONITOR).get("spec")))
        .containsOnlyKeys("selector", "endpoints");
    assertThat(map(at(manifest(SERVICE_MONITOR), "spec", "endpoints", 0)))
        .containsOnlyKeys("port", "path", "interval", "scrapeTimeout");
  }

  @ParameterizedTest
  @ValueSource(strings = {DEPLOYMENT, CANARY, ROLLOUT})
  void theServiceSelectsThePods(String file) throws IOException {
    Map<String, Object> service = manifest(SERVICE);
    Map<String, Object> workload = manifest(file);
    Object labels = at(workload, "spec", "template", "metadata", "labels");
    assertThat(selects(at(service, "spec", "selector"), labels)).isTrue();
    assertThat(names(server(workload).get("ports")))
        .contains(at(service, "spec", "ports", 0, "targetPort").toString());
    assertThat(selects(at(workload, "spec", "selector", "matchLabels"), labels)).isTrue();
  }

  @Test
  void noTwoDeploymentsClaimTheSamePods() throws IOException {
    Object stable = at(manifest(DEPLOYMENT), "spec", "selector", "matchLabels");
    Object canary = at(manifest(CANARY), "spec", "selector", "matchLabels");
    assertThat(selects(stable, at(manifest(CANARY), "spec", "template", "metadata", "labels")))
        .isFalse();
    assertThat(selects(canary, at(manifest(DEPLOYMENT), "spec", "template", "metadata", "labels")))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {DEPLOYMENT, CANARY, ROLLOUT})
  void theMonitorHasTheVersionOfThePod(String file) throws IOException {
    Map<String, Object> workload = manifest(file);
    Map<String, Object> server = server(workload);
    assertThat(at(workload, "spec", "template", "metadata", "labels", VERSION))
        .isEqualTo(at(workload, "metadata", "labels", VERSION));
    assertThat(server.get("args").toString())
        .contains("--driftmeter.models.flight-delay.version=$(MODEL_VERSION)");
    assertThat(at(server, "env", 0, "name")).isEqualTo("MODEL_VERSION");
    assertThat(at(server, "env", 0, "valueFrom", "fieldRef", "fieldPath"))
        .isEqualTo("metadata.labels['" + VERSION + "']");
    assertThat(map(at(workload, "spec", "selector", "matchLabels")))
        .as("a selector cannot change")
        .doesNotContainKey(VERSION);
  }

  @Test
  void theStableVersionAndTheCanaryAreTwoVersions() throws IOException {
    assertThat(at(manifest(DEPLOYMENT), "metadata", "labels", VERSION))
        .isNotEqualTo(at(manifest(CANARY), "metadata", "labels", VERSION));
  }

  @ParameterizedTest
  @ValueSource(strings = {DEPLOYMENT, CANARY, ROLLOUT})
  void theFlagsOfTheJvmFitTheMemory(String file) throws IOException {
    Map<String, Object> server = server(manifest(file));
    assertThat(at(server, "resources", "limits", "memory")).isEqualTo("512Mi");
    String flags = at(server, "env", 1, "value").toString();
    double heap = 512 * figure(flags, "-XX:MaxRAMPercentage=(\\d+)") / 100;
    double metaspace = figure(flags, "-XX:MaxMetaspaceSize=(\\d+)m");
    double code = figure(flags, "-XX:ReservedCodeCacheSize=(\\d+)m");
    double direct = figure(flags, "-XX:MaxDirectMemorySize=(\\d+)m");
    double stacks = 40 * figure(flags, "-Xss(\\d+)k") / 1024;
    assertThat(heap + metaspace + code + direct + stacks).isBetween(400.0, 512.0 - 64);
    assertThat(flags).contains("-XX:+ExitOnOutOfMemoryError");
  }

  private static double figure(String flags, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(flags);
    assertThat(matcher.find()).as(pattern).isTrue();
    return Double.parseDouble(matcher.group(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {DEPLOYMENT, CANARY, ROLLOUT})
  void everyWorkloadIsProbed(String file) throws IOException {
    Map<String, Object> server = server(manifest(file));
    for (String probe : new String[] {"startupProbe", "readinessProbe", "livenessProbe"}) {
      assertThat(at(server, probe, "httpGet", "path").toString()).startsWith("/actuator/health/");
      assertThat(names(server.get("ports")))
          .contains(at(server, probe, "httpGet", "port").toString());
    }
    assertThat(at(server, "readinessProbe", "httpGet", "path")).asString().endsWith("/readiness");
    assertThat(at(server, "livenessProbe", "httpGet", "path")).asString().endsWith("/liveness");
  }

  @ParameterizedTest
  @ValueSource(strings = {DEPLOYMENT, CANARY, ROLLOUT})
  void theReferenceIsMountedWhereTheMonitorLooks(String file) throws IOException {
    Map<String, Object> workload = manifest(file);
    assertThat(at(server(workload), "volumeMounts", 0))
        .isEqualTo(Map.of("name", "reference", "mountPath", "/reference", "readOnly", true));
    assertThat(names(at(workload, "spec", "template", "spec", "volumes"))).contains("reference");
    assertThat(server(workload).get("args").toString()).contains("reference=file:/reference/");
  }

  @Test
  void theReferenceOfTheConfigMapIsThatOfTheStableVersion() throws IOException {
    Map<String, Object> reference = manifest(REFERENCE);
    assertThat(
            at(manifest(DEPLOYMENT), "spec", "template", "spec", "volumes", 0, "configMap", "name"))
        .isEqualTo(at(reference, "metadata", "name"));
    Map<String, Object> data = map(reference.get("binaryData"));
    assertThat(data).containsOnlyKeys("flight-delay.profile.json.gz");
    assertThat(server(manifest(DEPLOYMENT)).get("args").toString())
        .contains("file:/reference/flight-delay.profile.json.gz");
    byte[] packed =
        Base64.getMimeDecoder().decode(data.get("flight-delay.profile.json.gz").toString());
    assertThat(packed.length).isLessThan(1 << 20);
    Profile profile = ReferenceProfiles.load(new GZIPInputStream(new ByteArrayInputStream(packed)));
    assertThat(profile.info().model()).isEqualTo("flight-delay");
    assertThat(profile.info().version())
        .isEqualTo(at(manifest(DEPLOYMENT), "metadata", "labels", VERSION))
        .isEqualTo(at(reference, "metadata", "labels", VERSION));
  }

  @Test
  void theKustomizationHasEveryManifestOfItsFolderButTheCanary() throws IOException {
    Map<String, Object> kustomization = manifest("kubernetes/kustomization.yaml");
    Set<String> inFolder =
        files().stream()
            .filter(file -> file.getParent().endsWith("kubernetes"))
            .map(file -> file.getFileName().toString())
            .filter(name -> !name.equals("canary.yaml"))
            .collect(Collectors.toSet());
    assertThat((List<?>) kustomization.get("resources"))
        .extracting(Object::toString)
        .containsExactlyInAnyOrderElementsOf(inFolder);
    List<String> images = new ArrayList<>();
    Map<String, Object> pod = map(at(manifest(DEPLOYMENT), "spec", "template", "spec"));
    Stream.of("containers", "initContainers")
        .filter(pod::containsKey)
        .flatMap(containers -> list(pod.get(containers)).stream())
        .forEach(container -> images.add(container.get("image").toString()));
    assertThat(names(kustomization.get("images"))).containsAll(images);
  }

  // ---- Argo Rollouts

  @Test
  void theAnalysisAsksWhatTheRulesRecord() throws IOException {
    Map<String, Object> template = manifest(TEMPLATE);
    String query = at(template, "spec", "metrics", 0, "provider", "prometheus", "query").toString();
    assertThat(query)
        .isEqualTo("model_canary:state{model=\"{{args.model}}\",version=\"{{args.version}}\"}");
    assertThat(names(at(template, "spec", "args"))).containsExactly("model", "version");
    assertThat(Files.readString(DeployFiles.path("prometheus/driftmeter.rules.yml")))
        .contains("- record: model_canary:state\n", "alert: ModelCanaryWorse\n");
  }

  /** 1 promotes, -1 aborts, 0 and no data wait; a count would end the waiting with a success. */
  @Test
  void theAnalysisWaitsForAVerdict() throws IOException {
    Map<String, Object> metric = map(at(manifest(TEMPLATE), "spec", "metrics", 0));
    assertThat(metric)
        .containsEntry("successCondition", "len(result) > 0 && result[0] == 1")
        .containsEntry("failureCondition", "len(result) > 0 && result[0] == -1")
        .containsEntry("failureLimit", 0)
        .doesNotContainKey("count");
    assertThat((Integer) metric.get("inconclusiveLimit")).isGreaterThan(60);
    assertThat((Integer) metric.get("consecutiveSuccessLimit")).isPositive();
  }

  @Test
  void theRolloutAsksForItsOwnVersion() throws IOException {
    Map<String, Object> rollout = manifest(ROLLOUT);
    List<Map<String, Object>> steps = list(at(rollout, "spec", "strategy", "canary", "steps"));
    List<Object> analyses =
        steps.stream().map(step -> step.get("analysis")).filter(each -> each != null).toList();
    assertThat(analyses).hasSize(2);
    for (Object analysis : analyses) {
      assertThat(at(analysis, "templates", 0, "templateName"))
          .isEqualTo(at(manifest(TEMPLATE), "metadata", "name"));
      assertThat(names(at(analysis, "args"))).containsExactly("model", "version");
      assertThat(at(analysis, "args", 0, "value")).isEqualTo("flight-delay");
      assertThat(at(analysis, "args", 1, "valueFrom", "fieldRef", "fieldPath"))
          .isEqualTo("metadata.labels['" + VERSION + "']");
    }
    int[] weights =
        steps.stream()
            .filter(step -> step.containsKey("setWeight"))
            .mapToInt(step -> (Integer) step.get("setWeight"))
            .toArray();
    assertThat(Arrays.stream(weights).max().orElseThrow())
        .as("the version with most of the traffic is the stable one")
        .isLessThan(50);
  }
}
