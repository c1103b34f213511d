package io.driftmeter.examples.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/**
 * The rules for the Prometheus operator are those of the rule file.
 *
 * <p>With {@code -Ddriftmeter.write=true} the manifest is made anew, which {@code
 * deploy/kubernetes/make-prometheus-rule.sh} does.
 */
class PrometheusRuleTest {

  private static final Path RULES = DeployFiles.path("prometheus/driftmeter.rules.yml");
  private static final Path MANIFEST = DeployFiles.path("kubernetes/prometheus-rule.yaml");

  /** What fits an object of etcd, less what surrounds it. */
  private static final long MOST_BYTES = 1_000_000;

  @Test
  void theManifestHasTheRulesOfTheRuleFile() throws IOException {
    if (Boolean.getBoolean("driftmeter.write")) {
      Files.writeString(MANIFEST, manifest());
    }
    assertThat(DeployFiles.at(DeployFiles.document(MANIFEST), "spec", "groups"))
        .as("groups of %s; run deploy/kubernetes/make-prometheus-rule.sh", MANIFEST)
        .isEqualTo(DeployFiles.document(RULES).get("groups"));
    assertThat(Files.readString(MANIFEST)).isEqualTo(manifest());
  }

  @Test
  void theManifestFitsAnObject() throws IOException {
    assertThat(Files.size(MANIFEST)).isLessThan(MOST_BYTES);
  }

  private static String manifest() throws IOException {
    Map<String, Object> labels = new LinkedHashMap<>();
    labels.put("app.kubernetes.io/name", "driftmeter");
    labels.put("release", "prometheus");
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", "driftmeter");
    metadata.put("labels", labels);
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("apiVersion", "monitoring.coreos.com/v1");
    manifest.put("kind", "PrometheusRule");
    manifest.put("metadata", metadata);
    manifest.put("spec", Map.of("groups", DeployFiles.document(RULES).get("groups")));
    return """
        # Made by make-prometheus-rule.sh from ../prometheus/driftmeter.rules.yml, where the comments are. Change that, not this.
        # The label release is what your Prometheus selects rules by, if it does: spec.ruleSelector.
        """
        + yaml().dump(manifest);
  }

  private static Yaml yaml() {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setIndicatorIndent(2);
    options.setIndentWithIndicator(true);
    options.setWidth(130);
    options.setDereferenceAliases(true);
    options.setLineBreak(DumperOptions.LineBreak.UNIX);
    return new Yaml(new Expressions(options), options);
  }

  /** Expressions of several lines stay legible. */
  private static final class Expressions extends Representer {
    Expressions(DumperOptions options) {
      super(options);
    }

    @Override
    protected Node representScalar(Tag tag, String value, DumperOptions.ScalarStyle style) {
      boolean literal = tag.equals(Tag.STR) && value.contains("\n");
      return super.representScalar(tag, value, literal ? DumperOptions.ScalarStyle.LITERAL : style);
    }
  }
}
