package io.driftmeter.micrometer;

import io.driftmeter.api.ModelMonitor;
import io.driftmeter.api.schema.Schema;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Objects;

/**
 * Publishes a monitor as Micrometer meters: predictions and their latency, values by state, what
 * the last window said of each column, what alarms, and the library's own health.
 *
 * <pre>{@code
 * ModelMonitorMetrics.monitor(registry, monitor);
 * }</pre>
 *
 * <p>Of a model with very many columns the least important ones are published in brief: see {@link
 * Builder#detailedColumns}.
 *
 * <p>Every meter exists from the moment of binding, counters at zero, so that a first increase is
 * not lost. When another version is deployed its meters begin at zero at once; those of the version
 * before stay at their last values for a grace period. When the monitor closes its meters go. A
 * closed monitor, and so {@link ModelMonitor#noop()}, has no meters.
 *
 * <p>One monitor may be bound to several registries. Two monitors of the same model and version on
 * one registry need an extra tag to tell them apart. Set common tags of the registry before
 * binding. Thread-safe.
 */
public final class ModelMonitorMetrics implements MeterBinder {

  /** How long the meters of a version that was replaced stay, unless set otherwise. */
  public static final Duration DEFAULT_GRACE_PERIOD = Duration.ofMinutes(5);

  /** The most series for the fleet that one registry has, unless set otherwise. */
  public static final int DEFAULT_FLEET_SERIES = 1_000;

  /** The largest {@link Builder#fleetSeries}. */
  public static final int MOST_FLEET_SERIES = 1_000_000;

  /** The most columns that a monitor publishes in detail, unless set otherwise. */
  public static final int DEFAULT_DETAILED_COLUMNS = 300;

  private final ModelMonitor monitor;
  private final BindingSettings settings;

  private ModelMonitorMetrics(ModelMonitor monitor, BindingSettings settings) {
    this.monitor = monitor;
    this.settings = settings;
  }

  /**
   * Binds a monitor to a registry.
   *
   * @param extraTags added to every meter
   * @return the monitor, unchanged
   * @throws IllegalArgumentException when an extra tag has a key that the meters use
   * @throws IllegalStateException when the registry has meters of such a monitor already
   */
  public static <M extends ModelMonitor> M monitor(
      MeterRegistry registry, M monitor, Tag... extraTags) {
    return monitor(registry, monitor, Tags.of(extraTags));
  }

  /**
   * Binds a monitor to a registry.
   *
   * @param extraTags added to every meter
   * @return the monitor, unchanged
   * @throws IllegalArgumentException when an extra tag has a key that the meters use
   * @throws IllegalStateException when the registry has meters of such a monitor already
   */
  public static <M extends ModelMonitor> M monitor(
      MeterRegistry registry, M monitor, Iterable<Tag> extraTags) {
    builder(monitor).extraTags(extraTags).build().bindTo(registry);
    return monitor;
  }

  /** Starts a binder with other names, tags or grace period. */
  public static Builder builder(ModelMonitor monitor) {
    return new Builder(monitor);
  }

  /**
   * Registers the meters.
   *
   * @throws IllegalStateException when the registry has meters of such a monitor already, saying
   *     how to tell the two apart; nothing is registered then
   */
  @Override
  public void bindTo(MeterRegistry registry) {
    Binding.bind(monitor, Objects.requireNonNull(registry, "registry"), settings);
  }

  /** Collects what differs from the defaults. Not thread-safe. */
  public static final class Builder {
    private final ModelMonitor monitor;
    private String modelPrefix = "model";
    private String libraryPrefix = "driftmeter";
    private Tags extraTags = Tags.empty();
    private Duration gracePeriod = DEFAULT_GRACE_PERIOD;
    private int detailedColumns = DEFAULT_DETAILED_COLUMNS;
    private int fleetSeries = DEFAULT_FLEET_SERIES;

    private Builder(ModelMonitor monitor) {
      this.monitor = Objects.requireNonNull(monitor, "monitor");
    }

    /** The prefix of the meters that users watch; {@code model} by default. */
    public Builder modelPrefix(String prefix) {
      modelPrefix = Objects.requireNonNull(prefix, "prefix");
      return this;
    }

    /** The prefix of the meters of the library's own health; {@code driftmeter} by default. */
    public Builder libraryPrefix(String prefix) {
      libraryPrefix = Objects.requireNonNull(prefix, "prefix");
      return this;
    }

    /** Adds tags to every meter. */
    public Builder extraTags(Iterable<Tag> tags) {
      extraTags = extraTags.and(tags);
      return this;
    }

    /** Adds tags to every meter. */
    public Builder extraTags(Tag... tags) {
      return extraTags(Tags.of(tags));
    }

    /**
     * How long the meters of a version that was replaced stay; five minutes by default, zero
     * removes them at once. Make it several scrapes long.
     */
    public Builder gracePeriod(Duration period) {
      gracePeriod = Objects.requireNonNull(period, "period");
      return this;
    }

    /**
     * The most columns that the monitor publishes in detail, 0 to {@value Schema#MAX_COLUMNS};
     * {@value #DEFAULT_DETAILED_COLUMNS} by default. The others are in brief: one series each says
     * whether anything about the column alarms, one whether a change was announced. Outputs come
     * first, then critical columns, then those of most importance, then the schema's first; a meter
     * and a line in the log say what is in brief. The latency is in detail in any case. A scrape
     * costs some microseconds a series, and a column in detail is about 40 of them.
     */
    public Builder detailedColumns(int most) {
      detailedColumns = most;
      return this;
    }

    /**
     * The most series for the fleet that all monitors on the registry have together, 0 to 1 000
     * 000; {@value #DEFAULT_FLEET_SERIES} by default. Outputs are counted by bin first, then
     * critical columns, then those of most importance; a meter and a line in the log say what was
     * left out. A monitor that is bound later finds less room. Columns in brief have none.
     */
    public Builder fleetSeries(int most) {
      fleetSeries = most;
      return this;
    }

    /**
     * The binder.
     *
     * @throws IllegalArgumentException when a prefix is not made of lower-case words joined by
     *     dots, an extra tag has a key that the meters use, the grace period is negative or longer
     *     than a day, or the number of columns or series is out of range
     */
    public ModelMonitorMetrics build() {
      if (gracePeriod.isNegative() || gracePeriod.compareTo(Duration.ofDays(1)) > 0) {
        throw new IllegalArgumentException(
            "gracePeriod is %s, but must be zero to one day".formatted(gracePeriod));
      }
      if (detailedColumns < 0 || detailedColumns > Schema.MAX_COLUMNS) {
        throw new IllegalArgumentException(
            "detailedColumns is %d, but must be 0 to %d"
                .formatted(detailedColumns, Schema.MAX_COLUMNS));
      }
      if (fleetSeries < 0 || fleetSeries > MOST_FLEET_SERIES) {
        throw new IllegalArgumentException(
            "fleetSeries is %d, but must be 0 to %d".formatted(fleetSeries, MOST_FLEET_SERIES));
      }
      return new ModelMonitorMetrics(
          monitor,
          new BindingSettings(
              new MeterNaming(modelPrefix, libraryPrefix, extraTags),
              gracePeriod,
              detailedColumns,
              new FleetBudget(fleetSeries)));
    }
  }
}
