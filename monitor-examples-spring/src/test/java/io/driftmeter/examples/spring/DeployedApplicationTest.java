package io.driftmeter.examples.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.FileSystemResource;

/**
 * The application as {@code deploy/kubernetes} starts, probes and scrapes it: with the arguments of
 * the Deployment and the reference of the ConfigMap.
 */
class DeployedApplicationTest {

  private static final Path MANIFESTS = Path.of("..", "deploy", "kubernetes");
  private static final String SERVER = "spec.template.spec.containers[0].";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static final Properties DEPLOYMENT = read("deployment.yaml");
  private static final String VERSION =
      DEPLOYMENT.getProperty("spec.template.metadata.labels.app.kubernetes.io/version");

  private static ConfigurableApplicationContext application;

  private static Properties read(String manifest) {
    YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
    yaml.setResources(new FileSystemResource(MANIFESTS.resolve(manifest)));
    return Objects.requireNonNull(yaml.getObject());
  }

  @BeforeAll
  static void start(@TempDir Path reference) throws Exception {
    String file = "flight-delay.profile.json.gz";
    String packed = read("reference.yaml").getProperty("binaryData." + file);
    Files.write(reference.resolve(file), Base64.getMimeDecoder().decode(packed));
    List<String> arguments = new ArrayList<>();
    for (int i = 0; DEPLOYMENT.containsKey(SERVER + "args[" + i + "]"); i++) {
      arguments.add(
          DEPLOYMENT
              .getProperty(SERVER + "args[" + i + "]")
              .replace("$(MODEL_VERSION)", VERSION)
              .replace("file:/reference/", reference.toUri().toString()));
    }
    assertThat(arguments).hasSizeGreaterThan(2);
    arguments.add("--server.port=0");
    application = SpringApplication.run(FlightApplication.class, arguments.toArray(String[]::new));
  }

  @AfterAll
  static void end() {
    application.close();
  }

  private static HttpResponse<String> get(String path) throws Exception {
    String port = application.getEnvironment().getRequiredProperty("local.server.port");
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"startupProbe", "readinessProbe", "livenessProbe"})
  void theProbesAreAnswered(String probe) throws Exception {
    HttpResponse<String> answer = get(DEPLOYMENT.getProperty(SERVER + probe + ".httpGet.path"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
  }

  @Test
  void theScrapeHasTheVersionOfThePodAndItsReference() throws Exception {
    HttpResponse<String> scrape =
        get(read("service-monitor.yaml").getProperty("spec.endpoints[0].path"));
    assertThat(scrape.statusCode()).isEqualTo(200);
    assertThat(scrape.body())
        .containsPattern(
            "model_state\\{[^}]*state=\"monitoring\",version=\"" + VERSION + "\"[^}]*} 1.0")
        .containsPattern("model_info\\{[^}]*reference_version=\"" + VERSION + "\"")
        .contains("model_bin_values_total{");
  }

  @Test
  void thePortIsThatOfTheApplication() {
    assertThat(DEPLOYMENT.get(SERVER + "ports[0].containerPort")).isEqualTo(8080);
    assertThat(read("service.yaml").getProperty("spec.ports[0].targetPort"))
        .isEqualTo(DEPLOYMENT.getProperty(SERVER + "ports[0].name"));
  }
}
