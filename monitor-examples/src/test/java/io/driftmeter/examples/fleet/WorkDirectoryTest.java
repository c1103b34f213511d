package io.driftmeter.examples.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkDirectoryTest {

  @Test
  void goesWithAllThatIsInItWhenItIsClosed() throws IOException {
    Path path;
    try (WorkDirectory directory = WorkDirectory.of(null)) {
      path = directory.path();
      Files.writeString(Files.createDirectory(path.resolve("data")).resolve("block"), "1");
    }
    assertThat(path).doesNotExist();
  }

  @Test
  void oneThatIsKeptIsMadeAndStays(@TempDir Path parent) throws IOException {
    Path kept = parent.resolve("a/b");
    try (WorkDirectory directory = WorkDirectory.of(kept)) {
      Files.writeString(directory.path().resolve("log"), "said");
    }
    assertThat(kept.resolve("log")).hasContent("said");
  }

  @Test
  void oneThatWasUsedBeforeIsRefused(@TempDir Path kept) throws IOException {
    try (WorkDirectory directory = WorkDirectory.of(kept)) {
      Files.writeString(directory.path().resolve("targets.json"), "[]");
    }
    assertThatIOException()
        .isThrownBy(() -> WorkDirectory.of(kept))
        .withMessageStartingWith(kept + " is not empty");
    assertThat(kept.resolve("targets.json")).exists();
  }
}
