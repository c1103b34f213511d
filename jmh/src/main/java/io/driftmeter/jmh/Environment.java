package io.driftmeter.jmh;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where and with what this process runs. */
final class Environment {

  private static final Path CPUS = Path.of("/proc/cpuinfo");

  private Environment() {}

  /** What a reader of figures wants to know, by name. */
  static Map<String, String> facts() throws IOException {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Date", LocalDate.now(ZoneOffset.UTC).toString());
    facts.put("Processor", processor());
    facts.put("Processors seen", Integer.toString(Runtime.getRuntime().availableProcessors()));
    facts.put("System", "%s %s".formatted(property("os.name"), property("os.version")));
    facts.put(
        "JDK",
        "%s, %s %s"
            .formatted(
                property("java.version"), property("java.vm.name"), property("java.vm.version")));
    facts.put("Libraries", libraries());
    return facts;
  }

  private static String property(String name) {
    return System.getProperty(name, "unknown");
  }

  private static String processor() throws IOException {
    String architecture = property("os.arch");
    if (!Files.isReadable(CPUS)) {
      return architecture;
    }
    try (Stream<String> lines = Files.lines(CPUS)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .map(model -> "%s (%s)".formatted(model, architecture))
          .orElse(architecture);
    }
  }

  private static String libraries() throws IOException {
    Properties versions = new Properties();
    try (InputStream in =
        Objects.requireNonNull(Environment.class.getResourceAsStream("versions.properties"))) {
      versions.load(in);
    }
    return new TreeSet<>(versions.stringPropertyNames())
        .stream()
            .map(name -> "%s %s".formatted(name, versions.getProperty(name)))
            .collect(Collectors.joining(", "));
  }
}
