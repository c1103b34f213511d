package io.driftmeter.spring;

import io.driftmeter.stats.Sensitivity;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What is configured of one model. Immutable; what is not set is as {@code MonitorBuilder} has it,
 * which also says what each setting means and its limits.
 *
 * @param enabled whether recording is switched on at start
 * @param version the version that is served, in place of the annotation's
 * @param artifactDigest digest of the model's own file that is served
 * @param reference where the reference is: file:, classpath:, http: or https:
 * @param referenceRequired whether the start fails when the reference cannot be loaded
 * @param training where the training data are, beside a reference of serving traffic
 * @param anchor where the first reference ever is
 * @param include the columns of the annotations that are recorded; all where none is named
 * @param exclude columns that are not
 * @param window how long a window is
 * @param tick how often counters are drained
 * @param falseAlarmsPerMonth how many false alarms the model may cost in 30 days
 * @param minimumCount how many observations of a column are judged at least
 * @param sensitivity how large differences must be, in one word
 * @param tolerance the divergence that is not drift, in units of the population stability index
 * @param shareAllowance by how much shares of missing and other such values may exceed the
 *     reference's
 * @param rateFactors by which factors a rate must differ to inform and to alarm
 * @param blindAfter how long a column may go without an answer before it is called blind
 * @param hourOfDay the time zone in which windows are compared with the same hour of the day
 * @param observeOnly whether nothing alarms, and what would have is counted
 * @param thresholds scores above which a column is reported, by the name of the measure
 * @param latencyObjective the time within which predictions should be answered
 * @param latencyQuantile the share of predictions that should be
 * @param errorObjective the share of predictions that may fail
 * @param volumeObjective how many rows a whole window should have
 * @param baselineRows how many rows a learned baseline has
 * @param unseenNames how many names of unseen categories a report shows; they are values of rows
 * @param categoryNames whether reports name categories
 * @param fleetBins in how many bins each column is counted for the fleet, 0 for no fleet
 * @param fleetCategoryNames whether those bins carry the names of categories, as labels of meters
 * @param counterMemory how much the counters may hold
 * @param closePatience how long closing waits for listeners that are at work
 * @param tags tags of all meters of the model
 */
public record ModelProperties(
    @DefaultValue("true") boolean enabled,
    @Nullable String version,
    @Nullable String artifactDigest,
    @Nullable String reference,
    @DefaultValue("false") boolean referenceRequired,
    @Nullable String training,
    @Nullable String anchor,
    @DefaultValue List<String> include,
    @DefaultValue List<String> exclude,
    @Nullable Duration window,
    @Nullable Duration tick,
    @Nullable Double falseAlarmsPerMonth,
    @Nullable Integer minimumCount,
    @Nullable Sensitivity sensitivity,
    @Nullable Double tolerance,
    @Nullable Double shareAllowance,
    @Nullable RateFactors rateFactors,
    @Nullable Duration blindAfter,
    @Nullable ZoneId hourOfDay,
    @DefaultValue("false") boolean observeOnly,
    @DefaultValue Map<String, Double> thresholds,
    @Nullable Duration latencyObjective,
    @DefaultValue("0.99") double latencyQuantile,
    @Nullable Double errorObjective,
    @Nullable VolumeObjective volumeObjective,
    @Nullable Integer baselineRows,
    @Nullable Integer unseenNames,
    @Nullable Boolean categoryNames,
    @Nullable Integer fleetBins,
    @Nullable Boolean fleetCategoryNames,
    @Nullable DataSize counterMemory,
    @Nullable Duration closePatience,
    @DefaultValue Map<String, String> tags) {

  /** Copies the lists and maps. */
  public ModelProperties {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
    thresholds = Map.copyOf(thresholds);
    tags = Map.copyOf(tags);
  }

  /** Which columns are recorded. */
  ColumnChoice columns() {
    return new ColumnChoice(include, exclude);
  }

  /**
   * By which factors a rate must differ.
   *
   * @param informing for people to be informed
   * @param alarming for an alarm
   */
  public record RateFactors(
      @DefaultValue("1.5") double informing, @DefaultValue("2") double alarming) {}

  /**
   * How many rows a whole window should have.
   *
   * @param least at least so many
   * @param most at most so many
   */
  public record VolumeObjective(
      @DefaultValue("0") long least, @DefaultValue("9223372036854775807") long most) {}
}
