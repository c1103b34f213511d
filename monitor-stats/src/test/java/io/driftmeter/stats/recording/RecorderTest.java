package io.driftmeter.stats.recording;

import static io.driftmeter.stats.TestMonitors.NOON;
import static io.driftmeter.stats.TestMonitors.SCHEMA;
import static io.driftmeter.stats.TestMonitors.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.api.CategoricalColumn;
import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.Row;
import io.driftmeter.api.RowRecorder;
import io.driftmeter.api.counts.Outcome;
import io.driftmeter.api.counts.Refusal;
import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.schema.Schema;
import io.driftmeter.stats.CapturedLog;
import io.driftmeter.stats.HandDrivenClock;
import io.driftmeter.stats.HandDrivenExecutor;
import io.driftmeter.stats.StreamingModelMonitor;
import io.driftmeter.stats.TestMonitors;
import io.driftmeter.stats.profile.Profile;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API says of rows, arrays and bare handles, as a running monitor counts it. */
class RecorderTest {

  private static final Profile REFERENCE = TestMonitors.reference("1", 1);

  private final HandDrivenExecutor executor = new HandDrivenExecutor();
  private final StreamingModelMonitor monitor =
      TestMonitors.builder(new HandDrivenClock(NOON), executor).reference(REFERENCE).build();
  private final NumericColumn amount = monitor.numeric("amount");
  private final NumericColumn age = monitor.numeric("age");
  private final CategoricalColumn country = monitor.categorical("country");

  @AfterEach
  void close() {
    monitor.close();
  }

  private StateCounts states(String column) {
    executor.tick();
    return monitor.counts().states(column);
  }

  private void row(Consumer<Row> writer) {
    monitor.rows((Consumer<Row> source, Row row) -> source.accept(row)).record(writer);
  }

  @Test
  void aColumnSetTwiceKeepsTheLastValue() {
    row(row -> row.set(amount, Double.NaN).set(amount, 5).set(country, "AT").set(country, "??"));
    assertThat(states("amount")).isEqualTo(only(ValueState.VALID, 1));
    assertThat(states("country")).isEqualTo(only(ValueState.UNSEEN, 1));
  }

  @Test
  void aValueAfterAStateWinsAndAStateAfterAValueToo() {
    row(row -> row.missing(amount).set(amount, 5).set(age, 30).failed(age));
    assertThat(states("amount")).isEqualTo(only(ValueState.VALID, 1));
    assertThat(states("age")).isEqualTo(only(ValueState.FAILED, 1));
  }

  @Test
  void aColumnNeverSetIsAbsent() {
    row(row -> row.set(amount, 5));
    for (String column : List.of("age", "country", "risk", "decision")) {
      assertThat(states(column)).as(column).isEqualTo(only(ValueState.ABSENT, 1));
    }
  }

  @Test
  void nullIsMissing() {
    row(row -> row.set(amount, (Double) null).set(country, (String) null));
    assertThat(states("amount")).isEqualTo(only(ValueState.MISSING, 1));
    assertThat(states("country")).isEqualTo(only(ValueState.MISSING, 1));
  }

  @Test
  void numbersOffTheGridAreBelowOrAboveIt() {
    row(row -> row.set(amount, -1e300).set(age, 1e300));
    assertThat(states("amount")).isEqualTo(only(ValueState.BELOW, 1));
    assertThat(states("age")).isEqualTo(only(ValueState.ABOVE, 1));
  }

  @ParameterizedTest
  @EnumSource(ValueState.class)
  void aNanThatLooksLikeAStateIsStillNotANumber(ValueState state) {
    double disguised = BoxedState.of(state);
    monitor.record(new double[] {disguised, disguised}, disguised);
    monitor
        .batches()
        .columnMajor(new double[][] {{disguised}, {disguised}}, new double[] {disguised}, 1);
    assertThat(states("amount")).isEqualTo(only(ValueState.NAN, 2));
    assertThat(states("risk").count(ValueState.NAN)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(longs = {0x7ff8_0000_0000_0000L, 0xfff8_0000_0000_0000L, 0x7ff0_0000_0000_0001L, -1})
  void everyNanIsNotANumber(long bits) {
    double nan = Double.longBitsToDouble(bits);
    row(row -> row.set(amount, nan));
    monitor.record(new double[] {nan, 1});
    amount.record(nan);
    assertThat(states("amount")).isEqualTo(only(ValueState.NAN, 3));
  }

  @Test
  void aHugeStringIsUnseen() {
    row(row -> row.set(country, "A".repeat(10_000_000)));
    country.record("B".repeat(257));
    assertThat(states("country")).isEqualTo(only(ValueState.UNSEEN, 2));
  }

  @Test
  void aWriterThatThrowsLeavesWhatItSetAndFailsTheRest() {
    RowRecorder<Error> rows =
        monitor.rows(
            (error, row) -> {
              row.set(amount, 5).set(country, (String) null);
              throw error;
            });
    rows.record(new AssertionError("thrown on purpose"));
    assertThat(states("amount")).isEqualTo(only(ValueState.VALID, 1));
    assertThat(states("country")).isEqualTo(only(ValueState.MISSING, 1));
    for (String column : List.of("age", "risk", "decision")) {
      assertThat(states(column)).as(column).isEqualTo(only(ValueState.FAILED, 1));
    }
    assertThat(monitor.counts().latency().count()).isZero();
  }

  @Test
  void anErrorOfTheVirtualMachineGoesThrough() {
    RowRecorder<String> rows =
        monitor.rows(
            (text, row) -> {
              row.set(amount, 5);
              throw new OutOfMemoryError(text);
            });
    assertThatThrownBy(() -> rows.record("thrown on purpose")).isInstanceOf(OutOfMemoryError.class);
    assertThat(states("amount").total()).isZero();
    row(row -> row.set(age, 30));
    assertThat(states("amount")).as("nothing is left over").isEqualTo(only(ValueState.ABSENT, 1));
  }

  @Test
  void aStackOverflowIsAFailureLikeAnyOther() {
    RowRecorder<String> rows =
        monitor.rows(
            (text, row) -> {
              row.set(amount, 5);
              throw new StackOverflowError(text);
            });
    rows.record("thrown on purpose");
    assertThat(states("amount")).isEqualTo(only(ValueState.VALID, 1));
  }

  @Test
  void aWriterMayRecordAnotherRowMeanwhile() {
    row(
        outer -> {
          outer.set(amount, 5);
          row(inner -> inner.set(age, 30));
        });
    assertThat(states("amount").count(ValueState.VALID)).isEqualTo(1);
    assertThat(states("age").count(ValueState.VALID)).isEqualTo(1);
    assertThat(states("age").count(ValueState.ABSENT)).isEqualTo(1);
  }

  @Test
  void aHandleOfAnotherMonitorIsRefusedAndTheRowCounted() {
    try (StreamingModelMonitor other =
        StreamingModelMonitor.builder("payments", "1").reference(REFERENCE).build()) {
      row(
          row ->
              row.set(other.numeric("amount"), 5)
                  .set(other.categorical("country"), "AT")
                  .missing(other.numeric("age")));
    }
    assertThat(states("amount")).isEqualTo(only(ValueState.ABSENT, 1));
    assertThat(monitor.health().refused(Refusal.FOREIGN_HANDLE)).isEqualTo(3);
  }

  @Test
  void anArrayIsANumericRowInSchemaOrder() {
    monitor.record(new double[] {5, 1e300}, 0.5);
    monitor.record(new double[] {5, 1e300});
    assertThat(states("amount")).isEqualTo(only(ValueState.VALID, 2));
    assertThat(states("age")).isEqualTo(only(ValueState.ABOVE, 2));
    assertThat(states("country")).isEqualTo(only(ValueState.ABSENT, 2));
    assertThat(states("risk").count(ValueState.VALID)).isEqualTo(1);
    assertThat(monitor.counts().outcome(Outcome.SUCCESS).predictions()).isEqualTo(2);
    assertThat(monitor.counts().outcome(Outcome.SUCCESS).timed()).isZero();
  }

  @Test
  void anArrayOfAnotherLengthIsRefusedAndLoggedOnce() {
    int before = CapturedLog.of(Recorder.class).size();
    monitor.record(new double[3]);
    monitor.record(new double[0], 0.5);
    monitor.record((double[]) null);
    assertThat(monitor.health().refused(Refusal.ROW_LENGTH)).isEqualTo(3);
    assertThat(states("amount").total()).isZero();
    List<CapturedLog.Entry> logged = CapturedLog.of(Recorder.class);
    assertThat(logged.subList(before, logged.size()))
        .extracting(CapturedLog.Entry::text)
        .containsExactly(
            "refused a row of 3 values: the schema has 2 numeric features, [amount, age];"
                + " further ones are only counted");
  }

  @Test
  void anOutputWithoutAnOutputColumnIsRefusedAndTheRowCounted() {
    try (StreamingModelMonitor features =
        TestMonitors.builder(new HandDrivenClock(NOON), executor)
            .schema(Schema.builder().numeric("amount").build())
            .build()) {
      features.record(new double[] {5}, 0.5);
      executor.tick();
      assertThat(features.health().refused(Refusal.NO_OUTPUT)).isEqualTo(1);
      assertThat(features.counts().rows()).isEqualTo(1);
      features.setEnabled(false);
      features.record(new double[] {5}, 0.5);
      assertThat(features.health().refused(Refusal.NO_OUTPUT)).isEqualTo(1);
    }
  }

  @Test
  void aBareHandleCountsItsColumnAlone() {
    amount.record(5);
    amount.recordMissing();
    amount.recordDefaulted();
    amount.recordFailed();
    country.record("AT");
    country.record((String) null);
    country.recordDefaulted();
    executor.tick();
    assertThat(states("amount")).isEqualTo(StateCounts.of(1, 0, 0, 1, 0, 0, 0, 0, 1, 1, 0));
    assertThat(states("country")).isEqualTo(StateCounts.of(1, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0));
    assertThat(states("age").total()).isZero();
    assertThat(monitor.counts().rows()).isZero();
  }

  @Test
  void whileSwitchedOffEverythingIsDroppedWithoutATrace() {
    monitor.setEnabled(false);
    assertThat(monitor.isEnabled()).isFalse();
    row(row -> row.set(amount, 5));
    monitor.record(new double[1]);
    monitor.record(new double[2], 0.5);
    amount.record(5);
    country.record("AT");
    monitor.startPrediction().close();
    assertThat(states("amount").total()).isZero();
    assertThat(monitor.counts().rows()).isZero();
    assertThat(monitor.health().refused()).allSatisfy((why, count) -> assertThat(count).isZero());
    monitor.setEnabled(true);
    amount.record(5);
    assertThat(states("amount")).isEqualTo(only(ValueState.VALID, 1));
  }

  @Test
  void afterACloseEverythingIsRefusedAndCounted() {
    row(row -> row.set(amount, 5));
    RowRecorder<String> rows = monitor.rows((source, row) -> row.set(amount, 5));
    monitor.close();
    rows.record("late");
    monitor.record(new double[2]);
    monitor.record(new double[2], 0.5);
    amount.record(5);
    country.record("AT");
    monitor.startPrediction().close();
    assertThat(monitor.health().refused(Refusal.CLOSED)).isEqualTo(6);
    assertThat(monitor.counts().rows()).isEqualTo(1);
    assertThat(monitor.counts().states("amount")).isEqualTo(only(ValueState.VALID, 1));
  }

  @Test
  void aHandleStaysValidThroughADeploy() {
    RowRecorder<String> rows = monitor.rows((source, row) -> row.set(amount, 5).set(age, 30));
    monitor.deploy("2", TestMonitors.reference("2", 1000));
    rows.record("row");
    amount.record(5000);
    assertThat(states("amount")).isEqualTo(only(ValueState.VALID, 2));
    assertThat(monitor.health().refused(Refusal.FOREIGN_HANDLE)).isZero();
  }

  @Test
  void anUnknownNameFailsAtOnceAndNamesTheKnownOnes() {
    assertThatThrownBy(() -> monitor.numeric("amonut"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no column 'amonut'; known columns: amount, age, country, risk, decision");
    assertThatThrownBy(() -> monitor.categorical("amount"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("column 'amount' is numeric, not categorical");
    assertThatThrownBy(() -> monitor.numeric("country"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("column 'country' is categorical, not numeric");
    assertThatNullPointerException().isThrownBy(() -> monitor.rows(null)).withMessage("writer");
  }

  @Test
  void theSchemaIsTheReferences() {
    assertThat(monitor.schema()).isEqualTo(SCHEMA);
    assertThat(amount.column()).isEqualTo(SCHEMA.columns().get(0));
  }
}
