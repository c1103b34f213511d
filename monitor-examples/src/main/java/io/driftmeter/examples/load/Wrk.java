package io.driftmeter.examples.load;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The load generator {@code wrk}: closed loops over several connections, each of which sends its
 * next request when the last one is answered.
 */
final class Wrk implements AutoCloseable {

  private static final String SCRIPT = "requests.lua";

  private final Path directory;
  private final Path script;
  private final Path bodies;
  private final int connections;

  /**
   * A load of some requests, sent in turn.
   *
   * @param bodies what is posted to {@code /predict}, each without a line break
   * @param connections how many requests are under way at the same time
   */
  Wrk(List<String> bodies, int connections) throws IOException {
    this.connections = connections;
    directory = Files.createTempDirectory("load");
    script = directory.resolve(SCRIPT);
    this.bodies = Files.write(directory.resolve("bodies"), bodies);
    try (InputStream source = Wrk.class.getResourceAsStream(SCRIPT)) {
      if (source == null) {
        throw new IllegalStateException(SCRIPT + " is not on the class path");
      }
      Files.copy(source, script);
    }
  }

  /** How many requests are under way at the same time. */
  int connections() {
    return connections;
  }

  /**
   * Sends requests for some seconds.
   *
   * @throws IOException if there is no {@code wrk}, or it fails
   */
  LoadRun run(URI server, int seconds) throws IOException, InterruptedException {
    Process wrk =
        new ProcessBuilder(
                "wrk",
                "--threads=1",
                "--connections=" + connections,
                "--duration=" + seconds + "s",
                "--timeout=10s",
                "--script=" + script,
                server.toString(),
                "--",
                bodies.toString())
            .redirectErrorStream(true)
            .start();
    try {
      String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (wrk.waitFor() != 0) {
        throw new IOException("wrk failed: " + output);
      }
      return read(output);
    } finally {
      wrk.destroy();
    }
  }

  private static LoadRun read(String output) throws IOException {
    Map<String, Double> results = new HashMap<>();
    for (String line : output.split("\n", -1)) {
      String[] words = line.split(" ", -1);
      if (words.length == 3 && words[0].equals("result")) {
        results.put(words[1], Double.valueOf(words[2]));
      }
    }
    if (!results.keySet().containsAll(List.of("requests", "micros", "failures", "p99.9"))) {
      throw new IOException("wrk printed no results: " + output);
    }
    return new LoadRun(
        results.getOrDefault("requests", 0.0).longValue(),
        results.getOrDefault("micros", 0.0) / 1e6,
        results.getOrDefault("failures", 0.0).longValue(),
        results.getOrDefault("p50", Double.NaN),
        results.getOrDefault("p99", Double.NaN),
        results.getOrDefault("p99.9", Double.NaN));
  }

  /** Deletes the files that wrk reads. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(script);
    Files.deleteIfExists(bodies);
    Files.deleteIfExists(directory);
  }
}
