package io.driftmeter.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * A program that tests tagged {@code system} drive.
 *
 * <p>Where it is missing, the test that wants it is skipped with a message; with {@code
 * DRIFTMETER_REQUIRE_SYSTEM_TESTS=true} as an environment variable or a system property it fails.
 */
public final class SystemProgram {

  private static final String REQUIRED = "DRIFTMETER_REQUIRE_SYSTEM_TESTS";

  private SystemProgram() {}

  /** The program on the {@code PATH}, which has the name of its Debian package. */
  public static Path find(String name) {
    Optional<Path> found =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .map(directory -> Path.of(directory, name))
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isEmpty() && isRequired()) {
      throw new AssertionError(
          "no program '" + name + "' on the PATH, and " + REQUIRED + " is true");
    }
    Assumptions.assumeTrue(
        found.isPresent(),
        "SKIPPED: no program '" + name + "' on the PATH; on Debian: apt-get install " + name);
    return found.orElseThrow();
  }

  private static boolean isRequired() {
    return Boolean.parseBoolean(System.getProperty(REQUIRED, System.getenv(REQUIRED)));
  }
}
