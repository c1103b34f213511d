package io.driftmeter.spring;

import io.driftmeter.api.schema.Schema;
import io.driftmeter.micrometer.ModelMonitorMetrics;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Everything that is configured. Immutable. A property that is not known fails the start.
 *
 * @param enabled whether models are monitored at all
 * @param models what differs from the defaults, by the name of the model
 * @param meters what of the models is published
 * @param references how references are fetched
 * @param endpoint what the endpoint of the actuator may do
 * @param health what monitored models say of the application's health
 */
@ConfigurationProperties(prefix = DriftmeterProperties.PREFIX, ignoreUnknownFields = false)
public record DriftmeterProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue Map<String, ModelProperties> models,
    @DefaultValue Meters meters,
    @DefaultValue References references,
    @DefaultValue Endpoint endpoint,
    @DefaultValue Health health) {

  static final String PREFIX = "driftmeter";

  /** Copies the map. */
  public DriftmeterProperties {
    models = Map.copyOf(models);
  }

  /**
   * What of the models is published.
   *
   * @param detailedColumns the most columns of each model that are published in detail; the others,
   *     the least important, are in brief
   * @param fleetSeries the most series for the fleet that all models have together, on each
   *     registry
   */
  public record Meters(
      @DefaultValue("" + ModelMonitorMetrics.DEFAULT_DETAILED_COLUMNS) int detailedColumns,
      @DefaultValue("" + ModelMonitorMetrics.DEFAULT_FLEET_SERIES) int fleetSeries) {

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException when one is out of range
     */
    public Meters {
      requireInRange("detailed-columns", detailedColumns, Schema.MAX_COLUMNS);
      requireInRange("fleet-series", fleetSeries, ModelMonitorMetrics.MOST_FLEET_SERIES);
    }

    private static void requireInRange(String property, int value, int most) {
      if (value < 0 || value > most) {
        throw new IllegalArgumentException(
            "driftmeter.meters.%s is %d, but must be 0 to %d".formatted(property, value, most));
      }
    }
  }

  /**
   * How references are fetched.
   *
   * @param maxSize the largest reference, as it is fetched and unpacked
   * @param connectTimeout how long a connection may take, for references over http
   * @param timeout how long all of a fetch may take, for references over http
   */
  public record References(
      @DefaultValue("32MB") DataSize maxSize,
      @DefaultValue("5s") Duration connectTimeout,
      @DefaultValue("20s") Duration timeout) {

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException naming the one that is out of range
     */
    public References {
      if (maxSize.toBytes() < 1 || maxSize.toBytes() >= Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            "driftmeter.references.max-size is %s, but must be 1B to 2047MB".formatted(maxSize));
      }
      requirePositive("connect-timeout", connectTimeout);
      requirePositive("timeout", timeout);
    }

    private static void requirePositive(String name, Duration duration) {
      if (duration.isZero() || duration.isNegative()) {
        throw new IllegalArgumentException(
            "driftmeter.references.%s is %s, but must be above zero".formatted(name, duration));
      }
    }
  }

  /**
   * What the endpoint of the actuator may do.
   *
   * @param writable whether models can be switched and references reloaded through it
   */
  public record Endpoint(@DefaultValue("false") boolean writable) {}

  /**
   * What monitored models say of the application's health.
   *
   * @param driftStatus the status while a model alarms, such as OUT_OF_SERVICE; UP unless set
   */
  public record Health(@Nullable String driftStatus) {}
}
