package io.driftmeter.stats.instrument;

import static io.driftmeter.stats.instrument.RecordedModel.CALLS;
import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.api.annotation.EventTime;
import io.driftmeter.api.annotation.Feature;
import io.driftmeter.api.annotation.Features;
import io.driftmeter.api.annotation.MonitoredModel;
import io.driftmeter.api.annotation.Prediction;
import io.driftmeter.api.annotation.PredictionId;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.instrument.AnnotatedModel;
import io.driftmeter.api.instrument.MonitoredMethod;
import io.driftmeter.api.schema.Column;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What annotated inputs are recorded as. */
class InputsTest {

  enum Risk {
    HIGH,
    LOW
  }

  @MonitoredModel("model")
  interface Parameters {
    @Prediction("score")
    double score(
        @Feature("double") double a,
        @Feature("float") float b,
        @Feature("long") long c,
        @Feature("int") int d,
        @Feature("short") short e,
        @Feature("byte") byte f,
        @Feature("boxed") Double g,
        @Feature("decimal") BigDecimal h,
        @Feature("text") String i,
        @Feature("enum") Risk j,
        @Feature("boolean") boolean k,
        @Feature("char") char l,
        Object ignored);
  }

  @Test
  void everyKindOfParameterIsAColumnAndOthersAreLeftAlone() throws Exception {
    try (RecordedModel model = RecordedModel.of(Parameters.class)) {
      Parameters scored =
          model.wrap(Parameters.class, (a, b, c, d, e, f, g, h, i, j, k, l, ignored) -> 500);

      model.call(
          () ->
              scored.score(
                  1,
                  2,
                  5,
                  10,
                  (short) 20,
                  (byte) 50,
                  100.0,
                  BigDecimal.valueOf(200),
                  "A",
                  Risk.LOW,
                  true,
                  'B',
                  "secret"));

      model.assertNumber("double", 1);
      model.assertNumber("float", 2);
      model.assertNumber("long", 5);
      model.assertNumber("int", 10);
      model.assertNumber("short", 20);
      model.assertNumber("byte", 50);
      model.assertNumber("boxed", 100);
      model.assertNumber("decimal", 200);
      model.assertCategory("text", "A");
      model.assertCategory("enum", "LOW");
      model.assertCategory("boolean", "true");
      model.assertCategory("char", "B");
      model.assertNumber("score", 500);
      model.assertOutcomes(CALLS, 0);
    }
  }

  record Plain(double amount, int age, String country, @PredictionId String id) {}

  record Marked(
      @Feature("paid") double amount, @Feature int age, String ignored, Object unsupported) {}

  public static final class Bean {
    @Feature
    public double getAmount() {
      return 10;
    }

    @Feature("years")
    public Integer age() {
      return 50;
    }

    @Feature
    public boolean isForeign() {
      return false;
    }

    public Object getOther() {
      return this;
    }
  }

  @Test
  void aRecordWithoutMarksIsRecordedWithAllItsComponentsButItsId() throws Exception {
    try (RecordedModel model = RecordedModel.of(PlainModel.class)) {
      PlainModel scored = model.wrap(PlainModel.class, input -> {});

      model.call(() -> scored.score(new Plain(10, 50, "B", "42")));

      model.assertNumber("amount", 10);
      model.assertNumber("age", 50);
      model.assertCategory("country", "B");
      assertThat(model.monitor.schema().columns()).hasSize(3);
    }
  }

  @MonitoredModel("model")
  interface PlainModel {
    @Prediction
    void score(@Features Plain input);
  }

  @MonitoredModel("model")
  interface MarkedModel {
    @Prediction
    void score(@Features Marked input);
  }

  @Test
  void aRecordWithMarksIsRecordedWithThoseAlone() throws Exception {
    try (RecordedModel model = RecordedModel.of(MarkedModel.class)) {
      MarkedModel scored = model.wrap(MarkedModel.class, input -> {});

      model.call(() -> scored.score(new Marked(10, 50, "x", this)));

      model.assertNumber("paid", 10);
      model.assertNumber("age", 50);
      assertThat(model.monitor.schema().columns()).hasSize(2);
    }
  }

  @MonitoredModel("model")
  interface BeanModel {
    @Prediction
    void score(@Features Bean input);
  }

  @Test
  void aBeanIsRecordedWithItsMarkedGetters() throws Exception {
    try (RecordedModel model = RecordedModel.of(BeanModel.class)) {
      BeanModel scored = model.wrap(BeanModel.class, input -> {});

      model.call(() -> scored.score(new Bean()));

      model.assertNumber("amount", 10);
      model.assertNumber("years", 50);
      model.assertCategory("foreign", "false");
    }
  }

  @Test
  void anObjectThatIsNotThereLeavesAllItsColumnsMissing() throws Exception {
    try (RecordedModel model = RecordedModel.of(PlainModel.class)) {
      PlainModel scored = model.wrap(PlainModel.class, input -> {});

      model.call(() -> scored.score(null));

      model.assertState("amount", ValueState.MISSING);
      model.assertState("country", ValueState.MISSING);
    }
  }

  @MonitoredModel("model")
  interface Containers {
    @Prediction
    void score(
        @Features({"x", "y", "z"}) double[] doubles,
        @Features(value = "f", nanIsMissing = true) float[] floats,
        @Features(value = "n", categorical = "c") Map<String, ?> entries);
  }

  @Test
  void elementsOfArraysAndEntriesOfMapsAreColumns() throws Exception {
    try (RecordedModel model = RecordedModel.of(Containers.class)) {
      Containers scored = model.wrap(Containers.class, (doubles, floats, entries) -> {});

      model.call(
          () ->
              scored.score(
                  new double[] {1, 10}, new float[] {Float.NaN}, Map.of("n", 100, "c", Risk.HIGH)));

      model.assertNumber("x", 1);
      model.assertNumber("y", 10);
      model.assertState("z", ValueState.MISSING);
      model.assertState("f", ValueState.MISSING);
      model.assertNumber("n", 100);
      model.assertCategory("c", "HIGH");
    }
  }

  @Test
  void anEntryOfAnotherTypeIsAFailedValueAndOneThatIsNotThereIsMissing() throws Exception {
    try (RecordedModel model = RecordedModel.of(Containers.class)) {
      Containers scored = model.wrap(Containers.class, (doubles, floats, entries) -> {});
      Map<String, Object> entries = new HashMap<>();
      entries.put("n", "no number");

      model.call(() -> scored.score(null, null, entries));

      model.assertState("n", ValueState.FAILED);
      model.assertState("c", ValueState.MISSING);
      model.assertState("x", ValueState.MISSING);
    }
  }

  /** Serves -5 where nothing is known. */
  static final class Negative implements Predicate<Integer> {
    @Override
    public boolean test(Integer age) {
      return age < 0;
    }
  }

  record Conventions(
      @Feature(
              missing = "-999",
              defaulted = {"0", "1"})
          double amount,
      @Feature(nanIsMissing = true, missing = "7") double ratio,
      @Feature(defaultedWhen = Negative.class) int age,
      @Feature(missing = "", defaulted = "unknown") String country) {}

  @MonitoredModel("model")
  interface ConventionsModel {
    @Prediction
    void score(@Features Conventions input);
  }

  static Stream<Arguments> valuesThatStandForOthers() {
    return Stream.of(
        Arguments.of(new Conventions(-999, 1, 1, "A"), "amount", ValueState.MISSING),
        Arguments.of(new Conventions(0, 1, 1, "A"), "amount", ValueState.DEFAULTED),
        Arguments.of(new Conventions(-0.0, 1, 1, "A"), "amount", ValueState.DEFAULTED),
        Arguments.of(new Conventions(1, 1, 1, "A"), "amount", ValueState.DEFAULTED),
        Arguments.of(new Conventions(2, 1, 1, "A"), "amount", ValueState.VALID),
        Arguments.of(new Conventions(Double.NaN, 1, 1, "A"), "amount", ValueState.NAN),
        Arguments.of(new Conventions(2, 7, 1, "A"), "ratio", ValueState.MISSING),
        Arguments.of(new Conventions(2, Double.NaN, 1, "A"), "ratio", ValueState.MISSING),
        Arguments.of(new Conventions(2, 1, -5, "A"), "age", ValueState.DEFAULTED),
        Arguments.of(new Conventions(2, 1, 5, "A"), "age", ValueState.VALID),
        Arguments.of(new Conventions(2, 1, 1, ""), "country", ValueState.MISSING),
        Arguments.of(new Conventions(2, 1, 1, null), "country", ValueState.MISSING),
        Arguments.of(new Conventions(2, 1, 1, "unknown"), "country", ValueState.DEFAULTED),
        Arguments.of(new Conventions(2, 1, 1, "Z"), "country", ValueState.UNSEEN));
  }

  @ParameterizedTest
  @MethodSource("valuesThatStandForOthers")
  void valuesThatStandForOthersAreCountedAsWhatTheyMean(
      Conventions input, String column, ValueState state) throws Exception {
    try (RecordedModel model = RecordedModel.of(ConventionsModel.class)) {
      ConventionsModel scored = model.wrap(ConventionsModel.class, ignored -> {});

      model.call(() -> scored.score(input));

      model.assertState(column, state);
    }
  }

  record Optionals(
      Optional<String> text,
      Optional<Integer> number,
      OptionalDouble real,
      OptionalInt whole,
      OptionalLong large) {}

  @MonitoredModel("model")
  interface OptionalsModel {
    @Prediction
    void score(@Features Optionals input);
  }

  @Test
  void optionalValuesAreWhatTheyHold() throws Exception {
    try (RecordedModel model = RecordedModel.of(OptionalsModel.class)) {
      OptionalsModel scored = model.wrap(OptionalsModel.class, input -> {});

      model.call(
          () ->
              scored.score(
                  new Optionals(
                      Optional.of("C"),
                      Optional.of(10),
                      OptionalDouble.of(20),
                      OptionalInt.of(50),
                      OptionalLong.of(100))));

      model.assertCategory("text", "C");
      model.assertNumber("number", 10);
      model.assertNumber("real", 20);
      model.assertNumber("whole", 50);
      model.assertNumber("large", 100);
    }
  }

  @Test
  void optionalValuesThatHoldNothingAreMissing() throws Exception {
    try (RecordedModel model = RecordedModel.of(OptionalsModel.class)) {
      OptionalsModel scored = model.wrap(OptionalsModel.class, input -> {});

      model.call(
          () ->
              scored.score(
                  new Optionals(
                      Optional.empty(),
                      Optional.empty(),
                      OptionalDouble.empty(),
                      OptionalInt.empty(),
                      OptionalLong.empty())));

      for (String column : List.of("text", "number", "real", "whole", "large")) {
        model.assertState(column, ValueState.MISSING);
      }
    }
  }

  public static final class Broken {
    @Feature
    public double getFirst() {
      return 10;
    }

    @Feature
    public double getSecond() {
      return Double.parseDouble("the feature store is down");
    }

    @Feature
    public String getThird() {
      assert false : "a bug in an accessor";
      return "";
    }
  }

  @MonitoredModel("model")
  interface BrokenModel {
    @Prediction("score")
    double score(@Features Broken input);
  }

  @Test
  void anAccessorThatThrowsIsAFailedValueOfItsColumnAlone() throws Exception {
    try (RecordedModel model = RecordedModel.of(BrokenModel.class)) {
      BrokenModel scored = model.wrap(BrokenModel.class, input -> 20);

      model.call(() -> assertThat(scored.score(new Broken())).isEqualTo(20));

      model.assertNumber("first", 10);
      model.assertState("second", ValueState.FAILED);
      model.assertState("third", ValueState.FAILED);
      model.assertOutcomes(CALLS, 0);
    }
  }

  public static final class BrokenNumbers {
    @Feature
    public int getFirst() {
      return 10;
    }

    @Feature
    public int getSecond() {
      return Integer.parseInt("the feature store is down");
    }
  }

  @MonitoredModel("model")
  interface NumbersModel {
    @Prediction
    void score(@Features BrokenNumbers input);
  }

  @Test
  void anObjectOfNumbersAloneIsNoDifferent() throws Exception {
    try (RecordedModel model = RecordedModel.of(NumbersModel.class)) {
      NumbersModel scored = model.wrap(NumbersModel.class, input -> {});

      model.call(() -> scored.score(new BrokenNumbers()));

      model.assertNumber("first", 10);
      model.assertState("second", ValueState.FAILED);
    }
    try (RecordedModel model = RecordedModel.of(NumbersModel.class)) {
      NumbersModel scored = model.wrap(NumbersModel.class, input -> {});

      model.call(() -> scored.score(null));

      model.assertState("first", ValueState.MISSING);
    }
  }

  record Timed(@EventTime("record_age") Instant seen, double amount) {}

  @MonitoredModel("model")
  interface Ages {
    @Prediction
    void score(
        @EventTime("instant") Instant a,
        @EventTime("millis") long b,
        @EventTime("date") Date c,
        @EventTime("offset") OffsetDateTime d,
        @EventTime("zoned") ZonedDateTime e,
        @EventTime("unknown") Instant f,
        @Features Timed g);
  }

  @Test
  void agesOfInputsAreSecondsAtTheCall() throws Throwable {
    Instant now = Instant.parse("2026-05-01T12:00:00.5Z");
    Instant then = now.minusSeconds(100);
    try (RecordedModel model = RecordedModel.of(Ages.class)) {
      Method score = Ages.class.getMethods()[0];
      MonitoredMethod scored =
          AnnotatedModel.of(Ages.class)
              .bind(model.monitor, Clock.fixed(now, ZoneOffset.UTC))
              .find(score)
              .orElseThrow();

      for (int i = 0; i < CALLS; i++) {
        Object[] arguments = {
          then,
          then.toEpochMilli(),
          Date.from(then),
          then.atOffset(ZoneOffset.ofHours(2)),
          then.atZone(ZoneOffset.ofHours(-5)),
          null,
          new Timed(now.minusMillis(10_500), 1)
        };
        scored.call(arguments, () -> null);
      }
      model.closeWindow();

      for (String column : List.of("instant", "millis", "date", "offset", "zoned")) {
        model.assertNumber(column, 100);
      }
      model.assertState("unknown", ValueState.MISSING);
      model.assertNumber("record_age", 10.5);
    }
  }

  @Test
  void columnsCanBeLeftOut() throws Throwable {
    AnnotatedModel some =
        AnnotatedModel.of(Containers.class)
            .only(column -> !List.of("x", "f", "c").contains(column));
    try (RecordedModel model = RecordedModel.of(some.schema())) {
      MonitoredMethod scored =
          some.bind(model.monitor).find(Containers.class.getMethods()[0]).orElseThrow();

      for (int i = 0; i < CALLS; i++) {
        Object[] arguments = {
          new double[] {1, 10, 100}, new float[] {5}, Map.of("n", 50, "c", "A")
        };
        scored.call(arguments, () -> null);
      }
      model.closeWindow();

      assertThat(some.schema().columns()).extracting(Column::name).containsExactly("y", "z", "n");
      model.assertNumber("y", 10);
      model.assertNumber("z", 100);
      model.assertNumber("n", 50);
    }
  }

  @Test
  void theColumnsOfATypeAreThoseOfItsPredictionsInTheirOrder() {
    assertThat(AnnotatedModel.of(Parameters.class).schema().columns())
        .extracting(Column::name)
        .containsExactly(
            "double", "float", "long", "int", "short", "byte", "boxed", "decimal", "text", "enum",
            "boolean", "char", "score");
  }
}
