package io.driftmeter.micrometer;

import io.driftmeter.api.ModelMonitor;
import io.driftmeter.api.counts.LatencyCounts;
import io.driftmeter.api.counts.MonitorCounts;
import io.driftmeter.api.counts.MonitorHealth;
import io.driftmeter.api.counts.Outcome;
import io.driftmeter.api.counts.OutcomeCounts;
import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.profile.ModelInfo;
import io.driftmeter.api.profile.ModelState;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.api.report.ExpectedChange;
import io.driftmeter.api.report.Response;
import io.micrometer.core.instrument.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the meters of one version read: the monitor while the version runs, its last values
 * afterwards. Thread-safe; no method waits.
 *
 * <p>The monitor moves to the next version a moment before it says so. In between, what it answers
 * belongs to the next version, and the last own values are given instead: a counter that dipped
 * would be taken for one that started anew, and be counted twice.
 */
final class VersionView {

  private static final MonitorHealth NO_HEALTH =
      new MonitorHealth(Map.of(), 0, 0, 0, 0, 0, Duration.ZERO, 0, 0, 0);

  private final ModelMonitor monitor;
  private final Clock clock;
  private final String version;
  private final Instant born;
  private final MonitorHealth healthBefore;
  private final Map<Response, Long> raisedBefore;
  private volatile ModelInfo seenInfo;
  private volatile MonitorCounts seenCounts;
  private volatile @Nullable DriftReport seenReport;
  private volatile @Nullable End end;

  /** The last values, all set at once. */
  private record End(
      Instant at,
      ModelInfo info,
      MonitorCounts counts,
      MonitorHealth health,
      Map<Response, Long> raised,
      List<ExpectedChange> expected,
      @Nullable DriftReport report) {}

  private VersionView(
      ModelMonitor monitor,
      Clock clock,
      ModelInfo info,
      MonitorHealth healthBefore,
      Map<Response, Long> raisedBefore) {
    this.monitor = monitor;
    this.clock = clock;
    this.version = info.version();
    this.born = now();
    this.healthBefore = healthBefore;
    this.raisedBefore = raisedBefore;
    this.seenInfo = info;
    this.seenCounts = none(monitor.counts(), version);
  }

  /** The view of the version that the monitor runs when it is bound. */
  static VersionView first(ModelMonitor monitor, Clock clock, ModelInfo info) {
    return new VersionView(monitor, clock, info, NO_HEALTH, Map.of());
  }

  /**
   * Ends this view and starts the next one. The library's own counts and those of raised findings
   * run through the life of the monitor; the next view counts on from where this one stops. The
   * monitor still gives the last counts of this version.
   */
  VersionView next(ModelInfo after) {
    ModelInfo closed =
        new ModelInfo(
            seenInfo.model(),
            version,
            ModelState.CLOSED,
            info().referenceInfo(),
            info().artifactDigest());
    MonitorHealth health = monitor.health();
    Map<Response, Long> raised = monitor.raised();
    end = new End(now(), closed, counts(), health, raised, monitor.expected(), report());
    return new VersionView(monitor, clock, after, health, raised);
  }

  String version() {
    return version;
  }

  /** The model, its state and its reference. */
  ModelInfo info() {
    End over = end;
    if (over != null) {
      return over.info();
    }
    ModelInfo now = monitor.info();
    if (now.version().equals(version)) {
      seenInfo = now;
      return now;
    }
    return seenInfo;
  }

  /** What this version counted so far. */
  MonitorCounts counts() {
    End over = end;
    if (over != null) {
      return over.counts();
    }
    MonitorCounts now = monitor.counts();
    if (now.version().equals(version)) {
      seenCounts = now;
      return now;
    }
    return seenCounts;
  }

  /** The newest report of this version, or null. */
  @Nullable DriftReport report() {
    End over = end;
    if (over != null) {
      return over.report();
    }
    DriftReport now = monitor.lastReport().orElse(null);
    if (now != null && now.info().version().equals(version)) {
      seenReport = now;
      return now;
    }
    return seenReport;
  }

  MonitorHealth health() {
    End over = end;
    return over == null ? monitor.health() : over.health();
  }

  /** By how much that count of the library's health grew under this version. */
  long growth(ToLongFunction<MonitorHealth> count) {
    return count.applyAsLong(health()) - count.applyAsLong(healthBefore);
  }

  /** How many findings were raised with that response under this version. */
  long raisedGrowth(Response response) {
    End over = end;
    Map<Response, Long> raised = over == null ? monitor.raised() : over.raised();
    return raised.getOrDefault(response, 0L) - raisedBefore.getOrDefault(response, 0L);
  }

  /** The announced changes that hold, whether or not a window has closed since. */
  List<ExpectedChange> expected() {
    End over = end;
    return over == null ? monitor.expected() : over.expected();
  }

  boolean isEnabled() {
    return end == null && monitor.isEnabled();
  }

  /** Seconds since the end of the newest window, or since the version was deployed. */
  double reportAge() {
    DriftReport newest = report();
    return age(newest == null ? born : newest.windowEnd());
  }

  /** Seconds since the newest row of the reference, or since it was built; NaN without one. */
  double referenceAge() {
    return info()
        .reference()
        .map(
            reference ->
                age(Objects.requireNonNullElse(reference.dataThrough(), reference.builtAt())))
        .orElse(Double.NaN);
  }

  /** Seconds since the counts were brought up to date. */
  double drainAge() {
    return age(counts().asOf());
  }

  private double age(Instant since) {
    End over = end;
    return Duration.between(since, over == null ? now() : over.at()).toMillis() / 1e3;
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.wallTime());
  }

  /** Counts of the same shape, all zero: what a version has before its first drain. */
  private static MonitorCounts none(MonitorCounts shape, String version) {
    Map<Outcome, OutcomeCounts> outcomes = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      outcomes.put(outcome, new OutcomeCounts(0, 0, 0));
    }
    var bounds = shape.latency().bounds();
    return new MonitorCounts(
        version,
        shape.asOf(),
        0,
        outcomes,
        new LatencyCounts(bounds, Collections.nCopies(bounds.size(), 0L), 0),
        shape.columns(),
        Collections.nCopies(shape.columns().size(), StateCounts.EMPTY),
        List.of());
  }
}
