package io.driftmeter.aspectj;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.aspectj.weaver.loadtime.Agent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The aspect in classes that AspectJ's agent weaves as a Java process of its own loads them. */
class WovenModelTest {

  private static Map<String, String> said;
  private static List<String> log;

  @BeforeAll
  static void runTheApplication(@TempDir Path directory) throws Exception {
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-javaagent:" + weaver(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                WovenApplication.class.getName())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ended in time").isTrue();
    log = Files.readAllLines(err);
    assertThat(process.exitValue()).as("exit value; it said %s", log).isZero();
    said =
        Files.readAllLines(out).stream()
            .map(line -> line.split("=", 2))
            .collect(Collectors.toMap(line -> line[0], line -> line[1]));
  }

  private static Path weaver() throws URISyntaxException {
    CodeSource source = Agent.class.getProtectionDomain().getCodeSource();
    return Path.of(source.getLocation().toURI());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "a call, call, 1",
    "an object that asks itself twice, self, 2",
    "a private helper, helper, 0",
    "a method that calls the one it overrides, override, 1",
    "a class that inherits the code of a model, inheriting, 1",
    "code in a class that is no model, inherited, 0",
    "a final class without an interface, final, 1",
    "a method with a bridge, generic, 1",
    "the code of an interface, default, 1",
    "a method that calls the code of its interface, super, 1",
    "a call while nothing is installed, before, 0",
    "a call after the installation is closed, after, 0",
  })
  void recordsAsManyPredictions(String ignored, String what, long predictions) {
    assertThat(said).containsEntry(what, predictions + " and 0");
  }

  @Test
  void anExceptionPassesOnUnchangedAndIsAnError() {
    assertThat(said).containsEntry("unchanged", "true").containsEntry("failure", "0 and 1");
  }

  @Test
  void whatIsNotRecordedIsSaidOnce() {
    assertThat(log).filteredOn(line -> line.contains("ModelMonitorAspect.install")).hasSize(1);
    assertThat(log)
        .anySatisfy(line -> assertThat(line).contains(FraudRules.class.getName(), "not recorded"));
  }
}
