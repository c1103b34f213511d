package io.driftmeter.examples.fleet;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A real Alertmanager with the example configuration, in faster time. */
final class Alertmanager implements AutoCloseable {

  private final Program program;

  private Alertmanager(Program program) {
    this.program = program;
  }

  /**
   * Starts one.
   *
   * @param directory where its files go
   * @param config the example configuration; its receivers are replaced by the two below
   * @param people what would wake or tell somebody: {@code /page} and {@code /ticket} are called
   * @param pipeline the hook that starts retraining and rollback
   */
  static Alertmanager start(Path directory, Path config, FasterTime time, URI people, URI pipeline)
      throws IOException, InterruptedException {
    String faster =
        time.file(Files.readString(config))
            .replace("http://127.0.0.1:9101", people.toString())
            .replace("http://127.0.0.1:9102/alerts", pipeline.toString());
    Path file = Files.writeString(directory.resolve("alertmanager.yml"), faster);
    int port = Program.freePort();
    return new Alertmanager(
        Program.start(
            "prometheus-alertmanager",
            port,
            directory.resolve("alertmanager.log"),
            List.of(
                "--config.file=" + file,
                "--storage.path=" + directory.resolve("alertmanager"),
                "--web.listen-address=127.0.0.1:" + port,
                "--cluster.listen-address=",
                "--log.level=warn")));
  }

  /** Where it listens. */
  URI address() {
    return program.address();
  }

  @Override
  public void close() {
    program.close();
  }
}
