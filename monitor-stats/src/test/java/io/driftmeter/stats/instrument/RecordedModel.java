package io.driftmeter.stats.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.api.BaselineCollection;
import io.driftmeter.api.CategoricalColumn;
import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.RowRecorder;
import io.driftmeter.api.counts.Outcome;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.instrument.AnnotatedModel;
import io.driftmeter.api.instrument.ModelProxy;
import io.driftmeter.api.schema.Column;
import io.driftmeter.api.schema.Schema;
import io.driftmeter.stats.HandDrivenClock;
import io.driftmeter.stats.HandDrivenExecutor;
import io.driftmeter.stats.StreamingModelMonitor;
import io.driftmeter.stats.TestMonitors;
import io.driftmeter.stats.profile.CategoricalProfile;
import io.driftmeter.stats.profile.NumericProfile;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.profile.ReferenceBuilder;
import io.driftmeter.stats.profile.ReferenceProfiles;
import java.time.Duration;
import java.util.List;

/**
 * A running monitor for the columns of an annotated type, and what it recorded. Numbers from 1 to
 * 1000 are told apart to some percent.
 */
final class RecordedModel implements AutoCloseable {

  /** A window needs so many rows before it is judged. */
  static final int CALLS = 20;

  static final List<String> CATEGORIES = List.of("A", "B", "C", "true", "false", "HIGH", "LOW");

  private static final Duration HOUR = Duration.ofHours(1);

  final StreamingModelMonitor monitor;
  private final HandDrivenClock clock = new HandDrivenClock(TestMonitors.NOON);
  private final BaselineCollection recorded;

  private RecordedModel(Schema schema) {
    monitor =
        StreamingModelMonitor.builder("model", "1")
            .reference(reference(schema))
            .minimumCount(CALLS)
            .window(HOUR)
            .clock(clock)
            .executor(new HandDrivenExecutor())
            .build();
    recorded = monitor.collectBaseline(true);
  }

  static RecordedModel of(Class<?> type) {
    return new RecordedModel(AnnotatedModel.of(type).schema());
  }

  static RecordedModel of(Schema schema) {
    return new RecordedModel(schema);
  }

  static Profile reference(Schema schema) {
    ReferenceBuilder builder = ReferenceProfiles.builder("model", "1", schema);
    List<NumericColumn> numbers =
        schema.columns().stream()
            .filter(Column::isNumeric)
            .map(column -> builder.numeric(column.name()))
            .toList();
    List<CategoricalColumn> categories =
        schema.columns().stream()
            .filter(column -> !column.isNumeric())
            .map(column -> builder.categorical(column.name()))
            .toList();
    RowRecorder<Integer> rows =
        builder.rows(
            (i, row) -> {
              numbers.forEach(column -> row.set(column, Math.exp(i % 100 * Math.log(1000) / 99)));
              categories.forEach(column -> row.set(column, CATEGORIES.get(i % CATEGORIES.size())));
            });
    for (int i = 0; i < 2_000; i++) {
      rows.record(i);
    }
    return builder.builtAt(TestMonitors.NOON).build();
  }

  <T> T wrap(Class<T> type, T target) {
    return ModelProxy.wrap(type, target, monitor);
  }

  /** Makes the same call often enough for a window, and closes it. */
  void call(ThrowingCall call) throws Exception {
    for (int i = 0; i < CALLS; i++) {
      call.run();
    }
    closeWindow();
  }

  void closeWindow() {
    clock.advance(HOUR);
    monitor.closeWindow();
  }

  /** A call. */
  @FunctionalInterface
  interface ThrowingCall {
    void run() throws Exception;
  }

  private Profile profile() {
    return Profile.require(recorded.profile());
  }

  /** Every call recorded that number. */
  void assertNumber(String column, double number) {
    NumericProfile profile = profile().numeric(column);
    assertThat(profile.counts().count(profile.grid().index(number)))
        .as("%s = %s of %s", column, number, profile.states())
        .isEqualTo(CALLS);
  }

  /** Every call recorded that category. */
  void assertCategory(String column, String category) {
    CategoricalProfile profile = profile().categorical(column);
    assertThat(profile.counts().count(profile.categories().indexOf(category)))
        .as("%s = %s of %s", column, category, profile.states())
        .isEqualTo(CALLS);
  }

  /** Every call left the column in that state. */
  void assertState(String column, ValueState state) {
    assertThat(monitor.counts().states(column))
        .as(column)
        .isEqualTo(TestMonitors.only(state, CALLS));
  }

  void assertOutcomes(int successes, int errors) {
    assertThat(monitor.counts().outcome(Outcome.SUCCESS).predictions()).isEqualTo(successes);
    assertThat(monitor.counts().outcome(Outcome.ERROR).predictions()).isEqualTo(errors);
  }

  @Override
  public void close() {
    monitor.close();
  }
}
