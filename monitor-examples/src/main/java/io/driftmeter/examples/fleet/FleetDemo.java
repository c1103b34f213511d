package io.driftmeter.examples.fleet;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line: plays some hours of a fleet in some minutes, and prints what happens. */
@Command(
    name = "fleet",
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Runs three flight servers, Prometheus with the rules of this project and Alertmanager, all on",
      "the loopback interface, in faster time; breaks one replica, then all, then deploys a bad",
      "canary, and prints which alerts fired, when, and with what text."
    },
    footer = {
      "",
      "Needs the programs of Debian's packages prometheus and prometheus-alertmanager."
    })
public final class FleetDemo implements Callable<Integer> {

  @Option(
      names = "--speed",
      defaultValue = "60",
      paramLabel = "N",
      description =
          "How many times as fast as usual time runs, a divisor of 60. Default: ${DEFAULT-VALUE},"
              + " which makes four hours four minutes; a busy machine needs a lower one.")
  private int speed;

  @Option(
      names = "--deploy",
      defaultValue = "deploy",
      paramLabel = "DIRECTORY",
      description = "This project's rules and configuration. Default: ./${DEFAULT-VALUE}")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path deploy;

  @Option(
      names = "--keep",
      paramLabel = "DIRECTORY",
      description =
          "An empty or new directory where configuration, logs and data of the programs stay."
              + " Default: nowhere")
  private @Nullable Path keep;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean unusedHelp; // picocli acts on it

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  /** What the hook starts stands in the timeline. Held, since loggers are collected. */
  private static final Logger HOOK = Logger.getLogger("io.driftmeter.examples.webhook");

  private final PrintStream out = System.out;

  private FleetDemo() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(
        new CommandLine(new FleetDemo())
            .setExecutionExceptionHandler(
                (e, command, arguments) -> {
                  if (e instanceof IOException) {
                    command.getErr().println(e.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                  }
                  throw e;
                })
            .execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    HOOK.setLevel(Level.WARNING);
    FasterTime time;
    try {
      time = new FasterTime(speed);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--speed: " + e.getMessage(), e);
    }
    if (!Files.isDirectory(deploy.resolve("prometheus"))) {
      throw new ParameterException(
          spec.commandLine(), "--deploy: there is no directory " + deploy.resolve("prometheus"));
    }
    try (WorkDirectory directory = WorkDirectory.of(keep);
        FleetRun run = new FleetRun(deploy, directory.path(), time, out::println)) {
      run.play();
    }
    return CommandLine.ExitCode.OK;
  }
}
