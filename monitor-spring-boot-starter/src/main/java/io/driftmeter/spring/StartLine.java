package io.driftmeter.spring;

import io.driftmeter.api.ModelMonitor;
import io.driftmeter.api.profile.ReferenceInfo;
import io.driftmeter.api.schema.Column;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the log says of a model at start. */
final class StartLine {

  private static final int MOST_COLUMNS = 50;
  private static final int USUAL_BASELINE_ROWS = 10_000;

  private StartLine() {}

  /**
   * One line.
   *
   * @param series how many meters it has, in all registries
   */
  static String of(WatchedModel model, long series) {
    ModelMonitor monitor = model.monitor();
    String subject =
        "model '%s' %s: %s%s "
            .formatted(
                model.name(),
                monitor.info().version(),
                monitor.isEnabled() ? "" : "SWITCHED OFF, ",
                monitor.info().state());
    String columns = columns(monitor.schema().columns());
    String middle =
        monitor
            .info()
            .reference()
            .map(reference -> columns + against(reference, model))
            .orElseGet(() -> columns + learning(model));
    return "%s%s; %s %s MB%s"
        .formatted(
            subject,
            middle,
            series == 0
                ? "no MeterRegistry, about"
                : "about %s series and".formatted(count(series)),
            Math.max(1, Math.round(monitor.health().memoryBytes() / 1e6)),
            model.isOurs() ? "" : "; the monitor is a bean of the application");
  }

  private static String against(ReferenceInfo reference, WatchedModel model) {
    return " against reference %s of version %s (%s, %s rows%s)%s"
        .formatted(
            reference.shortFingerprint(),
            reference.version(),
            reference.kind(),
            count(reference.rows()),
            reference.dataThrough() == null ? "" : ", data through " + reference.dataThrough(),
            model.settings().observeOnly() ? ", observes only" : "");
  }

  private static String learning(WatchedModel model) {
    Integer rows = model.settings().baselineRows();
    return " from the first %s rows (%s); nothing alarms until then"
        .formatted(
            count(rows == null ? USUAL_BASELINE_ROWS : rows),
            model.problem().isEmpty() ? "no reference" : model.problem());
  }

  private static String columns(List<Column> columns) {
    String names =
        columns.stream().limit(MOST_COLUMNS).map(Column::name).collect(Collectors.joining(", "));
    return "%d columns [%s%s]"
        .formatted(columns.size(), names, columns.size() > MOST_COLUMNS ? ", .." : "");
  }

  /** {@code 10 000}. */
  private static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value).replace(',', ' ');
  }
}
