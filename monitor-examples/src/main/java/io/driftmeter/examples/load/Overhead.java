package io.driftmeter.examples.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.driftmeter.examples.flights.Flight;
import io.driftmeter.examples.flights.FlightData;
import io.driftmeter.examples.flights.FlightServer;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Flight servers with and without a monitor under the same load. All run at the same time, but only
 * one is under load at a time, and their runs are short and in an order that changes from round to
 * round: whatever else the machine does meets them all alike.
 *
 * @param plan how much was measured
 * @param starts the rounds, by the start of the servers that they belong to
 * @param scrapes how often the metrics were read during the runs
 * @param failures requests that were not answered with success, of all runs and warm-ups
 * @param conservation whether the monitors counted every request
 */
record Overhead(
    Plan plan, List<List<Round>> starts, long scrapes, long failures, Conservation conservation) {

  static final List<String> FLAGS = List.of("-Xms512m", "-Xmx512m", "-XX:+UseG1GC");

  private static final int REQUESTS = 10_000;

  static Overhead measure(Plan plan) throws IOException, InterruptedException {
    try (Wrk wrk = new Wrk(requests(), plan.connections())) {
      Recorder recorder = new Recorder(plan, wrk);
      for (int start = 1; start <= plan.starts(); start++) {
        Progress.say("flight servers, start %d of %d", start, plan.starts());
        recorder.start();
      }
      return recorder.result();
    }
  }

  /** Flights that the model has not seen. */
  private static List<String> requests() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<String> bodies = new ArrayList<>();
    for (Flight flight : FlightData.load().holdout().subList(0, REQUESTS)) {
      bodies.add(mapper.writeValueAsString(flight.request()));
    }
    return bodies;
  }

  /** A figure of a variant as a multiple of that of the server without a monitor. */
  Interval ratio(Figure figure, Variant variant) {
    return median(round -> round.ratio(figure, variant));
  }

  /** By how much a figure of the monitored server exceeds that of the one without a monitor. */
  Interval difference(Figure figure) {
    return median(
        round -> figure.of(round.of(Variant.MONITORED)) - figure.of(round.of(Variant.ALONE)));
  }

  private Interval median(ToDoubleFunction<Round> value) {
    return Interval.ofMedian(
        starts.stream().map(rounds -> rounds.stream().mapToDouble(value).toArray()).toList());
  }

  /** The median of a figure over all rounds. */
  double median(Figure figure, Variant variant) {
    return Interval.median(runs(variant).mapToDouble(figure::of));
  }

  Stream<Round.Measured> runs(Variant variant) {
    return starts.stream().flatMap(List::stream).map(round -> round.of(variant));
  }

  private record Running(Variant variant, ServerProcess process) {}

  /** What is gathered on the way. */
  private static final class Recorder {
    private final Plan plan;
    private final Wrk wrk;
    private final List<List<Round>> starts = new ArrayList<>();
    private long scrapes;
    private long failures;
    private Conservation conservation = Conservation.NONE;

    /** Of the monitored server since its start. */
    private long answered;

    private int runs;

    Recorder(Plan plan, Wrk wrk) {
      this.plan = plan;
      this.wrk = wrk;
    }

    /** Starts the servers, and measures them for some rounds. */
    void start() throws IOException, InterruptedException {
      answered = 0;
      runs = 0;
      try (ServerProcess monitored = server(Variant.MONITORED);
          ServerProcess alone = server(Variant.ALONE);
          ServerProcess control = server(Variant.CONTROL)) {
        List<Running> servers =
            List.of(
                new Running(Variant.MONITORED, monitored),
                new Running(Variant.ALONE, alone),
                new Running(Variant.CONTROL, control));
        for (Running server : servers) {
          LoadRun unused = load(server, plan.warmUp());
        }
        List<Round> rounds = new ArrayList<>();
        for (int round = 0; round < plan.rounds(); round++) {
          rounds.add(round(servers, round + starts.size()));
        }
        starts.add(rounds);
        long counted = MetricsPage.settled(monitored.address()).predictions();
        long unfinished = (long) runs * wrk.connections();
        conservation = conservation.plus(new Conservation(answered, counted, unfinished));
      }
    }

    private static ServerProcess server(Variant variant) throws IOException {
      List<String> arguments = new ArrayList<>(List.of("--port=0", "--replay=none"));
      arguments.addAll(variant.arguments());
      return ServerProcess.start(FlightServer.class, FLAGS, arguments);
    }

    /** Every variant once, beginning with another one each time. */
    private Round round(List<Running> servers, int number)
        throws IOException, InterruptedException {
      List<Running> order = new ArrayList<>(servers);
      Collections.rotate(order, number);
      Map<Variant, Round.Measured> measured = new EnumMap<>(Variant.class);
      for (Running server : order) {
        Vitals before = server.process().jmx().vitals();
        LoadRun load = load(server, plan.seconds());
        Vitals after = server.process().jmx().vitals();
        measured.put(server.variant(), new Round.Measured(load, after.since(before)));
      }
      Round round = new Round(measured);
      Progress.say(
          "round %d: %.0f requests per second with the monitor, %.0f and %.0f without",
          number + 1,
          Figure.THROUGHPUT.of(round.of(Variant.MONITORED)),
          Figure.THROUGHPUT.of(round.of(Variant.ALONE)),
          Figure.THROUGHPUT.of(round.of(Variant.CONTROL)));
      return round;
    }

    private LoadRun load(Running server, int seconds) throws IOException, InterruptedException {
      URI address = server.process().address();
      if (server.variant() != Variant.MONITORED) {
        LoadRun run = wrk.run(address, seconds);
        failures += run.failures();
        return run;
      }
      try (Scraper scraper = Scraper.start(address)) {
        LoadRun run = wrk.run(address, seconds);
        scrapes += scraper.stop();
        failures += run.failures();
        answered += run.requests();
        runs++;
        return run;
      }
    }

    Overhead result() {
      return new Overhead(plan, List.copyOf(starts), scrapes, failures, conservation);
    }
  }
}
