package io.driftmeter.examples.fleet;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server program of the system, started on the loopback interface and ended when closed. Safe for
 * use by many threads.
 */
public final class Program implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newHttpClient();
  private final String name;
  private final Process process;
  private final Path log;
  private final URI address;
  private final Thread atExit;

  private Program(String name, Process process, Path log, URI address, Thread atExit) {
    this.name = name;
    this.process = process;
    this.log = log;
    this.address = address;
    this.atExit = atExit;
  }

  /**
   * Starts a program and waits until it is ready.
   *
   * @param name as on the {@code PATH}, which is the name of its Debian package
   * @param port where {@code GET /-/ready} answers with 200 once it is ready
   * @param log what it prints goes there
   * @throws IOException if there is no such program, or it does not get ready
   */
  public static Program start(String name, int port, Path log, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(find(name).toString()));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    // It is not to outlive this process, however that ends.
    Thread atExit = new Thread(process::destroy);
    Runtime.getRuntime().addShutdownHook(atExit);
    URI address = URI.create("http://127.0.0.1:" + port);
    Program program = new Program(name, process, log, address, atExit);
    try {
      program.awaitReady();
      return program;
    } catch (IOException | InterruptedException | RuntimeException e) {
      program.close();
      throw e;
    }
  }

  /** A port of the loopback interface that nobody listens on. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Path find(String name) throws IOException {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(directory -> Path.of(directory, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IOException(
                    "there is no program '%1$s' on the PATH; on Debian: apt-get install %1$s"
                        .formatted(name)));
  }

  private void awaitReady() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isReady()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IOException(name + " does not get ready:\n" + Files.readString(log));
      }
      Thread.sleep(50);
    }
  }

  private boolean isReady() throws InterruptedException {
    try {
      return send(HttpRequest.newBuilder(address.resolve("/-/ready"))).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Where it listens. */
  public URI address() {
    return address;
  }

  /**
   * What it answers to {@code GET} of that path.
   *
   * @throws IOException if it answers with anything but 200; the message has what it said
   */
  public String get(String path) throws IOException, InterruptedException {
    return ok(path, HttpRequest.newBuilder(address.resolve(path)));
  }

  /**
   * Sends JSON to that path.
   *
   * @throws IOException if it answers with anything but 200; the message has what it said
   */
  public void post(String path, String json) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json));
    String unused = ok(path, request);
  }

  /** What it has printed so far. */
  public String log() throws IOException {
    return Files.readString(log);
  }

  private String ok(String path, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = send(request);
    if (answer.statusCode() != 200) {
      throw new IOException(
          "%s answers %s with %d: %s".formatted(name, path, answer.statusCode(), answer.body()));
    }
    return answer.body();
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(
        request.timeout(Duration.ofSeconds(10)).build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Ends it. */
  @Override
  public void close() {
    forget(atExit);
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static void forget(Thread atExit) {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException ignored) {
      // Everything ends, and it does what there is to do.
    }
  }
}
