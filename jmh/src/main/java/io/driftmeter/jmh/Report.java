package io.driftmeter.jmh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Runs the whole suite and writes {@code docs/benchmarks.md}:
 *
 * <pre>{@code
 * mvn -q -pl jmh -am package -DskipTests && java -cp jmh/target/benchmarks.jar io.driftmeter.jmh.Report
 * }</pre>
 *
 * <p>The raw results of each round stay in {@code jmh/target/benchmarks}. The page shows all that
 * are there, so that a run adds to those before it; {@code --from} writes the page anew and runs
 * nothing.
 */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Runs the benchmarks and writes the page about them.")
public final class Report implements Callable<Integer> {

  private static final String COMMAND =
      """
      mvn -q -pl jmh -am package -DskipTests
      java -cp jmh/target/benchmarks.jar io.driftmeter.jmh.Report""";

  private static final String EVERYTHING = ".*";

  /** Starting a virtual machine, and filling what is measured. */
  private static final Duration START = Duration.ofMillis(900);

  private static final DateTimeFormatter FILE_NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  @Option(
      names = "--rounds",
      defaultValue = "5",
      description = "How often each benchmark runs, in a fork of its own.")
  private int rounds;

  @Option(
      names = "--out",
      defaultValue = "docs/benchmarks.md",
      description = "Where the page is written.")
  private Path out = Path.of("docs/benchmarks.md");

  @Option(
      names = "--results",
      defaultValue = "jmh/target/benchmarks",
      description = "Where the raw results of each round are kept.")
  private Path results = Path.of("jmh/target/benchmarks");

  @Option(
      names = "--from",
      description = "A file of raw results, or a directory of them: nothing is run.")
  private @Nullable Path from;

  @Option(
      names = "--include",
      defaultValue = EVERYTHING,
      description = "A regular expression that the names of benchmark classes must contain.")
  private Pattern include = Pattern.compile(EVERYTHING);

  @Option(
      names = "--short",
      description =
          "Only to see that everything works: milliseconds, no forks, no figures to trust.")
  private boolean isShort;

  /** Runs it. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Report()).execute(args));
  }

  @Override
  public Integer call() throws IOException, RunnerException {
    if (from == null) {
      List<Run> runs = runs();
      print("about %d minutes".formatted(estimate(runs).toMinutes() + 1));
      for (int round = 0; round < rounds; round++) {
        run(runs, round);
      }
    }
    Files.writeString(out, Page.of(Round.readAll(from == null ? results : from), command()));
    return 0;
  }

  private String command() {
    return include.pattern().equals(EVERYTHING)
        ? COMMAND
        : COMMAND + " --include '%s'".formatted(include.pattern());
  }

  private List<Run> runs() {
    return Question.all().stream()
        .flatMap(question -> question.runs().stream())
        .filter(run -> include.matcher(run.benchmark().getSimpleName()).find())
        .toList();
  }

  private Duration estimate(List<Run> runs) {
    Duration total = Duration.ZERO;
    for (int round = 0; round < rounds; round++) {
      for (Run run : runs) {
        if (run.runsIn(round)) {
          Duration each = isShort ? Duration.ofMillis(50) : run.effort().total().plus(START);
          total = total.plus(each.multipliedBy(run.benchmarks()));
        }
      }
    }
    return total;
  }

  private void run(List<Run> runs, int round) throws IOException, RunnerException {
    List<RunResult> all = new ArrayList<>();
    for (Run run : runs) {
      if (run.runsIn(round)) {
        print("round %d of %d: %s".formatted(round + 1, rounds, run));
        all.addAll(new Runner(run.options(isShort).verbosity(VerboseMode.SILENT).build()).run());
      }
    }
    Round.write(all, results.resolve("round-%s.json".formatted(FILE_NAME.format(Instant.now()))));
  }

  private static void print(String line) {
    System.out.println(line);
  }
}
