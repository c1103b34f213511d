package io.driftmeter.stats.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.api.CategoricalColumn;
import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.Row;
import io.driftmeter.api.RowRecorder;
import io.driftmeter.api.RowSink;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.profile.ReferenceKind;
import io.driftmeter.api.schema.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReferenceBuilderTest {

  private static final Schema SCHEMA =
      Schema.builder().numeric("a", "b").categorical("c").score("s").build();

  private record Observation(Double a, double b, String c, double s) {}

  private static ReferenceBuilder builder() {
    return ReferenceProfiles.builder("m", "1", SCHEMA).builtAt(Instant.EPOCH);
  }

  /** Resolves handles and writer from any sink, as an application would. */
  private static RowRecorder<Observation> recorder(RowSink sink) {
    NumericColumn a = sink.numeric("a");
    NumericColumn b = sink.numeric("b");
    CategoricalColumn c = sink.categorical("c");
    NumericColumn s = sink.numeric("s");
    return sink.rows((row, into) -> into.set(a, row.a).set(b, row.b).set(c, row.c).set(s, row.s));
  }

  private static List<Observation> observations(long seed, int size) {
    Random random = new Random(seed);
    List<Observation> rows = new ArrayList<>();
    double[] specials = {Double.NaN, 1 / 0.0, -1 / 0.0, 0.0, -0.0, Double.MIN_VALUE, 1e308, 999};
    for (int i = 0; i < size; i++) {
      rows.add(
          new Observation(
              random.nextInt(10) == 0 ? null : random.nextGaussian() * 100,
              random.nextInt(5) == 0
                  ? specials[random.nextInt(8)]
                  : Math.exp(random.nextGaussian()),
              random.nextInt(20) == 0
                  ? null
                  : "c" + (int) (random.nextDouble() * random.nextInt(1, 60)),
              random.nextDouble()));
    }
    return rows;
  }

  private static Profile build(ReferenceBuilder builder, List<Observation> rows) {
    RowRecorder<Observation> recorder = recorder(builder);
    rows.forEach(recorder::record);
    return builder.build();
  }

  @Test
  void theOrderOfRowsDoesNotMatter() {
    List<Observation> rows = observations(1, 3000);
    Profile profile = build(builder().maxCategories(20), rows);
    for (int i = 0; i < 5; i++) {
      Collections.shuffle(rows, new Random(i));
      assertThat(build(builder().maxCategories(20), rows)).isEqualTo(profile);
    }
  }

  @Test
  void everyRowCountsOnceInEveryColumn() {
    Profile profile = build(builder(), observations(2, 1000));
    assertThat(profile.info().rows()).isEqualTo(1000);
    for (ColumnProfile column : profile.columns()) {
      assertThat(column.states().total()).isEqualTo(1000);
    }
  }

  @Test
  void partsOnGivenGridsMergeToTheWhole() {
    Profile previous = build(builder().maxCategories(30), observations(3, 2000));
    List<Observation> rows = observations(4, 3000);
    Profile whole = build(builder().gridsFrom(previous), rows);
    List<Profile> parts = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += 700) {
      List<Observation> part = rows.subList(from, Math.min(rows.size(), from + 700));
      parts.add(build(builder().gridsFrom(previous), part));
    }
    assertThat(ReferenceProfiles.merge(parts)).isEqualTo(whole);
    assertThat(whole.info().gridFingerprint()).isEqualTo(previous.info().gridFingerprint());
  }

  @Test
  void countingTheSameRowsOnTheirOwnGridsGivesTheSameProfile() {
    List<Observation> rows = observations(5, 2000);
    Profile twoPass = build(builder(), rows);
    assertThat(build(builder().gridsFrom(twoPass), rows)).isEqualTo(twoPass);
  }

  @Test
  void offTheGivenGridsValuesAreBelowAboveOrUnseen() {
    Profile previous = build(builder(), observations(6, 500));
    Profile next =
        build(
            builder().gridsFrom(previous),
            List.of(
                new Observation(1e300, -1e300, "never seen", 0.5),
                new Observation(-1e300, 1, "c0", 0.5)));
    assertThat(next.states("a"))
        .isEqualTo(SampleProfiles.states(ValueState.ABOVE, 1, ValueState.BELOW, 1));
    assertThat(next.states("c"))
        .isEqualTo(SampleProfiles.states(ValueState.UNSEEN, 1, ValueState.VALID, 1));
    assertThat(next.categorical("c").categories())
        .isEqualTo(previous.categorical("c").categories());
  }

  @Test
  void everyStateOfARowIsCountedAsWhatItIs() {
    ReferenceBuilder builder = builder();
    NumericColumn a = builder.numeric("a");
    NumericColumn b = builder.numeric("b");
    CategoricalColumn c = builder.categorical("c");
    RowRecorder<Integer> rows =
        builder.rows(
            (i, row) -> {
              switch (i) {
                case 0 -> row.set(a, 1.0).set(b, Double.NaN).set(c, "x");
                case 1 -> row.set(a, (Double) null).set(b, 1 / 0.0).set(c, (String) null);
                case 2 -> row.missing(a).set(b, -1 / 0.0).defaulted(c);
                case 3 -> row.failed(a).defaulted(b).failed(c);
                case 4 -> row.set(a, 5.0).missing(a); // the last word counts
                default -> {}
              }
            });
    for (int i = 0; i < 6; i++) {
      rows.record(i);
    }
    Profile profile = builder.build();
    assertThat(profile.states("a"))
        .isEqualTo(
            SampleProfiles.states(
                ValueState.VALID, 1,
                ValueState.MISSING, 3,
                ValueState.FAILED, 1,
                ValueState.ABSENT, 1));
    assertThat(profile.states("b"))
        .isEqualTo(
            SampleProfiles.states(
                ValueState.NAN, 1,
                ValueState.POSITIVE_INFINITY, 1,
                ValueState.NEGATIVE_INFINITY, 1,
                ValueState.DEFAULTED, 1,
                ValueState.ABSENT, 2));
    assertThat(profile.states("c"))
        .isEqualTo(
            SampleProfiles.states(
                ValueState.VALID, 1,
                ValueState.MISSING, 1,
                ValueState.DEFAULTED, 1,
                ValueState.FAILED, 1,
                ValueState.ABSENT, 2));
    assertThat(profile.states("s")).isEqualTo(SampleProfiles.states(ValueState.ABSENT, 6));
  }

  @Test
  void bareHandlesCountTheirColumnAlone() {
    ReferenceBuilder builder = builder();
    NumericColumn a = builder.numeric("a");
    a.record(1);
    a.recordMissing();
    a.recordDefaulted();
    a.recordFailed();
    builder.categorical("c").record("x");
    Profile profile = builder.build();
    assertThat(profile.info().rows()).isZero();
    assertThat(profile.states("a").total()).isEqualTo(4);
    assertThat(profile.categorical("c").categories()).containsExactly("x");
    assertThat(profile.states("b").total()).isZero();
  }

  @Test
  void arraysHoldTheNumericFeaturesInOrder() {
    ReferenceBuilder builder = builder();
    builder.record(new double[] {1, 2});
    builder.record(new double[] {1, 2}, 0.5);
    Profile profile = builder.build();
    assertThat(profile.info().rows()).isEqualTo(2);
    assertThat(profile.numeric("b").atoms()).containsExactly(new AtomCount(2, 2));
    assertThat(profile.states("c")).isEqualTo(SampleProfiles.states(ValueState.ABSENT, 2));
    assertThat(profile.states("s"))
        .isEqualTo(SampleProfiles.states(ValueState.ABSENT, 1, ValueState.VALID, 1));
  }

  @Test
  void wrongUseThrowsAndAddsNothing() {
    ReferenceBuilder builder = builder();
    NumericColumn a = builder.numeric("a");
    NumericColumn foreign = builder().numeric("b");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.record(new double[3]))
        .withMessage("the row has 3 values, but the schema has 2 numeric features");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.rows((x, row) -> row.set(a, 1.0).set(foreign, 1.0)).record(1))
        .withMessageContaining("column 'b' is not of this builder");
    assertThatThrownBy(
            () ->
                builder
                    .rows(
                        (x, row) -> {
                          row.set(a, 1.0);
                          throw new UnsupportedOperationException("extractor");
                        })
                    .record(1))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("extractor");
    assertThatIllegalStateException()
        .isThrownBy(() -> builder.rows((x, row) -> builder.record(new double[2])).record(1))
        .withMessageContaining("nested");
    List<Row> kept = new ArrayList<>();
    builder.rows((x, row) -> kept.add(row)).record(1);
    assertThatIllegalStateException().isThrownBy(() -> kept.get(0).set(a, 1.0));

    Profile profile = builder.build();
    assertThat(profile.info().rows()).isEqualTo(1);
    assertThat(profile.states("a")).isEqualTo(SampleProfiles.states(ValueState.ABSENT, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.numeric("c"))
        .withMessage("column 'c' is categorical, not numeric");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.categorical("d"))
        .withMessageContaining("known columns: a, b, c, s");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ReferenceProfiles.builder("m", "1", Schema.builder().numeric("a").build())
                    .record(new double[1], 1))
        .withMessage("the schema has no numeric output");
  }

  @Test
  void theMostFrequentCategoriesAreKnownAndTiesGoByName() {
    ReferenceBuilder builder = builder().maxCategories(3);
    CategoricalColumn c = builder.categorical("c");
    for (String category : List.of("z", "z", "z", "y", "y", "x", "x", "w", "w", "v")) {
      c.record(category);
    }
    c.record("long".repeat(65));
    c.record("half a rocket \uD83D");
    CategoricalProfile profile = builder.build().categorical("c");
    assertThat(profile.categories()).containsExactly("w", "x", "z");
    assertThat(profile.counts()).isEqualTo(SparseCounts.ofDense(2, 2, 3));
    assertThat(profile.states())
        .isEqualTo(SampleProfiles.states(ValueState.VALID, 7, ValueState.UNSEEN, 5));
  }

  @Test
  void gridsOfAnotherModelOrOtherColumnsAreRefused() {
    Profile previous = build(builder(), observations(7, 100));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReferenceProfiles.builder("n", "1", SCHEMA).gridsFrom(previous))
        .withMessageContaining("model 'm'");
    Schema other = Schema.builder().numeric("a").categorical("b", "c").score("s").build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReferenceProfiles.builder("m", "1", other).gridsFrom(previous))
        .withMessageContaining("position 1")
        .withMessageContaining("'b' (NUMERIC FEATURE)")
        .withMessageContaining("'b' (CATEGORICAL FEATURE)");
    ReferenceBuilder late = builder();
    late.record(new double[2]);
    assertThatIllegalStateException().isThrownBy(() -> late.gridsFrom(previous));
    assertThatIllegalStateException().isThrownBy(() -> late.maxCategories(5));
    assertThatIllegalArgumentException().isThrownBy(() -> builder().maxCategories(0));
  }

  @Test
  void buildingMayGoOn() {
    List<Observation> rows = observations(8, 400);
    ReferenceBuilder builder = builder();
    RowRecorder<Observation> recorder = recorder(builder);
    rows.subList(0, 200).forEach(recorder::record);
    assertThat(builder.build()).isEqualTo(build(builder(), rows.subList(0, 200)));
    rows.subList(200, 400).forEach(recorder::record);
    assertThat(builder.build()).isEqualTo(build(builder(), rows));
  }

  @Test
  void metadataIsWhatWasSaid() {
    Instant through = Instant.ofEpochSecond(5);
    ProfileMetadata said =
        builder()
            .kind(ReferenceKind.SERVING)
            .dataThrough(through)
            .artifactDigest("sha256:1")
            .build()
            .metadata();
    assertThat(said)
        .isEqualTo(
            new ProfileMetadata(
                "m", "1", ReferenceKind.SERVING, Instant.EPOCH, through, "sha256:1", 0));
    Instant before = Instant.now();
    assertThat(ReferenceProfiles.builder("m", "1", SCHEMA).build().metadata().builtAt())
        .isBetween(before, Instant.now());
  }

  @SuppressWarnings("NullAway") // what a caller without NullAway may pass
  static Stream<Consumer<ReferenceBuilder>> nullRows() {
    return Stream.of(
        builder -> builder.record((double[]) null),
        builder -> builder.record((double[]) null, 0.5),
        builder -> builder.record((float[]) null),
        builder -> builder.record((float[]) null, 0.5));
  }

  @ParameterizedTest
  @MethodSource("nullRows")
  void aRowThatIsNullIsNamedAndNotAdded(Consumer<ReferenceBuilder> recording) {
    ReferenceBuilder builder = builder();
    assertThatNullPointerException()
        .isThrownBy(() -> recording.accept(builder))
        .withMessage("features");
    assertThat(builder.build().info().rows()).isZero();
  }
}
