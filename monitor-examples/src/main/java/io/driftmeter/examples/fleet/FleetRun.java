package io.driftmeter.examples.fleet;

import io.driftmeter.api.fleet.FleetColumn;
import io.driftmeter.api.profile.ReferenceKind;
import io.driftmeter.examples.fleet.Event.Kind;
import io.driftmeter.examples.fleet.Prometheus.Sample;
import io.driftmeter.examples.flights.DelayModel;
import io.driftmeter.examples.flights.Fault;
import io.driftmeter.examples.flights.Flight;
import io.driftmeter.examples.flights.FlightData;
import io.driftmeter.examples.flights.FlightMonitor;
import io.driftmeter.examples.flights.FlightRequest;
import io.driftmeter.examples.flights.PredictionService;
import io.driftmeter.examples.webhook.Decision;
import io.driftmeter.examples.webhook.Pipeline;
import io.driftmeter.examples.webhook.RetrainingHook;
import io.driftmeter.stats.StreamingModelMonitor;
import io.driftmeter.stats.measure.Measures;
import io.driftmeter.stats.profile.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Some hours of a fleet: three flight servers behind Prometheus and Alertmanager; a fault in one,
 * the same in all, and a bad canary that is rolled back.
 */
final class FleetRun implements AutoCloseable {

  static final String CANDIDATE = "2001-04";

  /** How often each replica answers, at the usual pace: 16 000 an hour. */
  private static final double ROWS_PER_SECOND = 16_000 / 3600.0;

  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final int HOOK_QUEUE = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final FasterTime time;
  private final Timeline timeline;
  private final List<FlightRequest> rows;
  private final DelayModel model;
  private final Profile reference;
  private final Profile candidate;
  private final List<Replica> replicas = new CopyOnWriteArrayList<>();
  private final List<AutoCloseable> programs = new ArrayList<>();
  private final Prometheus prometheus;

  /**
   * Trains the model and starts everything; traffic begins.
   *
   * @param deploy the directory {@code deploy} of this project
   * @param directory where files of the programs go
   * @param listener is told of every event, one at a time
   */
  FleetRun(Path deploy, Path directory, FasterTime time, Consumer<Event> listener)
      throws IOException, InterruptedException {
    this.time = time;
    FlightData data = FlightData.load();
    model = DelayModel.train(data.training());
    rows = data.holdout().stream().map(Flight::request).toList();
    reference = reference(data, FlightMonitor.VERSION);
    candidate = reference(data, CANDIDATE);
    timeline = new Timeline(time, listener);
    try {
      RetrainingHook hook = opened(RetrainingHook.start(0, null, HOOK_QUEUE, this::pipeline));
      People people = opened(People.start(timeline));
      Program alertmanager =
          opened(
              Alertmanager.start(
                  directory,
                  deploy.resolve("alertmanager/alertmanager.yml"),
                  time,
                  new Receivers(people.address(), hook.address())));
      prometheus =
          opened(
              Prometheus.start(
                  directory,
                  deploy.resolve("prometheus/driftmeter.rules.yml"),
                  time,
                  alertmanager.address()));
      for (String name : List.of("replica-1", "replica-2", "replica-3")) {
        start(name, FlightMonitor.VERSION, reference, model);
      }
      opened(new Watch(prometheus, timeline));
    } catch (IOException | InterruptedException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /** As if the flights were of these days, and had been served: how old they are is beside it. */
  private Profile reference(FlightData data, String version) {
    return FlightMonitor.reference(
        data, model, version, ReferenceKind.SERVING, Instant.now().minus(Duration.ofDays(1)));
  }

  private <T extends AutoCloseable> T opened(T program) {
    programs.add(program);
    return program;
  }

  private Replica start(String name, String version, Profile profile, PredictionService service)
      throws IOException, InterruptedException {
    Replica replica = Replica.start(name, version, profile, service, rows, time);
    replicas.add(replica);
    replica.warmUp();
    scrape();
    // What is counted before the first scrape is lost to sight, so the rows that warm it up are.
    await("count(model_state{state=\"monitoring\",instance=\"" + name + "\"} == 1) == 1");
    replica.serve(ROWS_PER_SECOND * time.factor());
    return replica;
  }

  private void stop(Replica replica) throws IOException {
    replicas.remove(replica);
    try {
      scrape();
    } finally {
      replica.close();
    }
  }

  /** One at a time: a replica starts here, and the pipeline stops another one. */
  private synchronized void scrape() throws IOException {
    prometheus.scrape(replicas.stream().map(Replica::target).toList());
  }

  private void await(String query) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (prometheus.query(query).isEmpty()) {
      if (System.nanoTime() > end) {
        throw new IOException("Prometheus does not come to see " + query + "; try a lower --speed");
      }
      Thread.sleep(50);
    }
  }

  /** What a workflow engine would do. */
  private void pipeline(Pipeline.Run run) throws IOException {
    timeline.add(
        Kind.PIPELINE, run.decision() + " " + run.model() + " " + run.version(), run.reason());
    if (run.decision() == Decision.ROLLBACK) {
      for (Replica replica : replicas) {
        if (replica.monitor().info().version().equals(run.version())) {
          stop(replica);
        }
      }
    }
  }

  /** All of it, in about four hours at the usual pace. */
  void play() throws IOException, InterruptedException {
    act("three replicas of " + FlightMonitor.VERSION + " serve, all is well");
    pass(Duration.ofMinutes(40));

    oneReplica();
    replicas.get(2).breaks(null);
    act("replica-3 is mended");
    // One whole window of its own, and the alert holds for another quarter of an hour.
    awaitEvent(Kind.RESOLVED, "ModelReplicaDisagreement", timeline.now(), Duration.ofMinutes(100));

    allReplicas();
    replicas.forEach(replica -> replica.breaks(null));
    act("all are mended");
    pass(Duration.ofMinutes(30));

    canary();
    pass(Duration.ofMinutes(10));
    act("the end");
  }

  private void oneReplica() throws IOException, InterruptedException {
    replicas.get(2).breaks(Fault.DISTANCE_KM);
    Duration since = act("replica-3 alone gets " + Fault.DISTANCE_KM.description());
    awaitEvent(Kind.FIRING, "ModelReplicaDisagreement", since, Duration.ofMinutes(75));
    pass(Duration.ofMinutes(7)); // a ticket is collected for five minutes
  }

  private void allReplicas() throws IOException, InterruptedException {
    replicas.forEach(replica -> replica.breaks(Fault.DISTANCE_KM));
    Duration since = act("every replica gets " + Fault.DISTANCE_KM.description());
    passQuarter();
    List<MergedBins> before = merged();
    passQuarter();
    List<MergedBins> after = merged();
    pass(Duration.ofMinutes(5)); // until Prometheus has judged it
    figures(before, after);
    awaitEvent(Kind.FIRING, "ModelDrift", since, Duration.ofMinutes(45));
    awaitEvent(Kind.PIPELINE, Decision.RETRAIN.toString(), since, Duration.ofMinutes(60));
  }

  private void canary() throws IOException, InterruptedException {
    Duration since =
        act("a canary of " + CANDIDATE + " starts, whose probabilities lost their calibration");
    start("canary", CANDIDATE, candidate, flight -> Math.sqrt(model.predict(flight)));
    act("the canary gets traffic");
    awaitEvent(Kind.PIPELINE, Decision.ROLLBACK.toString(), since, Duration.ofMinutes(30));
  }

  /** What the replicas have counted in each column until now, all together. */
  private List<MergedBins> merged() {
    List<StreamingModelMonitor> monitors = replicas.stream().map(Replica::monitor).toList();
    return monitors.get(0).fleet().orElseThrow().columns().stream()
        .map(FleetColumn::column)
        .map(column -> MergedBins.of(monitors, column.name()))
        .toList();
  }

  /** The PSI of the last quarter of an hour, by Prometheus and by the library. */
  private void figures(List<MergedBins> before, List<MergedBins> after)
      throws IOException, InterruptedException {
    for (int i = 0; i < after.size(); i++) {
      MergedBins counted = after.get(i).since(before.get(i));
      String column = counted.column().column().name();
      for (Sample fleet :
          prometheus.query(
              "model_column:psi{column=\"%s\",version=\"%s\",window=\"15m\"}"
                  .formatted(column, FlightMonitor.VERSION))) {
        timeline.add(
            Kind.FIGURES,
            column,
            String.format(
                Locale.ROOT,
                "PSI %.4f by Prometheus, %.4f by the library on the %d merged values of three"
                    + " replicas",
                fleet.value(),
                Measures.PSI.score(counted.comparison()),
                counted.total()));
      }
    }
  }

  private Duration act(String what) {
    timeline.add(Kind.ACT, what, "");
    return timeline.now();
  }

  private void pass(Duration usual) throws InterruptedException {
    Thread.sleep(time.of(usual).toMillis());
  }

  /** Until the present quarter of an hour is over, of the faster time. */
  private void passQuarter() throws InterruptedException {
    long quarter = time.of(QUARTER).toMillis();
    Thread.sleep(quarter - System.currentTimeMillis() % quarter);
  }

  /** Waits for an event since then, none of which may be left out. */
  private void awaitEvent(Kind kind, String subject, Duration since, Duration patience)
      throws IOException, InterruptedException {
    Duration end = since.plus(patience);
    while (timeline.first(kind, subject, since).isEmpty()) {
      if (timeline.now().compareTo(end) > 0) {
        throw new IOException(
            "no event '%s %s' within %d minutes; try a lower --speed"
                .formatted(kind.name().toLowerCase(Locale.ROOT), subject, patience.toMinutes()));
      }
      Thread.sleep(50);
    }
  }

  /** All that happened until now. */
  Timeline timeline() {
    return timeline;
  }

  /** Rules that failed at their last evaluation. */
  List<String> failures() throws IOException, InterruptedException {
    return prometheus.failures();
  }

  /** Ends everything that was started, the last first. */
  @Override
  public void close() {
    List<AutoCloseable> open = new ArrayList<>(programs);
    open.addAll(replicas);
    IllegalStateException failure = null;
    for (int i = open.size() - 1; i >= 0; i--) {
      try {
        open.get(i).close();
      } catch (Exception e) {
        failure = failure == null ? new IllegalStateException("cannot end everything", e) : failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
