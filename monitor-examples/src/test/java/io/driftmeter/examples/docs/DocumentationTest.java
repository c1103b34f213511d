package io.driftmeter.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the documents show is what compiles and runs: each Java block stands in {@link
 * SnippetsTest}, or, where it needs a framework, in the tests of the module for it.
 */
class DocumentationTest {

  private static final Path ROOT = root();
  private static final List<String> COMPILED =
      List.of(
          "monitor-examples/src/test/java/io/driftmeter/examples/docs/SnippetsTest.java",
          "monitor-spring-boot-starter/src/test/java/io/driftmeter/spring/FraudModel.java",
          "monitor-spring-boot-starter/src/test/java/io/driftmeter/spring/SpringSnippetsTest.java");
  private static final Pattern JAVA = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#)([^)#]+)(#[^)]*)?\\)");

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

  static List<Path> documents() throws IOException {
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(top, docs)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String squeeze(String code) {
    return code.replaceAll("\\s+", "");
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyJavaBlockIsCompiledAndRun(Path document) {
    List<String> compiled =
        COMPILED.stream().map(file -> squeeze(read(ROOT.resolve(file)))).toList();
    for (Matcher block = JAVA.matcher(read(document)); block.find(); ) {
      String shown = squeeze(block.group(1));
      assertThat(compiled).anySatisfy(code -> assertThat(code).contains(shown));
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyLinkLeadsToAFile(Path document) {
    for (Matcher link = LINK.matcher(read(document)); link.find(); ) {
      assertThat(document.resolveSibling(link.group(1))).exists();
    }
  }

  @Test
  void theArchitectureNamesEveryModule() {
    String modules =
        Pattern.compile("<module>(.*?)</module>")
            .matcher(read(ROOT.resolve("pom.xml")))
            .results()
            .map(module -> module.group(1))
            .collect(Collectors.joining(" "));
    assertThat(read(ROOT.resolve("ARCHITECTURE.md"))).contains(modules.split(" "));
  }
}
