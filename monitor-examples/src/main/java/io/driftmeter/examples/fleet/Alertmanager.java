package io.driftmeter.examples.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A real Alertmanager on a free port of the loopback interface, without peers. */
public final class Alertmanager {

  private Alertmanager() {}

  /**
   * Starts one with the example configuration, in faster time.
   *
   * @param directory where its files go
   * @param config the example configuration
   * @param receivers who is notified in place of those in it
   */
  static Program start(Path directory, Path config, FasterTime time, Receivers receivers)
      throws IOException, InterruptedException {
    return start(directory, receivers.in(config, time.file(Files.readString(config))));
  }

  /**
   * Starts one with that configuration, and waits until it is ready.
   *
   * @param directory where its files go
   */
  public static Program start(Path directory, String configuration)
      throws IOException, InterruptedException {
    Path file = Files.writeString(directory.resolve("alertmanager.yml"), configuration);
    int port = Program.freePort();
    return Program.start(
        "prometheus-alertmanager",
        port,
        directory.resolve("alertmanager.log"),
        List.of(
            "--config.file=" + file,
            "--storage.path=" + directory.resolve("alertmanager"),
            "--web.listen-address=127.0.0.1:" + port,
            "--cluster.listen-address=",
            "--log.level=warn"));
  }
}
