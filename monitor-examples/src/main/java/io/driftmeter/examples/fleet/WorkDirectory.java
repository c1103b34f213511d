package io.driftmeter.examples.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where configuration, logs and data of programs go.
 *
 * @param path the directory, which is there
 * @param stays whether it stays when it is closed
 */
public record WorkDirectory(Path path, boolean stays) implements AutoCloseable {

  /**
   * A directory that stays, or for null one that goes when it is closed.
   *
   * @throws IOException if there is something in it already
   */
  public static WorkDirectory of(@Nullable Path kept) throws IOException {
    if (kept == null) {
      return new WorkDirectory(Files.createTempDirectory("fleet"), false);
    }
    Files.createDirectories(kept);
    try (Stream<Path> files = Files.list(kept)) {
      if (files.findAny().isPresent()) {
        throw new IOException(
            kept + " is not empty; data of an earlier run would be taken for those of this one");
      }
    }
    return new WorkDirectory(kept.toAbsolutePath(), true);
  }

  /** Deletes it, unless it stays. */
  @Override
  public void close() throws IOException {
    if (stays) {
      return;
    }
    try (Stream<Path> walk = Files.walk(path)) {
      List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    }
  }
}
