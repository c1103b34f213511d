package io.driftmeter.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.stats.StreamingModelMonitor;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/metrics.md} says what a scrape says. */
class MetricsDocumentTest {

  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"(?:[^\"\\\\]|\\\\.)*\"");

  private record Exposed(String type, List<String> labels, String meaning) {}

  @Test
  void everyFamilyOfAScrapeIsInTheDocumentAndViceVersa() throws IOException {
    Map<String, Exposed> documented = new TreeMap<>();
    for (MetricsDocument.Family family : MetricsDocument.read()) {
      documented.put(family.name(), new Exposed(family.type(), family.labels(), family.meaning()));
    }

    assertThat(documented).isEqualTo(scrape());
  }

  private static Map<String, Exposed> scrape() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    try (StreamingModelMonitor monitor =
        ModelMonitorMetrics.monitor(
            registry, Payments.monitor("1").reference(Payments.reference("1")).build())) {
      assertThat(monitor.isEnabled()).isTrue();
      return parse(registry.scrape());
    }
  }

  /** Families of the text format; fails where the samples of one differ in their labels. */
  private static Map<String, Exposed> parse(String scrape) {
    Map<String, Exposed> families = new TreeMap<>();
    String name = "";
    String help = "";
    String type = "";
    for (String line : scrape.lines().toList()) {
      String[] words = line.split(" ", 4);
      if (line.startsWith("# HELP")) {
        name = words[2];
        help = words[3];
      } else if (line.startsWith("# TYPE")) {
        type = words[3];
      } else {
        Exposed exposed = new Exposed(type, labels(line), help);
        Exposed other = families.putIfAbsent(name, exposed);
        assertThat(other == null ? exposed : other).as(line).isEqualTo(exposed);
      }
    }
    return families;
  }

  private static List<String> labels(String sample) {
    TreeSet<String> labels = new TreeSet<>();
    Matcher label = LABEL.matcher(sample);
    while (label.find()) {
      labels.add(label.group(1));
    }
    return new ArrayList<>(labels);
  }
}
