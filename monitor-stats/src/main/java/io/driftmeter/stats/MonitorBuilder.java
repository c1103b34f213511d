package io.driftmeter.stats;

import io.driftmeter.api.LifecycleListener;
import io.driftmeter.api.ReportListener;
import io.driftmeter.api.profile.ReferenceProfile;
import io.driftmeter.api.report.LatencyObjective;
import io.driftmeter.api.schema.Schema;
import io.driftmeter.stats.engine.ModelVersion;
import io.driftmeter.stats.engine.MonitorEngine;
import io.driftmeter.stats.engine.MonitorSettings;
import io.driftmeter.stats.fleet.FleetSettings;
import io.driftmeter.stats.measure.Measure;
import io.driftmeter.stats.measure.Measures;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.verdict.References;
import io.driftmeter.stats.verdict.ServiceObjectives;
import io.driftmeter.stats.verdict.ThresholdRule;
import io.driftmeter.stats.verdict.Tolerances;
import io.driftmeter.stats.verdict.VerdictRule;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Configures a {@link StreamingModelMonitor}. Strict: each call checks its value and fails at once.
 * Not thread-safe.
 *
 * <p>Without anything said: windows of 15 minutes, drained every 5 seconds; a column needs 200
 * observations to be judged; a divergence up to 0.01 is tolerated; one false alarm in 30 days; all
 * measures; no latency objective; a baseline of 10 000 rows where there is no reference; no names
 * of unseen categories.
 */
public final class MonitorBuilder {

  private static final Duration MIN_WINDOW = Duration.ofMillis(1);
  private static final Duration MAX_WINDOW = Duration.ofDays(31);
  private static final long MIN_COUNTER_MEMORY = 64L << 10;
  private static final long MAX_COUNTER_MEMORY = 1L << 30;

  /** How often the rules of the fleet look at new counts, however long a monitor's windows are. */
  private static final Duration FLEET_LOOK = Duration.ofMinutes(15);

  private final String model;
  private final String version;
  private final List<ReportListener> reportListeners = new ArrayList<>();
  private final List<LifecycleListener> lifecycleListeners = new ArrayList<>();
  private @Nullable Schema schema;
  private @Nullable Profile reference;
  private Duration window = Duration.ofMinutes(15);
  private Duration tick = Duration.ofSeconds(5);
  private int minimumCount = 200;
  private Tolerances tolerances = Sensitivity.STANDARD.tolerances();
  private Duration blindAfter = Duration.ofDays(1);
  private final List<ThresholdRule> thresholds = new ArrayList<>();
  private @Nullable String artifactDigest;
  private @Nullable Profile training;
  private @Nullable Profile anchor;
  private @Nullable Double errorShare;
  private ServiceObjectives.@Nullable Volume volume;
  private @Nullable ZoneId hourOfDay;
  private boolean observes;
  private FalseAlarms budget = FalseAlarms.perMonth(1);
  private List<Measure> measures = Measures.all();
  private @Nullable LatencyObjective latency;
  private int baselineRows = 10_000;
  private int unseenNames;
  private long counterMemory;
  private boolean namesCategories = true;
  private int fleetBins = FleetSettings.USUAL_BINS;
  private boolean namesFleetCategories;
  private Duration closePatience = Duration.ofSeconds(5);
  private InstantSource clock = Clock.systemUTC();
  private @Nullable ScheduledExecutorService executor;

  MonitorBuilder(String model, String version) {
    this.model = requireName("model", model);
    this.version = requireName("version", version);
  }

  static String requireName(String parameter, String value) {
    Objects.requireNonNull(value, parameter);
    if (value.isBlank()) {
      throw new IllegalArgumentException("%s is blank".formatted(parameter));
    }
    return value;
  }

  /** The columns of the model; needed where there is no reference, which would name them. */
  public MonitorBuilder schema(Schema schema) {
    this.schema = Objects.requireNonNull(schema, "schema");
    return this;
  }

  /**
   * What windows are compared with. Without one, the monitor learns a baseline from its first rows.
   *
   * @throws IllegalArgumentException when it is of another model, or was not made by this library
   */
  public MonitorBuilder reference(ReferenceProfile reference) {
    this.reference = requireOurs("reference", reference);
    return this;
  }

  /**
   * Digest of the model's own file that is served, such as {@code sha256:..}. A reference that was
   * built with another one ({@code ReferenceBuilder.artifactDigest}) is warned of in the log and
   * seen in the meters.
   */
  public MonitorBuilder artifactDigest(String artifactDigest) {
    this.artifactDigest = requireName("artifactDigest", artifactDigest);
    return this;
  }

  /**
   * The training data, where the reference is a serving baseline: windows are compared with both,
   * and what differs from training is reported as skew, which informs.
   *
   * @throws IllegalArgumentException when it is of another model, or was not made by this library
   */
  public MonitorBuilder training(ReferenceProfile training) {
    this.training = requireOurs("training", training);
    return this;
  }

  /**
   * The first reference ever, which does not move when baselines do: reports give the distance of
   * windows and of the reference from it. Where none is given, the first reference that {@code
   * deploy} replaces becomes the anchor.
   *
   * @throws IllegalArgumentException when it is of another model, or was not made by this library
   */
  public MonitorBuilder anchor(ReferenceProfile anchor) {
    this.anchor = requireOurs("anchor", anchor);
    return this;
  }

  private Profile requireOurs(String parameter, ReferenceProfile given) {
    Profile profile = Profile.require(Objects.requireNonNull(given, parameter));
    if (!profile.info().model().equals(model)) {
      throw new IllegalArgumentException(
          "the %s is of model '%s', but this monitor watches model '%s'"
              .formatted(parameter, profile.info().model(), model));
    }
    return profile;
  }

  /** How long a window is, 1 millisecond to 31 days; windows end at multiples of it since 1970. */
  public MonitorBuilder window(Duration window) {
    this.window = requireWithin("window", window, MIN_WINDOW, MAX_WINDOW);
    return this;
  }

  /**
   * How often counters are drained, 1 millisecond to 1 minute: never longer than the interval at
   * which metrics are scraped. A window shorter than this shortens it.
   */
  public MonitorBuilder tick(Duration tick) {
    this.tick = requireWithin("tick", tick, MIN_WINDOW, Duration.ofMinutes(1));
    return this;
  }

  /**
   * How many observations of a column are judged at least, 20 to 1 000 000; fewer are carried over.
   */
  public MonitorBuilder minimumCount(int count) {
    minimumCount = requireWithin("minimumCount", count, 20, 1_000_000);
    return this;
  }

  /**
   * The divergence that is not drift, 0 to 10, in units of the population stability index: a normal
   * that moves by 0.1 standard deviations has 0.01. {@link #sensitivity} sets this and others
   * together.
   */
  public MonitorBuilder tolerance(double tolerance) {
    if (!(tolerance >= 0 && tolerance <= 10)) {
      throw new IllegalArgumentException(
          "tolerance is %s, but must be 0 to 10".formatted(tolerance));
    }
    tolerances =
        new Tolerances(
            tolerance,
            tolerances.excess(),
            tolerances.informingRatio(),
            tolerances.alarmingRatio());
    return this;
  }

  /** How large differences must be to be of interest, in one word; {@code STANDARD} unless said. */
  public MonitorBuilder sensitivity(Sensitivity sensitivity) {
    tolerances = Objects.requireNonNull(sensitivity, "sensitivity").tolerances();
    return this;
  }

  /**
   * By how much the share of missing, defaulted, failed, invalid or never seen values may exceed
   * the reference's, 0 to 1; 0.005 unless said.
   */
  public MonitorBuilder shareAllowance(double excess) {
    if (!(excess >= 0 && excess <= 1)) {
      throw new IllegalArgumentException(
          "shareAllowance is %s, but must be 0 to 1".formatted(excess));
    }
    tolerances =
        new Tolerances(
            tolerances.divergence(),
            excess,
            tolerances.informingRatio(),
            tolerances.alarmingRatio());
    return this;
  }

  /**
   * By which factor a rate of decisions, errors or slow predictions must confidently differ from
   * the reference's for people to be informed, and for an alarm: 1.5 and 2 unless said.
   *
   * @param informing at least 1
   * @param alarming at least {@code informing}, at most 1000
   */
  public MonitorBuilder rateFactors(double informing, double alarming) {
    if (!(informing >= 1 && alarming >= informing && alarming <= 1000)) {
      throw new IllegalArgumentException(
          "rateFactors are %s and %s, but must be at least 1, ascend, and be at most 1000"
              .formatted(informing, alarming));
    }
    tolerances = new Tolerances(tolerances.divergence(), tolerances.excess(), informing, alarming);
    return this;
  }

  /** How long a column may go without an answer before it is called blind; one day unless said. */
  public MonitorBuilder blindAfter(Duration duration) {
    blindAfter = requireWithin("blindAfter", duration, MIN_WINDOW, Duration.ofDays(365));
    return this;
  }

  /**
   * Compares each window with the reference's windows of the same hour of the day, in that time
   * zone, where they have ten times its observations, else with the whole reference. The reference
   * must have been built in windows with times.
   */
  public MonitorBuilder hourOfDay(ZoneId zone) {
    hourOfDay = Objects.requireNonNull(zone, "zone");
    return this;
  }

  /**
   * Only observes: nothing alarms, and what would have is reported and counted as such. For the
   * first weeks, and for trying other settings.
   */
  public MonitorBuilder observeOnly(boolean observes) {
    this.observes = observes;
    return this;
  }

  /**
   * Reports a column whose score by that measure is above a fixed threshold, such as {@code psi}
   * above 0.2: outside the false-alarm budget, whatever chance explains.
   *
   * @param measure the name of one of the {@link #measures}, checked by {@link #build}
   */
  public MonitorBuilder threshold(String measure, double threshold) {
    thresholds.add(new ThresholdRule(measure, threshold));
    return this;
  }

  /** The share of predictions that may fail, above 0 and below 1. */
  public MonitorBuilder errorObjective(double share) {
    errorShare = share;
    new ServiceObjectives(null, share, null); // checks it where it was given
    return this;
  }

  /**
   * How many rows a whole window should have.
   *
   * @param least at least so many, 0 or more
   * @param most at most so many, not fewer than {@code least}
   */
  public MonitorBuilder volumeObjective(long least, long most) {
    volume = new ServiceObjectives.Volume(least, most);
    return this;
  }

  /** How many false alarms the whole model may cost. */
  public MonitorBuilder falseAlarmBudget(FalseAlarms budget) {
    this.budget = Objects.requireNonNull(budget, "budget");
    return this;
  }

  /**
   * The measures that reports give scores for, each of another name; verdicts do not depend on
   * them.
   */
  public MonitorBuilder measures(List<Measure> measures) {
    Objects.requireNonNull(measures, "measures");
    if (measures.stream().map(Measure::name).distinct().count() < measures.size()) {
      throw new IllegalArgumentException(
          "two measures have one name: %s"
              .formatted(measures.stream().map(Measure::name).toList()));
    }
    this.measures = List.copyOf(measures);
    return this;
  }

  /**
   * How fast predictions should be: that share of them within that time. More that are slower, and
   * more than chance explains, are reported as drift of the column {@code latency}.
   */
  public MonitorBuilder latencyObjective(Duration limit, double share) {
    latency = new LatencyObjective(limit, share);
    return this;
  }

  /**
   * How many rows a learned baseline has, 1 000 to 100 000 000; where no rows are recorded, how
   * many bare calls of one column.
   */
  public MonitorBuilder baselineRows(int rows) {
    baselineRows = requireWithin("baselineRows", rows, 1_000, 100_000_000);
    return this;
  }

  /**
   * How many names of unseen categories a report shows per column, 0 to 100. They are values of
   * rows: 0, the default, keeps them out.
   */
  public MonitorBuilder unseenNames(int limit) {
    unseenNames = requireWithin("unseenNames", limit, 0, 100);
    return this;
  }

  /**
   * Whether reports name the categories that moved, or only number them in the order of the
   * reference. They are names by default.
   */
  public MonitorBuilder categoryNames(boolean shown) {
    namesCategories = shown;
    return this;
  }

  /** Adds a listener for reports. */
  public MonitorBuilder listener(ReportListener listener) {
    reportListeners.add(Objects.requireNonNull(listener, "listener"));
    return this;
  }

  /** Adds a listener for changes of version and for the end. */
  public MonitorBuilder listener(LifecycleListener listener) {
    lifecycleListeners.add(Objects.requireNonNull(listener, "listener"));
    return this;
  }

  /**
   * How many bytes the counters may hold, 64 KiB to 1 GiB. Threads that get in each other's way are
   * given more sets of counters, up to 16 per core and as many as fit in here; one set, the one
   * behind it that all threads share, and a spare there are in any case. Unless said it is 40 KiB
   * per column, within 1 MiB and 12 MiB.
   */
  public MonitorBuilder counterMemory(long bytes) {
    if (bytes < MIN_COUNTER_MEMORY || bytes > MAX_COUNTER_MEMORY) {
      throw new IllegalArgumentException(
          "counterMemory is %d, but must be %d to %d"
              .formatted(bytes, MIN_COUNTER_MEMORY, MAX_COUNTER_MEMORY));
    }
    counterMemory = bytes;
    return this;
  }

  private static long usualCounterMemory(Schema columns) {
    return Math.max(1 << 20, Math.min(12 << 20, (40L << 10) * columns.columns().size()));
  }

  /**
   * In how many bins each column is counted for the fleet: 3 to 16, 12 unless said, or 0 for no
   * fleet. The bins of all replicas are added up where their meters are collected, so give the
   * replicas of a model the same number.
   */
  public MonitorBuilder fleetBins(int bins) {
    if (bins != 0 && (bins < FleetSettings.LEAST_BINS || bins > FleetSettings.MOST_BINS)) {
      throw new IllegalArgumentException(
          "fleetBins is %d, but must be %d to %d, or 0 for none"
              .formatted(bins, FleetSettings.LEAST_BINS, FleetSettings.MOST_BINS));
    }
    fleetBins = bins;
    return this;
  }

  /**
   * Whether the fleet's bins and decisions carry the names of categories, as labels of meters;
   * {@code category 3} and so on unless asked for. The names are those that the reference knows.
   */
  public MonitorBuilder fleetCategoryNames(boolean shown) {
    namesFleetCategories = shown;
    return this;
  }

  /** How long {@code close} waits for listeners that are at work, 0 to 10 minutes. */
  public MonitorBuilder closePatience(Duration patience) {
    closePatience = requireWithin("closePatience", patience, Duration.ZERO, Duration.ofMinutes(10));
    return this;
  }

  /** What time it is: for replays and tests. */
  public MonitorBuilder clock(InstantSource clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
    return this;
  }

  /**
   * Who drains and evaluates, instead of a daemon thread of the monitor's own; not shut down by
   * {@code close}.
   */
  public MonitorBuilder executor(ScheduledExecutorService executor) {
    this.executor = Objects.requireNonNull(executor, "executor");
    return this;
  }

  /**
   * The running monitor.
   *
   * @throws IllegalStateException when there is neither a reference nor a schema
   * @throws IllegalArgumentException when the reference does not have the schema's columns, naming
   *     the difference
   */
  public StreamingModelMonitor build() {
    Schema columns = columns();
    if (hourOfDay != null && window.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException(
          "hourOfDay needs windows of at most %s, but they are %s"
              .formatted(Duration.ofHours(1), window));
    }
    if (hourOfDay != null && reference != null && !hasTimes(reference)) {
      throw new IllegalArgumentException(
          "hourOfDay needs a reference that knows the hours of its rows: build it with windows(..)"
              + " and at(..), or collect it from a running monitor");
    }
    VerdictRule rule =
        new VerdictRule(
            window,
            minimumCount,
            budget.alpha(window),
            tolerances,
            blindAfter,
            measures,
            checkedThresholds(),
            new ServiceObjectives(latency, errorShare, volume),
            hourOfDay,
            namesCategories,
            observes);
    FleetSettings fleet =
        new FleetSettings(
            fleetBins,
            namesFleetCategories,
            budget.alpha(FLEET_LOOK),
            tolerances.divergence(),
            tolerances.excess(),
            tolerances.informingRatio(),
            tolerances.alarmingRatio(),
            minimumCount);
    MonitorSettings settings =
        new MonitorSettings(
            tick.compareTo(window) < 0 ? tick : window,
            rule,
            fleet,
            baselineRows,
            unseenNames,
            maxStripes(),
            counterMemory > 0 ? counterMemory : usualCounterMemory(columns),
            closePatience,
            clock,
            executor);
    MonitorEngine engine =
        new MonitorEngine(
            model, new ModelVersion(version, artifactDigest), columns, references(), settings);
    StreamingModelMonitor monitor = new StreamingModelMonitor(engine);
    reportListeners.forEach(engine::addListener);
    lifecycleListeners.forEach(engine::addListener);
    engine.start();
    return monitor;
  }

  private static boolean hasTimes(Profile reference) {
    return reference.windows().stream().anyMatch(window -> window.start() != null);
  }

  private List<ThresholdRule> checkedThresholds() {
    List<String> names = measures.stream().map(Measure::name).toList();
    if (Set.copyOf(thresholds).size() < thresholds.size()) {
      throw new IllegalArgumentException("a threshold is set twice: %s".formatted(thresholds));
    }
    for (ThresholdRule threshold : thresholds) {
      if (!names.contains(threshold.measure())) {
        throw new IllegalArgumentException(
            "threshold of measure '%s', which is none of the configured ones: %s"
                .formatted(threshold.measure(), names));
      }
    }
    return thresholds;
  }

  private @Nullable References references() {
    if (reference == null) {
      if (training != null || anchor != null) {
        throw new IllegalStateException(
            "model '%s' has training data or an anchor, but no reference: give one with reference()"
                .formatted(model));
      }
      return null;
    }
    return new References(reference, training, anchor, false);
  }

  private Schema columns() {
    if (schema != null) {
      return schema;
    }
    if (reference != null) {
      return reference.schema();
    }
    throw new IllegalStateException(
        "model '%s' has neither a reference nor a schema: give one, so that its columns are known"
            .formatted(model));
  }

  /**
   * Enough that writers which the system put to sleep in the middle of a row leave room for the
   * others.
   */
  private static int maxStripes() {
    return Math.max(2, Integer.highestOneBit(Runtime.getRuntime().availableProcessors() * 16));
  }

  private static Duration requireWithin(
      String parameter, Duration value, Duration least, Duration most) {
    Objects.requireNonNull(value, parameter);
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "%s is %s, but must be %s to %s".formatted(parameter, value, least, most));
    }
    return value;
  }

  private static int requireWithin(String parameter, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s is %d, but must be %d to %d".formatted(parameter, value, least, most));
    }
    return value;
  }
}
