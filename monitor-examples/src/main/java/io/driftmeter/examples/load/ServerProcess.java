package io.driftmeter.examples.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server in a Java process of its own, with the class path of this one. What it logs goes to this
 * process's standard error.
 */
final class ServerProcess implements AutoCloseable {

  private static final Pattern SERVING = Pattern.compile("Serving on (http://[^ ]+)\\.");

  private final Process process;
  private final BufferedReader output;
  private final URI address;
  private final JmxConnection jmx;

  private ServerProcess(Process process) throws IOException {
    this.process = process;
    output = process.inputReader(StandardCharsets.UTF_8);
    address = URI.create(await(SERVING));
    jmx = JmxConnection.to(process.pid());
  }

  /**
   * Starts a server and waits until it serves.
   *
   * @param main its class, which prints {@code Serving on} and the address
   * @param flags of the Java process
   */
  static ServerProcess start(Class<?> main, List<String> flags, List<String> arguments)
      throws IOException {
    return start(List.of(), main, flags, arguments);
  }

  /**
   * Starts a server that may not have more private memory than a limit: the heap, the threads'
   * stacks, compiled code, and everything else that is its own and writable. The kernel refuses
   * what is beyond it.
   */
  static ServerProcess startLimited(
      long bytes, Class<?> main, List<String> flags, List<String> arguments) throws IOException {
    String shell = "ulimit -d " + bytes / 1024 + " && exec \"$@\"";
    return start(List.of("sh", "-c", shell, "sh"), main, flags, arguments);
  }

  private static ServerProcess start(
      List<String> prefix, Class<?> main, List<String> flags, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try {
      return new ServerProcess(process);
    } catch (IOException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /** Reads what the server prints, up to the first match of a pattern with one group. */
  private String await(Pattern expected) throws IOException {
    StringBuilder before = new StringBuilder();
    for (String line; (line = output.readLine()) != null; ) {
      Matcher found = expected.matcher(line);
      if (found.matches()) {
        return found.group(1);
      }
      before.append(line).append('\n');
    }
    throw new IOException("the server ended before it said " + expected + ":\n" + before);
  }

  /** Sends a line to the server's standard input, and waits until the server repeats it. */
  void command(String line) throws IOException {
    process.outputWriter(StandardCharsets.UTF_8).append(line).append('\n').flush();
    String unused = await(Pattern.compile("(" + Pattern.quote(line) + ")"));
  }

  URI address() {
    return address;
  }

  JmxConnection jmx() {
    return jmx;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The most physical memory that the process has ever had, in bytes. */
  long peakResidentBytes() throws IOException {
    return 1024 * proc("status", "VmHWM:\\s+(\\d+) kB");
  }

  /** The limit of its private memory, in bytes, as the kernel knows it. */
  long memoryLimit() throws IOException {
    return proc("limits", "Max data size\\s+(\\d+)\\s.*");
  }

  private long proc(String file, String line) throws IOException {
    Pattern pattern = Pattern.compile(line);
    for (String text : Files.readAllLines(Path.of("/proc/" + process.pid(), file))) {
      Matcher found = pattern.matcher(text);
      if (found.matches()) {
        return Long.parseLong(found.group(1));
      }
    }
    throw new IOException("no " + line + " in " + file);
  }

  /** Ends the process. */
  @Override
  public void close() throws IOException {
    jmx.close();
    process.destroy();
    try {
      int unused = process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
