package io.driftmeter.examples.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line: measures, and writes what was found. */
@Command(
    name = "end-to-end",
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Measures what monitoring costs servers under load, and writes a report in Markdown.",
      "Needs Linux and the load generator wrk; on Debian: apt-get install wrk."
    })
public final class EndToEnd implements Callable<Integer> {

  @Option(
      names = "--starts",
      defaultValue = "5",
      paramLabel = "N",
      description = "How often the servers are started anew. Default: ${DEFAULT-VALUE}")
  private int starts;

  @Option(
      names = "--rounds",
      defaultValue = "6",
      paramLabel = "N",
      description = "Rounds of runs after each start. Default: ${DEFAULT-VALUE}")
  private int rounds;

  @Option(
      names = "--seconds",
      defaultValue = "10",
      paramLabel = "N",
      description = "How long each run takes. Default: ${DEFAULT-VALUE}")
  private int seconds;

  @Option(
      names = "--warm-up",
      defaultValue = "15",
      paramLabel = "SECONDS",
      description = "Load on each server before the first round. Default: ${DEFAULT-VALUE}")
  private int warmUp;

  @Option(
      names = "--connections",
      defaultValue = "8",
      paramLabel = "N",
      description = "How many requests are under way at the same time. Default: ${DEFAULT-VALUE}")
  private int connections;

  @Option(
      names = "--out",
      defaultValue = "docs/end-to-end.md",
      paramLabel = "FILE",
      description = "Where to write the report. Default: ${DEFAULT-VALUE}")
  private Path out = Path.of("docs/end-to-end.md");

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean unusedHelp; // picocli acts on it

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  private EndToEnd() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** Runs the command and returns its exit code. */
  static int run(String... args) {
    return new CommandLine(new EndToEnd()).execute(args);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    for (String option : new String[] {"starts", "rounds", "seconds", "warm-up", "connections"}) {
      atLeastOne("--" + option);
    }
    Overhead overhead = Overhead.measure(new Plan(starts, rounds, seconds, warmUp, connections));
    SmallBox box = SmallBox.measure(seconds, warmUp, connections);
    String report =
        String.join(
            "\n", heading(), new OverheadReport(overhead).text(), new SmallBoxReport(box).text());
    Files.writeString(out, report);
    System.out.write(report.getBytes(StandardCharsets.UTF_8));
    System.out.flush();
    return ok(overhead, box) ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  /** Figures of servers that lost or refused requests are not worth comparing. */
  private static boolean ok(Overhead overhead, SmallBox box) {
    return overhead.failures() + box.failures() == 0
        && overhead.conservation().holds()
        && box.conservation().holds();
  }

  private void atLeastOne(String option) {
    int value = spec.findOption(option).getValue();
    if (value < 1) {
      throw new ParameterException(spec.commandLine(), option + " must be 1 or more, was " + value);
    }
  }

  private String heading() throws IOException {
    return Text.format(
        """
        # What monitoring costs, end to end

        Measured on %s, %s, with

        ```
        mvn -q -Pload -pl monitor-examples -am process-classes -Dargs="%s"
        ```
        """,
        LocalDate.now(ZoneOffset.UTC),
        Machine.describe(),
        String.join(" ", spec.commandLine().getParseResult().originalArgs()));
  }
}
