package io.driftmeter.stats.engine;

import io.driftmeter.api.BaselineCollection;
import io.driftmeter.api.counts.Outcome;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.profile.ReferenceKind;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.api.report.Finding;
import io.driftmeter.api.report.Response;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.profile.ProfileMetadata;
import io.driftmeter.stats.profile.ReferenceWindow;
import io.driftmeter.stats.profile.ServiceProfile;
import io.driftmeter.stats.profile.SparseCounts;
import io.driftmeter.stats.recording.Layout;
import io.driftmeter.stats.recording.Tally;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds up the windows of a running monitor. Thread-safe. */
final class BaselineCollector implements BaselineCollection {

  private final String model;
  private final ModelVersion version;
  private final Profile reference;
  private final Tally counts;
  private final Instant start;
  private final boolean withAlarms;
  private final InstantSource clock;
  private final List<ReferenceWindow> windows = new ArrayList<>();
  private Instant dataThrough;
  private boolean isOpen = true;

  BaselineCollector(
      String model,
      ModelVersion version,
      Profile reference,
      Tally empty,
      boolean withAlarms,
      InstantSource clock) {
    this.model = model;
    this.version = version;
    this.reference = reference;
    this.counts = empty;
    this.withAlarms = withAlarms;
    this.clock = clock;
    start = clock.instant();
    dataThrough = start;
  }

  /** Adds a window that began since, was counted in the same layout, and had no alarm if asked. */
  synchronized void add(Tally window, DriftReport report) {
    boolean isWanted =
        isOpen
            && window.layout() == counts.layout()
            && !report.windowStart().isBefore(start)
            && report.windowStart().isBefore(report.windowEnd())
            && windows.size() < Profile.MAX_WINDOWS
            && (withAlarms || report.findings().stream().noneMatch(BaselineCollector::alarms));
    if (isWanted) {
      ReferenceWindow collected = TallyProfiles.window(window, reference, report);
      counts.add(window);
      windows.add(collected);
      dataThrough = report.windowEnd();
    }
  }

  /** Whether it alarms, or would if the monitor did not only observe; an announced change may. */
  private static boolean alarms(Finding finding) {
    return finding.response() == Response.ALARM || finding.response() == Response.WOULD_ALARM;
  }

  /** Ends the collection when rows are counted in another layout from now on. */
  synchronized void moveTo(Layout next) {
    isOpen &= next == counts.layout();
  }

  @Override
  public synchronized int windows() {
    return windows.size();
  }

  @Override
  public synchronized long rows() {
    return counts.rows();
  }

  @Override
  public synchronized boolean isOpen() {
    return isOpen;
  }

  @Override
  public synchronized Profile profile() {
    if (windows.isEmpty()) {
      throw new IllegalStateException(
          "the baseline of model '%s' holds no window yet: collect for one whole window at least"
              .formatted(model));
    }
    int latency = counts.layout().slots().latency();
    long errors = counts.outcome(Outcome.ERROR).predictions();
    return Profile.of(
        new ProfileMetadata(
            model,
            version.name(),
            ReferenceKind.SERVING,
            clock.instant(),
            dataThrough,
            artifactDigest(),
            counts.rows()),
        TallyProfiles.columns(counts, reference),
        windows,
        new ServiceProfile(
            SparseCounts.ofDense(counts.values(latency)),
            counts.states(latency).count(ValueState.ABOVE),
            errors + counts.outcome(Outcome.SUCCESS).predictions(),
            errors));
  }

  /** That of the file whose traffic it is; where nobody said, what the reference says. */
  private @Nullable String artifactDigest() {
    return version.artifactDigest() == null
        ? reference.info().artifactDigest()
        : version.artifactDigest();
  }

  @Override
  public synchronized void close() {
    isOpen = false;
  }
}
