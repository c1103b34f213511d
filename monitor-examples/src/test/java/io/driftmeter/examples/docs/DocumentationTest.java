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
 * What the documents show is what compiles and runs: each Java block stands in the tests of some
 * module, most of them in {@link SnippetsTest}.
 */
class DocumentationTest {

  private static final Path ROOT = root();
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
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
        Stream<Path> deploy = Files.walk(ROOT.resolve("deploy"))) {
      return Stream.of(top, docs, deploy)
          .flatMap(files -> files)
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

  private static List<String> tests() {
    try (Stream<Path> modules = Files.list(ROOT)) {
      return modules
          .map(module -> module.resolve("src/test/java"))
          .filter(Files::isDirectory)
          .flatMap(DocumentationTest::files)
          .filter(file -> file.toString().endsWith(".java"))
          .map(file -> squeeze(read(file)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> files(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyJavaBlockIsCompiledAndRun(Path document) {
    List<String> compiled = tests();
    for (Matcher block = JAVA.matcher(read(document)); block.find(); ) {
      String shown = squeeze(block.group(1));
      assertThat(compiled).anyMatch(test -> test.contains(shown));
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
