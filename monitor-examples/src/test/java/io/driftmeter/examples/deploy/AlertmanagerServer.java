package io.driftmeter.examples.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.driftmeter.examples.fleet.Alertmanager;
import io.driftmeter.examples.fleet.Program;
import io.driftmeter.examples.fleet.WorkDirectory;
import io.driftmeter.testing.SystemProgram;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A real Alertmanager with storage of its own that goes when it is closed. */
final class AlertmanagerServer implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final WorkDirectory directory;
  private final Program program;

  private AlertmanagerServer(WorkDirectory directory, Program program) {
    this.directory = directory;
    this.program = program;
  }

  /** Starts one with that configuration, and waits until it is ready. */
  static AlertmanagerServer start(String configuration) throws IOException, InterruptedException {
    SystemProgram.find("prometheus-alertmanager");
    WorkDirectory directory = WorkDirectory.of(null);
    try {
      return new AlertmanagerServer(directory, Alertmanager.start(directory.path(), configuration));
    } catch (IOException | InterruptedException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  /** What it had to say so far: warnings, such as that a receiver did not answer. */
  String log() throws IOException {
    return program.log();
  }

  /** Lets alerts with these labels fire from now on, all of them in one request. */
  void fire(List<Map<String, String>> alerts) throws IOException, InterruptedException {
    String now = Instant.now().toString();
    List<Map<String, Object>> body =
        alerts.stream()
            .map(labels -> Map.<String, Object>of("labels", labels, "startsAt", now))
            .toList();
    program.post("/api/v2/alerts", JSON.writeValueAsString(body));
  }

  /** Every alert it knows, as its API shows them. */
  JsonNode alerts() throws IOException, InterruptedException {
    return JSON.readTree(program.get("/api/v2/alerts"));
  }

  /** Ends the program and removes its storage. */
  @Override
  public void close() throws IOException {
    program.close();
    directory.close();
  }
}
