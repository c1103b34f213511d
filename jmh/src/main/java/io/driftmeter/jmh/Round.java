package io.driftmeter.jmh;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;

/**
 * One round of the suite: every benchmark once, in a fork of its own.
 *
 * @param environment where and with what it ran
 * @param measurements what was found, as JMH has written it
 */
record Round(Map<String, String> environment, List<Measurement> measurements) {

  private static final String ENVIRONMENT = "environment";
  private static final String RESULTS = "results";

  private static final ObjectMapper JSON = new ObjectMapper();

  Round {
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    measurements = List.copyOf(measurements);
  }

  /** The rounds in a file or, in the order of their names, in the files of a directory. */
  static List<Round> readAll(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(read(path));
    }
    List<Path> files;
    try (Stream<Path> all = Files.list(path)) {
      files = all.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    List<Round> rounds = new ArrayList<>();
    for (Path file : files) {
      rounds.add(read(file));
    }
    return rounds;
  }

  private static Round read(Path file) throws IOException {
    JsonNode round = JSON.readTree(file.toFile());
    Map<String, String> environment = new LinkedHashMap<>();
    round
        .required(ENVIRONMENT)
        .properties()
        .forEach(fact -> environment.put(fact.getKey(), fact.getValue().asText()));
    List<Measurement> measurements = new ArrayList<>();
    for (JsonNode result : round.required(RESULTS)) {
      measurements.add(measurement(result));
    }
    return new Round(environment, measurements);
  }

  /** Writes what JMH found in one round, with the environment of this process. */
  static void write(Collection<RunResult> results, Path file) throws IOException {
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(raw, false, StandardCharsets.UTF_8)) {
      ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(results);
    }
    ObjectNode round = JSON.createObjectNode();
    round.set(ENVIRONMENT, JSON.valueToTree(Environment.facts()));
    round.set(RESULTS, JSON.readTree(raw.toByteArray()));
    Files.createDirectories(file.toAbsolutePath().getParent());
    JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), round);
  }

  private static Measurement measurement(JsonNode result) {
    String name = result.required("benchmark").asText();
    int dot = name.lastIndexOf('.');
    JsonNode primary = result.required("primaryMetric");
    Map<String, String> params = new TreeMap<>();
    result
        .path("params")
        .properties()
        .forEach(param -> params.put(param.getKey(), param.getValue().asText()));
    Map<String, Double> percentiles = new LinkedHashMap<>();
    if (result.required("mode").asText().equals("sample")) {
      primary
          .required("scorePercentiles")
          .properties()
          .forEach(one -> percentiles.put(one.getKey(), one.getValue().asDouble()));
    }
    Map<String, Double> counters = new TreeMap<>();
    result
        .path("secondaryMetrics")
        .properties()
        .forEach(one -> counters.put(one.getKey(), counter(one.getValue())));
    return new Measurement(
        name.substring(name.lastIndexOf('.', dot - 1) + 1, dot),
        name.substring(dot + 1),
        params,
        result.required("threads").asInt(),
        primary.required("scoreUnit").asText(),
        primary.required("score").asDouble(),
        percentiles,
        counters);
  }

  /**
   * The median of the iterations. JMH adds up what is counted in each, and of what is allocated the
   * last iteration has the end of the fork too.
   */
  private static double counter(JsonNode metric) {
    return metric.path("scorePercentiles").path("50.0").asDouble();
  }
}
