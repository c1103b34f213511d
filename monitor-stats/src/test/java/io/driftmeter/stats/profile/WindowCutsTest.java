package io.driftmeter.stats.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.driftmeter.api.CategoricalColumn;
import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.RowRecorder;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.schema.Schema;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which windows a reference keeps of the rows it is built from, and what they count. */
class WindowCutsTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Instant MIDNIGHT = Instant.parse("2026-11-24T00:00:00Z");

  private static final Schema SCHEMA =
      Schema.builder().numeric("a").categorical("c").scoreWithThresholds("s", 0.5).build();

  private record Observation(Instant time, double a, @Nullable String c, double s) {}

  private static ReferenceBuilder builder() {
    return ReferenceProfiles.builder("m", "1", SCHEMA).builtAt(MIDNIGHT).maxCategories(5);
  }

  private static RowRecorder<Observation> recorder(ReferenceBuilder builder) {
    NumericColumn a = builder.numeric("a");
    CategoricalColumn c = builder.categorical("c");
    NumericColumn s = builder.numeric("s");
    return builder.rows(
        (row, into) -> {
          into.set(a, row.a).set(c, row.c);
          if (row.s < 0.9) { // otherwise the row never speaks of it
            into.set(s, row.s);
          }
        });
  }

  private static void record(ReferenceBuilder builder, List<Observation> rows, boolean isTimed) {
    RowRecorder<Observation> recorder = recorder(builder);
    for (Observation row : rows) {
      if (isTimed) {
        builder.at(row.time);
      }
      recorder.record(row);
    }
  }

  private static Profile build(ReferenceBuilder builder, List<Observation> rows) {
    record(builder, rows, true);
    return builder.build();
  }

  /** Rows every few minutes, with gaps of hours, and every kind of value. */
  private static List<Observation> observations(long seed, int size) {
    Random random = new Random(seed);
    List<Observation> rows = new ArrayList<>();
    Instant time = MIDNIGHT;
    double[] specials = {Double.NaN, 1 / 0.0, -1 / 0.0, 0.0, -0.0, Double.MAX_VALUE, 999};
    for (int i = 0; i < size; i++) {
      time = time.plusSeconds(random.nextInt(50) == 0 ? random.nextInt(40_000) : 120);
      rows.add(
          new Observation(
              time,
              random.nextInt(5) == 0 ? specials[random.nextInt(7)] : random.nextGaussian(),
              random.nextInt(20) == 0 ? null : "c" + random.nextInt(1, 12),
              random.nextDouble()));
    }
    return rows;
  }

  /** What one column counted, in its bins. */
  private static long[] inBins(ColumnProfile column) {
    int places =
        column instanceof NumericProfile numeric
            ? numeric.grid().size()
            : ((CategoricalProfile) column).categories().size();
    return column.inBins(column.counts().toDense(places), column.states());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void eachWindowCountsWhatItsRowsAloneWouldCount(long seed) {
    List<Observation> rows = observations(seed, 3000);
    Profile profile = build(builder().windows(HOUR), rows);
    Map<Instant, List<Observation>> byHour =
        rows.stream().collect(Collectors.groupingBy(row -> row.time.truncatedTo(ChronoUnit.HOURS)));

    assertThat(profile.windows()).hasSizeBetween(byHour.size() - 2, byHour.size());
    for (ReferenceWindow window : profile.windows()) {
      List<Observation> itsRows = byHour.get(window.start());
      Profile alone = build(builder().gridsFrom(profile).windows(HOUR), itsRows);
      assertThat(window.end()).isEqualTo(window.start().plus(HOUR));
      assertThat(window.rows()).isEqualTo(itsRows.size());
      assertThat(alone.windows()).containsExactly(window);
      for (int i = 0; i < profile.columns().size(); i++) {
        assertThat(window.counts(i, profile.columns().get(i).binCount()))
            .as("column %d at %s, seed %d", i, window.start(), seed)
            .isEqualTo(inBins(alone.columns().get(i)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6, 7})
  void givenGridsGiveTheSameWindows(long seed) {
    List<Observation> rows = observations(seed, 2000);
    Profile byTime = build(builder().windows(HOUR), rows);
    assertThat(build(builder().windows(HOUR).gridsFrom(byTime), rows)).isEqualTo(byTime);

    ReferenceBuilder own = builder().windowsOf(70);
    record(own, rows, false);
    Profile byRows = own.build();
    ReferenceBuilder given = builder().gridsFrom(byRows).windowsOf(70);
    record(given, rows, false);
    assertThat(given.build()).isEqualTo(byRows);
    assertThat(byRows.windows()).hasSize(29); // of 70, and one of 40
  }

  @Test
  void windowsSumToTheWholeAndChangeNothingElse() {
    List<Observation> rows = observations(8, 2000);
    ReferenceBuilder windowed = builder().windowsOf(20);
    record(windowed, rows, false);
    ReferenceBuilder plain = builder();
    record(plain, rows, false);
    Profile profile = windowed.build();

    assertThat(profile.columns()).isEqualTo(plain.build().columns());
    assertThat(plain.build().windows()).isEmpty();
    for (int i = 0; i < profile.columns().size(); i++) {
      ColumnProfile column = profile.columns().get(i);
      long[] sum = new long[column.binCount()];
      for (ReferenceWindow window : profile.windows()) {
        assertThat(window.start()).isNull();
        long[] counts = window.counts(i, sum.length);
        IntStream.range(0, sum.length).forEach(bin -> sum[bin] += counts[bin]);
      }
      assertThat(sum).isEqualTo(inBins(column));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "9, 0", "10, 1", "20, 1", "49, 2", "50, 3", "60, 3", "69, 3", "70, 4"})
  void theLastWindowOfRowsIsKeptFromHalfOn(int rows, int windows) {
    ReferenceBuilder builder = builder().windowsOf(20);
    record(builder, observations(9, rows), false);
    assertThat(builder.build().windows()).hasSize(windows);
  }

  static Stream<Arguments> ends() {
    return Stream.of(
        argumentSet("whole hours", 0, 60, List.of(0, 1, 2, 3)),
        argumentSet("begins in the first half of an hour", 29, 60, List.of(0, 1, 2, 3)),
        argumentSet("begins in the second half", 31, 60, List.of(1, 2, 3)),
        argumentSet("ends in the second half of an hour", 0, 32, List.of(0, 1, 2, 3)),
        argumentSet("ends in the first half", 0, 29, List.of(0, 1, 2)),
        argumentSet("both cut short", 45, 15, List.of(1, 2)));
  }

  /** A row a minute for four hours, the first and the last of which may be cut short. */
  @ParameterizedTest
  @MethodSource("ends")
  void aFirstOrLastHourThatRowsDoNotFillIsLeftOut(int from, int to, List<Integer> hours) {
    ReferenceBuilder builder = builder().windows(HOUR);
    for (int minute = from; minute < 180 + to; minute++) {
      builder.at(MIDNIGHT.plusSeconds(60L * minute)).record(new double[1]);
    }
    assertThat(builder.build().windows())
        .extracting(ReferenceWindow::start)
        .containsExactlyElementsOf(
            hours.stream().map(hour -> MIDNIGHT.plus(HOUR.multipliedBy(hour))).toList());
  }

  @Test
  void timesOfWholeHoursLeaveNoHourOut() {
    ReferenceBuilder builder = builder().windows(HOUR);
    for (int hour = 0; hour < 4; hour++) {
      builder.at(MIDNIGHT.plus(HOUR.multipliedBy(hour)));
      IntStream.range(0, 50).forEach(i -> builder.record(new double[1]));
    }
    assertThat(builder.build().windows()).hasSize(4);
  }

  @Test
  void aTimeAfterTheLastRowSaysHowFarTheDataReaches() {
    ReferenceBuilder builder = builder().windows(HOUR);
    for (int minute = 0; minute < 125; minute++) {
      builder.at(MIDNIGHT.plusSeconds(60L * minute)).record(new double[1]);
    }
    assertThat(builder.build().windows()).hasSize(2);
    Profile whole = builder.at(MIDNIGHT.plus(HOUR.multipliedBy(3))).build();
    assertThat(whole.windows()).extracting(ReferenceWindow::rows).containsExactly(60L, 60L, 5L);
    assertThat(whole.metadata().dataThrough()).isEqualTo(MIDNIGHT.plus(HOUR.multipliedBy(3)));
    assertThat(builder.dataThrough(MIDNIGHT).build().metadata().dataThrough()).isEqualTo(MIDNIGHT);
  }

  @Test
  void timesThatJumpLeaveNoEmptyWindow() {
    ReferenceBuilder builder = builder().windows(HOUR);
    for (int hour : new int[] {0, 1, 5, 400}) {
      builder.at(MIDNIGHT.plus(HOUR.multipliedBy(hour))).at(MIDNIGHT.plus(HOUR.multipliedBy(hour)));
      builder.record(new double[1]);
    }
    builder.at(MIDNIGHT.plus(HOUR.multipliedBy(500))).at(MIDNIGHT.plus(HOUR.multipliedBy(600)));
    assertThat(builder.build().windows())
        .extracting(window -> Duration.between(MIDNIGHT, window.start()).toHours())
        .containsExactly(0L, 1L, 5L, 400L);
  }

  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00Z, PT1S, 1970-01-01T00:00:00Z",
    "1969-12-31T23:59:59.999999999Z, PT1H, 1969-12-31T23:00:00Z",
    "2026-11-24T10:59:59.999Z, PT15M, 2026-11-24T10:45:00Z",
    "2026-11-24T10:45:00Z, PT15M, 2026-11-24T10:45:00Z",
    "2026-11-24T10:45:00Z, P1D, 2026-11-24T00:00:00Z",
    "2026-11-24T10:45:00Z, P31D, 2026-11-13T00:00:00Z"
  })
  void windowsBeginAtMultiplesOfTheirLength(Instant time, Duration length, Instant start) {
    ReferenceBuilder builder = builder().windows(length).at(time);
    builder.record(new double[1]);
    ReferenceWindow window = builder.build().windows().get(0);
    assertThat(window.start()).isEqualTo(start);
    assertThat(window.end()).isEqualTo(start.plus(length));
  }

  @Test
  void aRowWriterMaySayTheTimeItself() {
    ReferenceBuilder builder = builder().windows(HOUR);
    NumericColumn a = builder.numeric("a");
    RowRecorder<Observation> rows =
        builder.rows(
            (row, into) -> {
              builder.at(row.time);
              into.set(a, row.a);
            });
    List<Observation> observations = observations(10, 500);
    observations.forEach(rows::record);
    assertThat(builder.build().windows().get(1))
        .extracting(ReferenceWindow::start, ReferenceWindow::rows)
        .isEqualTo(
            List.of(
                build(builder().windows(HOUR), observations).windows().get(1).start(),
                build(builder().windows(HOUR), observations).windows().get(1).rows()));
  }

  @Test
  void buildingMayGoOnAsIfItHadNotBeenBuilt() {
    List<Observation> rows = observations(11, 700);
    Profile grids = build(builder().windows(HOUR), rows.subList(0, 300));
    List<Supplier<ReferenceBuilder>> ways =
        List.of(() -> builder().windows(HOUR), () -> builder().windows(HOUR).gridsFrom(grids));
    for (Supplier<ReferenceBuilder> way : ways) {
      ReferenceBuilder builder = way.get();
      for (int i = 0; i < rows.size(); i++) {
        record(builder, rows.subList(i, i + 1), true);
        if (i % 97 == 0) {
          assertThat(builder.build()).isEqualTo(builder.build());
        }
      }
      assertThat(builder.build()).isEqualTo(build(way.get(), rows));
    }
  }

  @Test
  void callsOfBareHandlesCountInTheWindowOfTheirTime() {
    ReferenceBuilder builder = builder().windows(HOUR);
    builder.at(MIDNIGHT);
    builder.numeric("a").record(1);
    builder.categorical("c").record("x");
    builder.at(MIDNIGHT.plus(HOUR));
    builder.numeric("a").recordMissing();
    Profile profile = builder.build();
    int a = profile.columns().get(0).binCount();

    assertThat(profile.windows()).extracting(ReferenceWindow::rows).containsExactly(0L, 0L);
    assertThat(profile.windows().get(0).counts(0, a)).hasSize(a);
    assertThat(IntStream.of(profile.windows().get(0).compactCounts(0)).sum()).isEqualTo(1);
    assertThat(IntStream.of(profile.windows().get(0).compactCounts(1)).sum()).isEqualTo(1);
    long[] second = profile.windows().get(1).counts(0, a);
    int missing = profile.numeric("a").bins().size() + StateBins.STATES.indexOf(ValueState.MISSING);
    assertThat(second[missing]).isEqualTo(1);
    assertThat(profile.windows().get(1).compactCounts(1)).isEmpty();
  }

  @Test
  void aTimeThatGoesBackIsRefusedAndChangesNothing() {
    ReferenceBuilder builder = builder().windows(HOUR).at(MIDNIGHT);
    builder.record(new double[1]);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.at(MIDNIGHT.minusNanos(1)))
        .withMessage(
            "time goes back from 2026-11-24T00:00:00Z to 2026-11-23T23:59:59.999999999Z: rows must"
                + " come in their order");
    builder.at(MIDNIGHT).record(new double[1]);
    assertThat(builder.build().windows()).extracting(ReferenceWindow::rows).containsExactly(2L);
  }

  @Test
  void withoutATimeNothingIsRecorded() {
    ReferenceBuilder builder = builder().windows(HOUR);
    String message = "windows of PT1H need times: call at(..) before anything is recorded";
    assertThatIllegalStateException()
        .isThrownBy(() -> builder.record(new double[1]))
        .withMessage(message);
    assertThatIllegalStateException()
        .isThrownBy(() -> builder.numeric("a").record(1))
        .withMessage(message);
    Profile profile = builder.build();
    assertThat(profile.info().rows()).isZero();
    assertThat(profile.states("a").total()).isZero();
    assertThat(profile.windows()).isEmpty();
  }

  @Test
  void aTimeWithoutWindowsIsRefused() {
    for (ReferenceBuilder builder : List.of(builder(), builder().windowsOf(20))) {
      assertThatIllegalStateException()
          .isThrownBy(() -> builder.at(MIDNIGHT))
          .withMessage("at(..) needs windows of a length: call windows(..) first");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0.999S", "PT0S", "PT-1H", "P31DT1S", "PT1.5S", "PT1M0.000000001S"})
  void aLengthIsWholeSecondsUpToAMonth(Duration length) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().windows(length))
        .withMessage(
            "windows are %s, but must be PT1S to PT744H, in whole seconds".formatted(length));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 19, 100_000_001})
  void aNumberOfRowsIsWithinItsLimits(int rows) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().windowsOf(rows))
        .withMessage("windows have %d rows, but must have 20 to 100000000".formatted(rows));
  }

  @Test
  void windowsAreAskedForBeforeAnyRow() {
    ReferenceBuilder builder = builder();
    builder.record(new double[1]);
    assertThatIllegalStateException().isThrownBy(() -> builder.windows(HOUR));
    assertThatIllegalStateException().isThrownBy(() -> builder.windowsOf(20));
  }

  @Test
  void oneMoreWindowThanTheLimitIsRefusedAndTheOthersStay() {
    ReferenceBuilder builder =
        ReferenceProfiles.builder("m", "1", Schema.builder().numeric("a").build())
            .windows(Duration.ofSeconds(1));
    for (int second = 0; second < Profile.MAX_WINDOWS; second++) {
      builder.at(MIDNIGHT.plusSeconds(second)).record(new double[] {second});
    }
    assertThat(builder.build().windows()).hasSize(Profile.MAX_WINDOWS);
    builder.at(MIDNIGHT.plusSeconds(Profile.MAX_WINDOWS));
    assertThatIllegalStateException()
        .isThrownBy(() -> builder.record(new double[] {0}))
        .withMessage("more windows than the limit of 10000: make them longer");
    assertThat(builder.build().windows()).hasSize(Profile.MAX_WINDOWS);
    assertThat(builder.build().info().rows()).isEqualTo(Profile.MAX_WINDOWS);
  }

  @Test
  void partsThatAreCutBetweenWindowsMergeToTheWhole() {
    Profile grids = build(builder().windows(HOUR), observations(12, 500));
    List<Observation> rows = new ArrayList<>();
    for (int minute = 0; minute < 48 * 60; minute++) {
      rows.add(
          new Observation(
              MIDNIGHT.plusSeconds(60L * minute),
              minute % 7,
              "c" + minute % 9,
              minute % 11 / 10.0));
    }
    Profile whole = build(builder().gridsFrom(grids).windows(HOUR), rows);
    List<Profile> days = new ArrayList<>();
    for (int day = 0; day < 2; day++) {
      List<Observation> itsRows = rows.subList(1440 * day, 1440 * (day + 1));
      days.add(0, build(builder().gridsFrom(grids).windows(HOUR), itsRows));
    }
    assertThat(ReferenceProfiles.merge(days)).isEqualTo(whole);
    assertThat(whole.windows()).hasSize(48);
  }
}
