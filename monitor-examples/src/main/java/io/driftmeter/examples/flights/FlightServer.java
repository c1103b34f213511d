package io.driftmeter.examples.flights;

import io.driftmeter.api.report.DriftReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/**
 * The command line: trains the model, serves it, replays traffic to it and prints what the monitor
 * makes of every window.
 */
@Command(
    name = "flight-server",
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Serves a model that predicts whether a flight arrives late, and watches it with Driftmeter.",
      "Traffic is replayed to the server's own address, and each window of it is judged."
    },
    footer = {
      "",
      "While it serves, ask by hand:",
      "  curl -d '{\"hour\":17,\"weekday\":5,\"distance\":733,\"origin\":\"ATL\"}' \\",
      "    http://127.0.0.1:8080/predict",
      "  curl http://127.0.0.1:8080/metrics"
    })
public final class FlightServer implements Callable<Integer> {

  /** What is replayed. */
  enum Source {
    HOLDOUT,
    SPRING,
    NONE
  }

  @Option(
      names = "--port",
      defaultValue = "8080",
      paramLabel = "N",
      description = "Port on the loopback address; 0 takes any free one. Default: ${DEFAULT-VALUE}")
  private int port;

  @Option(
      names = "--replay",
      defaultValue = "holdout",
      paramLabel = "WHAT",
      description = {
        "holdout: rows of January to March that the model has not seen, shuffled;",
        "spring: April to June in the order of departure;",
        "none: nothing, only serve. Default: ${DEFAULT-VALUE}"
      })
  private Source source = Source.HOLDOUT;

  @Option(
      names = "--fault",
      paramLabel = "FAULT",
      converter = FaultNames.class,
      completionCandidates = FaultNames.class,
      description =
          "A fault in the replayed traffic, one of ${COMPLETION-CANDIDATES}. Can be repeated; all"
              + " begin in the same window and last to the end.")
  private List<Fault> faults = new ArrayList<>();

  @Option(
      names = "--fault-from",
      defaultValue = "4",
      paramLabel = "WINDOW",
      description = "The first window with faults, counted from 1. Default: ${DEFAULT-VALUE}")
  private int faultFrom;

  @Option(
      names = "--window-rows",
      defaultValue = "2000",
      paramLabel = "ROWS",
      description = "How many rows make a window. Default: ${DEFAULT-VALUE}")
  private int windowRows;

  @Option(
      names = "--windows",
      paramLabel = "N",
      description = "How many windows to replay at most. Default: all")
  private int windows = Integer.MAX_VALUE;

  @Option(
      names = "--connections",
      defaultValue = "4",
      paramLabel = "N",
      description = "How many requests are under way at the same time. Default: ${DEFAULT-VALUE}")
  private int connections;

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description = "Where to save the reference profile. Default: nowhere")
  private @Nullable Path profile;

  @Option(
      names = "--no-monitor",
      negatable = true,
      description = "Serve the model alone, to compare with; nothing is recorded or replayed.")
  private boolean monitored = true;

  @Option(names = "--serve", description = "Stay up after the replay, until Ctrl-C.")
  private boolean stay;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean unusedHelp; // picocli acts on it

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  private final PrintStream out = System.out;

  private FlightServer() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** Runs the command and returns its exit code. */
  static int run(String... args) {
    return new CommandLine(new FlightServer())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(FlightServer::refuse)
        .setExecutionExceptionHandler(FlightServer::explain)
        .execute(args);
  }

  private static int refuse(ParameterException e, String[] arguments) {
    e.getCommandLine().getErr().println(e.getMessage() + System.lineSeparator() + "Try --help.");
    return ExitCode.USAGE;
  }

  /** One line for what the user can mend, such as a port in use; a trace for the rest. */
  private static int explain(Exception e, CommandLine command, ParseResult arguments)
      throws Exception {
    if (e instanceof IOException) {
      String reason = e.getCause() == null ? "" : ": " + e.getCause().getMessage();
      command.getErr().println(e.getMessage() + reason);
      return ExitCode.SOFTWARE;
    }
    throw e;
  }

  @Override
  public Integer call() throws IOException {
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(endOnInterrupt(Thread.currentThread(), ended));
    try {
      serve();
    } catch (InterruptedException e) {
      out.println("Interrupted, ending.");
    } finally {
      ended.countDown();
    }
    return ExitCode.OK;
  }

  /** On Ctrl-C, lets the running command close what it has opened before the process ends. */
  private static Thread endOnInterrupt(Thread command, CountDownLatch ended) {
    return new Thread(
        () -> {
          if (ended.getCount() == 0) {
            return;
          }
          command.interrupt();
          try {
            boolean unused = ended.await(5, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        },
        "end");
  }

  private void serve() throws IOException, InterruptedException {
    atLeastOne("--fault-from", faultFrom);
    atLeastOne("--window-rows", windowRows);
    atLeastOne("--windows", windows);
    atLeastOne("--connections", connections);
    FlightData data = FlightData.load();
    long start = System.nanoTime();
    DelayModel model = DelayModel.train(data.training());
    say(
        "Trained on %d flights in %.1f s.",
        data.training().size(), (System.nanoTime() - start) / 1e9);
    if (!monitored) {
      serveAlone(model);
      return;
    }
    SlowSpell spell = new SlowSpell(model);
    try (FlightMonitor monitor = FlightMonitor.start(data, model, profile);
        PredictionServer server =
            PredictionServer.start(port, monitor.watch(spell), monitor::scrape)) {
      say("Serving on %s.", server.address());
      if (source != Source.NONE) {
        List<Flight> flights = source == Source.SPRING ? data.spring() : data.holdout();
        replay(new Traffic(flights, windowRows, faults, faultFrom), server, spell, monitor);
      }
      monitor.goLive();
      if (stay || source == Source.NONE) {
        untilInterrupted();
      }
    }
  }

  private void serveAlone(DelayModel model) throws IOException, InterruptedException {
    try (PredictionServer server = PredictionServer.start(port, model, () -> "")) {
      say("Serving on %s.", server.address());
      untilInterrupted();
    }
  }

  private void untilInterrupted() throws InterruptedException {
    say("Ctrl-C ends it.");
    new CountDownLatch(1).await();
  }

  private void replay(
      Traffic traffic, PredictionServer server, SlowSpell spell, FlightMonitor monitor)
      throws IOException, InterruptedException {
    int last = Math.min(windows, traffic.windows());
    if (last == 0) {
      throw new ParameterException(
          spec.commandLine(), "there are fewer rows to replay than --window-rows " + windowRows);
    }
    boolean terminal = CommandLine.Help.Ansi.AUTO.enabled();
    ReplayFindings findings = new ReplayFindings();
    ReplayProgress progress = new ReplayProgress(out, terminal, (long) last * windowRows);
    try (Replay replay = new Replay(server.address(), connections)) {
      for (int window = 1; window <= last; window++) {
        spell.cast(traffic.faults(window).contains(Fault.SLOW));
        replay.send(traffic.rows(window), progress::step);
        tell(window, monitor.endWindow(), findings, progress);
      }
    } finally {
      spell.cast(false);
      say("%s", progress.finish());
    }
    findings.summary(traffic).forEach(out::println);
  }

  private static void tell(
      int window, DriftReport report, ReplayFindings findings, ReplayProgress progress) {
    findings.add(window, report);
    if (window == 1) {
      VerdictTable.heading(report).forEach(progress::print);
    }
    VerdictTable.window(window, report).forEach(progress::print);
  }

  private void atLeastOne(String option, int value) {
    if (value < 1) {
      throw new ParameterException(spec.commandLine(), option + " must be 1 or more, was " + value);
    }
  }

  private void say(String format, Object... arguments) {
    out.println(String.format(Locale.ROOT, format, arguments));
  }

  /** The faults by the names of {@link Fault#toString()}. */
  static final class FaultNames extends ArrayList<String>
      implements CommandLine.ITypeConverter<Fault> {
    private static final long serialVersionUID = 1;

    FaultNames() {
      for (Fault fault : Fault.values()) {
        add(fault.toString());
      }
    }

    @Override
    public Fault convert(String label) {
      try {
        return Fault.of(label);
      } catch (IllegalArgumentException e) {
        throw new CommandLine.TypeConversionException(e.getMessage());
      }
    }
  }
}
