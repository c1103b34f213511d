package io.driftmeter.examples.deploy;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files of {@code deploy/}; anchors and merge keys in them are expanded. */
final class DeployFiles {

  private static final Path DEPLOY = Path.of("..", "deploy");

  private DeployFiles() {}

  static Path path(String file) {
    return DEPLOY.resolve(file).toAbsolutePath().normalize();
  }

  /** Every document of a YAML file. */
  static List<Map<String, Object>> documents(Path file) throws IOException {
    LoaderOptions strict = new LoaderOptions();
    strict.setAllowDuplicateKeys(false);
    List<Map<String, Object>> documents = new ArrayList<>();
    try (Reader text = Files.newBufferedReader(file)) {
      for (Object document : new Yaml(new SafeConstructor(strict)).loadAll(text)) {
        documents.add(map(document));
      }
    }
    return documents;
  }

  /** The only document of a YAML file. */
  static Map<String, Object> document(Path file) throws IOException {
    List<Map<String, Object>> documents = documents(file);
    if (documents.size() != 1) {
      throw new AssertionError(file + " has " + documents.size() + " documents");
    }
    return documents.get(0);
  }

  /** The alerts of the rules, in their order. */
  static List<Map<String, Object>> alerts() throws IOException {
    return list(document(path("prometheus/driftmeter.rules.yml")).get("groups")).stream()
        .flatMap(group -> list(group.get("rules")).stream())
        .filter(rule -> rule.containsKey("alert"))
        .toList();
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> list(Object value) {
    return (List<Map<String, Object>>) value;
  }

  /** What stands at the end of the keys; a number picks the element of a list. */
  static Object at(Object from, Object... keys) {
    Object value = from;
    for (Object key : keys) {
      value = key instanceof Integer index ? ((List<?>) value).get(index) : map(value).get(key);
      if (value == null) {
        throw new AssertionError("nothing at " + List.of(keys) + " of " + from);
      }
    }
    return value;
  }
}
