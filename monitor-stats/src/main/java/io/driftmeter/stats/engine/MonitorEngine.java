package io.driftmeter.stats.engine;

import io.driftmeter.api.BaselineCollection;
import io.driftmeter.api.LifecycleListener;
import io.driftmeter.api.ReportListener;
import io.driftmeter.api.counts.MonitorCounts;
import io.driftmeter.api.counts.MonitorHealth;
import io.driftmeter.api.fleet.FleetReference;
import io.driftmeter.api.profile.ModelInfo;
import io.driftmeter.api.profile.ModelState;
import io.driftmeter.api.profile.ReferenceInfo;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.api.report.ExpectedChange;
import io.driftmeter.api.report.LatencyObjective;
import io.driftmeter.api.report.Response;
import io.driftmeter.api.schema.Column;
import io.driftmeter.api.schema.Schema;
import io.driftmeter.stats.fleet.FleetLayout;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.recording.Counters;
import io.driftmeter.stats.recording.Layout;
import io.driftmeter.stats.recording.Refusals;
import io.driftmeter.stats.recording.SlotMap;
import io.driftmeter.stats.recording.Tally;
import io.driftmeter.stats.verdict.References;
import io.driftmeter.stats.verdict.ServiceJudge;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/*
 * One lock guards everything that happens to windows: tick, cut, deploy, close. Recording never takes it, and neither
 * does a scrape, which reads three volatile fields. Under the lock each drain goes to the running window, and each window
 * that is over to the version's counts and to the baseline being learned, so these can never disagree.
 *
 * Lifecycle listeners are told last, when the lock is free again and everything is in its new place: one that calls back
 * finds a monitor it can use.
 */
/** Windows over time, and what they are judged against. Thread-safe. */
public final class MonitorEngine {

  private static final System.Logger logger = System.getLogger(MonitorEngine.class.getName());

  private final EngineLock lock = new EngineLock();
  private final String model;
  private final SlotMap slots;
  private final MonitorSettings settings;
  private final Deployments deployments;
  private final WindowSchedule schedule;
  private final UnseenNames unseen;
  private final ReportWriter reports;
  private final ReportDelivery delivery;
  private final LifecycleListeners lifecycle = new LifecycleListeners();
  private final Counters counters;
  private final AtomicLong tickFailures = new AtomicLong();
  private final List<Duration> latencyBounds;
  private final ExpectedChanges expected;
  private final List<BaselineCollector> baselines = new ArrayList<>();
  private final Ticker ticker;

  private @Nullable Learner learner;
  private Window window;
  private VersionCounts versionCounts;
  private Instant drainedAt;
  private volatile Deployment deployment;
  private volatile MonitorCounts counts;
  private volatile @Nullable DriftReport lastReport;

  /** An engine that judges against those references, or learns one where they are null. */
  public MonitorEngine(
      String model,
      ModelVersion version,
      Schema schema,
      @Nullable References references,
      MonitorSettings settings) {
    this.model = model;
    this.settings = settings;
    slots = new SlotMap(schema);
    deployments = new Deployments(model, slots, settings);
    schedule = new WindowSchedule(settings.rule().window());
    unseen = new UnseenNames(settings.unseenNames());
    reports = new ReportWriter(slots, unseen);
    delivery = new ReportDelivery(model);
    LatencyObjective objective = settings.rule().objectives().latency();
    latencyBounds = LatencyFigures.bounds(objective == null ? null : objective.limit());
    if (references == null) {
      learner = new Learner(slots, settings.baselineRows(), settings.unseenNames() > 0);
      deployment = deployments.learning(version, learner.sampling());
    } else {
      deployment =
          deployments.monitoring(version, deployments.layout(references.main()), references);
      warnOfOtherArtifact(deployment.info());
    }
    expected = new ExpectedChanges(judgedNames(schema));
    counters = new Counters(deployment.layout(), settings.maxStripes(), settings.counterMemory());
    versionCounts = new VersionCounts(version.name(), slots, latencyBounds, deployment.fleet());
    window = newWindow(now(), deployment.layout());
    drainedAt = now();
    counts = versionCounts.snapshot(drainedAt, window.tally());
    ticker = new Ticker(model, settings.tick(), settings.executor());
  }

  /** Begins to tick. */
  public void start() {
    ticker.start(this::tick);
  }

  private Instant now() {
    return settings.clock().instant();
  }

  private Window newWindow(Instant now, Layout layout) {
    return new Window(layout, now, schedule.endAfter(now));
  }

  private static Set<String> judgedNames(Schema schema) {
    Set<String> names = new HashSet<>(ServiceJudge.NAMES);
    schema.columns().forEach(column -> names.add(column.name()));
    return names;
  }

  /** Drains; cuts the window when it is over. Called at every tick; never throws. */
  void tick() {
    lock.lock();
    try {
      if (isClosed()) {
        return;
      }
      drain();
      if (window.isOver(now())) {
        cut();
      }
      learn();
    } catch (Throwable failure) {
      countFailure("a tick failed; the next one goes on", failure);
    } finally {
      unlockAndTell();
    }
  }

  private void countFailure(String message, Throwable failure) {
    tickFailures.incrementAndGet();
    logger.log(System.Logger.Level.WARNING, message, failure);
  }

  /** Until all have heard of the next version, the last counts of the one before can be read. */
  private void unlockAndTell() {
    if (lock.unlockAndTell()) {
      lock.lock();
      try {
        showCounts();
      } finally {
        lock.unlock();
      }
    }
  }

  /**
   * While something is untold, whoever tells it sets the counts that are shown, and nobody else.
   *
   * @param last what the counts are while listeners are told
   */
  private void tellLater(MonitorCounts last, Runnable piece) {
    boolean isFirst =
        lock.tellLater(
            () -> {
              counts = last;
              piece.run();
            });
    if (isFirst) {
      counts = last;
    }
  }

  private void showCounts() {
    if (!lock.hasUntold()) {
      counts = versionCounts.snapshot(drainedAt, window.tally());
    }
  }

  /** Cuts the running window now, whatever the clock says, and judges it. */
  public DriftReport closeWindow() {
    lock.lock();
    try {
      checkOpen();
      drain();
      DriftReport report = cut();
      learn();
      return report;
    } finally {
      unlockAndTell();
    }
  }

  /**
   * Moves to another version, another reference, or both.
   *
   * @param artifactDigest digest of the model's own file; null for that of the same version, or for
   *     one that is not known
   */
  public void deploy(String version, @Nullable String artifactDigest, Profile reference) {
    Layout layout = deployments.layout(reference);
    Deployment before = deployment;
    Deployment next = // takes time, so without lock
        deployments.successor(before, version, artifactDigest, layout, reference);
    lock.lock();
    try {
      checkOpen();
      if (isOther(deployment, before)) {
        before = deployment;
        next = deployments.successor(before, version, artifactDigest, layout, reference);
      }
      if (isOther(next.layout(), before.layout())) {
        move(next);
      } else {
        drain();
        become(next, versionCounts.snapshot(drainedAt, window.tally()));
      }
      learner = null;
      warnOfOtherArtifact(next.info());
    } finally {
      unlockAndTell();
    }
  }

  private static void warnOfOtherArtifact(ModelInfo info) {
    if (info.isOfOtherArtifact()) {
      logger.log(
          System.Logger.Level.WARNING,
          "model {0} version {1}: reference {2} was made for another file of the model than the one"
              + " that is served, by their digests",
          info.model(),
          info.version(),
          info.reference().map(ReferenceInfo::shortFingerprint).orElse("none"));
    }
  }

  @SuppressWarnings("ReferenceEquality") // snapshots: the same one is meant
  private static boolean isOther(Object now, Object before) {
    return now != before;
  }

  /**
   * Closes the window against what runs now, and counts everything from here on in another layout.
   */
  private void move(Deployment next) {
    Instant now = now();
    Window following = newWindow(now, next.layout());
    counters.install(next.layout(), window.tally(), unseen);
    drainedAt = now;
    Deployment judged = deployment;
    Window over = endWindow(following);
    become(next, versionCounts.snapshot(now));
    report(judged, over, now);
    baselines.forEach(baseline -> baseline.moveTo(next.layout()));
  }

  /**
   * Begins another deployment. The last counts of the one before stay to be read until all have
   * heard that its version is over.
   */
  private void become(Deployment next, MonitorCounts last) {
    ModelInfo before = deployment.info();
    ModelInfo after = next.info();
    deployment = next;
    if (!after.version().equals(before.version())) {
      versionCounts = new VersionCounts(after.version(), slots, latencyBounds, next.fleet());
    } else {
      versionCounts.moveTo(next.fleet());
    }
    if (after.equals(before)) {
      showCounts();
    } else {
      tellLater(last, () -> lifecycle.changed(before, after));
    }
  }

  /** A window that cannot be judged costs its report, and nothing else. */
  private void report(Deployment judged, Window over, Instant end) {
    if (over.tally().isEmpty()) {
      return;
    }
    try {
      publish(write(judged, over, end));
    } catch (RuntimeException | Error failure) {
      countFailure("a window could not be judged", failure);
    }
  }

  private DriftReport write(Deployment judged, Window over, Instant end) {
    DriftReport report = reports.write(judged, over, end, expected.active(end), learner);
    for (BaselineCollector baseline : baselines) {
      try {
        baseline.add(over.tally(), report);
      } catch (RuntimeException failure) {
        countFailure("a window could not be added to a baseline", failure);
      }
    }
    baselines.removeIf(baseline -> !baseline.isOpen());
    return report;
  }

  /** Stops counting, judges what is left, tells everybody, and ends every thread. */
  public void close() {
    if (isClosed()) {
      return;
    }
    try {
      closeWindows();
    } finally {
      // a tick may wait for the lock, so whoever closes from within it does not wait for the tick
      ticker.close(lock.isTelling() ? Duration.ZERO : settings.closePatience());
      delivery.close(settings.closePatience());
    }
  }

  private void closeWindows() {
    lock.lock();
    try {
      if (isClosed()) {
        return;
      }
      Instant now = now();
      counters.close(window.tally(), unseen);
      drainedAt = now;
      Deployment last = deployment;
      report(last, window, now);
      deployment = deployments.closed(last);
      ModelInfo closed = deployment.info();
      tellLater(versionCounts.snapshot(now, window.tally()), () -> lifecycle.closed(closed));
    } finally {
      unlockAndTell();
    }
  }

  private boolean isClosed() {
    return deployment.info().state() == ModelState.CLOSED;
  }

  private void checkOpen() {
    if (isClosed()) {
      throw new IllegalStateException("the monitor of model '%s' is closed".formatted(model));
    }
  }

  private void drain() {
    counters.drain(window.tally(), unseen, learner);
    drainedAt = now();
    showCounts();
  }

  /** Adds the running window to everything that outlives it, and begins the next. */
  private Window endWindow(Window next) {
    Window over = window;
    window = next;
    versionCounts.add(over.tally());
    if (learner != null) {
      learner.add(over.tally());
    }
    return over;
  }

  private void learn() {
    Learner learner = this.learner;
    if (learner == null) {
      return;
    }
    ModelVersion version = deployment.version();
    if (learner.isSampled()) {
      move(deployments.learning(version, learner.counting()));
    } else if (learner.isLearned(window.tally())) {
      if (!window.tally().isEmpty()) {
        cut();
      }
      Profile baseline = learner.profile(model, version, now());
      this.learner = null;
      become(deployments.learned(deployment, baseline), versionCounts.snapshot(drainedAt));
    }
  }

  private DriftReport cut() {
    Instant now = now();
    // first, so that a window that cannot be judged does not stay for ever
    Window over = endWindow(newWindow(now, deployment.layout()));
    DriftReport report = write(deployment, over, now);
    publish(report);
    return report;
  }

  private void publish(DriftReport report) {
    lastReport = report;
    delivery.deliver(report);
  }

  /** What the fleet is told of the reference in use, if there is one to share. */
  public Optional<FleetReference> fleet() {
    return Optional.ofNullable(deployment.fleet()).map(FleetLayout::reference);
  }

  /** How fast predictions should be, if that was said. */
  public Optional<LatencyObjective> latencyObjective() {
    return Optional.ofNullable(settings.rule().objectives().latency());
  }

  /** The counters that a recorder counts in. */
  public Counters counters() {
    return counters;
  }

  /** The columns and their slots. */
  public SlotMap slots() {
    return slots;
  }

  /** What runs now. */
  public ModelInfo info() {
    return deployment.info();
  }

  /** The reference in use, or null while there is none. */
  public @Nullable Profile reference() {
    return deployment.reference();
  }

  /** The names of the scores by column; empty while there is no reference. */
  public List<String> measures(Column column) {
    return deployment.judge().scoreNames(column);
  }

  /** The columns of the schema, and the latency where an objective or the reference knows it. */
  public List<Column> judgedColumns() {
    List<Column> columns = slots.schema().columns();
    if (!deployment.judge().judgesLatency()) {
      return columns;
    }
    List<Column> judged = new ArrayList<>(columns);
    judged.add(Column.LATENCY);
    return List.copyOf(judged);
  }

  /** How many findings were raised, by what they asked of people. */
  public Map<Response, Long> raised() {
    return reports.raised();
  }

  /** Announces a change. */
  public void expect(ExpectedChange change) {
    expected.add(change, now());
  }

  /** The announced changes that still hold. */
  public List<ExpectedChange> expected() {
    return expected.active(now());
  }

  /** Begins to collect a serving baseline. */
  public BaselineCollection collectBaseline(boolean withAlarms) {
    lock.lock();
    try {
      checkOpen();
      Deployment now = deployment;
      Profile reference = now.reference();
      if (reference == null) {
        throw new IllegalStateException(
            "the monitor of model '%s' is still learning its grids: collect a baseline when it has"
                    .formatted(model)
                + " a reference");
      }
      BaselineCollector collector =
          new BaselineCollector(
              model,
              now.version(),
              reference,
              new Tally(now.layout()),
              withAlarms,
              settings.clock());
      baselines.add(collector);
      return collector;
    } finally {
      unlockAndTell();
    }
  }

  /** Everything counted since the version was deployed, as of the last drain. */
  public MonitorCounts counts() {
    return counts;
  }

  /** The newest report, or null before the first. */
  public @Nullable DriftReport lastReport() {
    return lastReport;
  }

  /**
   * How the library is doing.
   *
   * @param rowBytes what the rows being written hold
   */
  public MonitorHealth health(Refusals refusals, long rowBytes) {
    return new MonitorHealth(
        refusals.counts(),
        delivery.failures() + lifecycle.failures(),
        delivery.leftOut(),
        delivery.conflated(),
        reports.written(),
        tickFailures.get(),
        reports.time(),
        MemoryEstimate.of(deployment, counters.bytes() + rowBytes),
        counters.stripes(),
        counters.overflowed());
  }

  /** Adds a listener for reports. */
  public void addListener(ReportListener listener) {
    delivery.add(listener);
  }

  /** Adds a listener for changes. */
  public void addListener(LifecycleListener listener) {
    lifecycle.add(listener);
  }

  /** Removes a listener, if it is there. */
  public void removeListener(LifecycleListener listener) {
    lifecycle.remove(listener);
  }
}
