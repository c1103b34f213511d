package io.driftmeter.spring;

import io.driftmeter.api.ModelMonitor;
import io.driftmeter.api.profile.ReferenceInfo;
import io.driftmeter.api.report.Response;
import io.driftmeter.api.schema.Column;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A model as the endpoint shows it. Immutable; times are in ISO 8601 and UTC.
 *
 * @param model its name
 * @param version the version that runs
 * @param state how it stands, in one word
 * @param enabled whether recording is switched on
 * @param reference what it is compared with; null while there is none
 * @param referenceProblem why there was none at start; null where there was one
 * @param columns its columns
 * @param lastReport the end of the last window; null before the first
 * @param raised how many findings were raised, by what they asked of people
 */
record ModelView(
    String model,
    String version,
    Standing state,
    boolean enabled,
    @Nullable ReferenceView reference,
    @Nullable String referenceProblem,
    List<ColumnView> columns,
    @Nullable String lastReport,
    Map<String, Long> raised) {

  /**
   * A reference.
   *
   * @param version the version of the model that it is of
   * @param kind training or serving
   * @param builtAt when it was built
   * @param dataThrough the time of its newest row, or null
   * @param rows how many rows it holds
   * @param fingerprint the first digits of what names it
   */
  record ReferenceView(
      String version,
      String kind,
      String builtAt,
      @Nullable String dataThrough,
      long rows,
      String fingerprint) {

    static ReferenceView of(ReferenceInfo info) {
      return new ReferenceView(
          info.version(),
          lowerCase(info.kind()),
          info.builtAt().toString(),
          info.dataThrough() == null ? null : info.dataThrough().toString(),
          info.rows(),
          info.shortFingerprint());
    }
  }

  /**
   * A column.
   *
   * @param name its name
   * @param kind numeric or categorical
   * @param role feature or output
   */
  record ColumnView(String name, String kind, String role) {

    static ColumnView of(Column column) {
      return new ColumnView(column.name(), lowerCase(column.kind()), lowerCase(column.role()));
    }
  }

  static ModelView of(WatchedModel model) {
    ModelMonitor monitor = model.monitor();
    Map<String, Long> raised = new TreeMap<>();
    monitor.raised().forEach((response, count) -> raised.put(response.tag(), count));
    raised.remove(Response.NONE.tag());
    return new ModelView(
        model.name(),
        monitor.info().version(),
        Standing.of(monitor),
        monitor.isEnabled(),
        monitor.info().reference().map(ReferenceView::of).orElse(null),
        model.problem().isEmpty() ? null : model.problem(),
        monitor.schema().columns().stream().map(ColumnView::of).toList(),
        monitor.lastReport().map(report -> report.windowEnd().toString()).orElse(null),
        raised);
  }

  static String lowerCase(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
