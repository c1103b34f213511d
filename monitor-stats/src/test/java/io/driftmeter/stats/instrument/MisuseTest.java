package io.driftmeter.stats.instrument;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.driftmeter.api.annotation.EventTime;
import io.driftmeter.api.annotation.Feature;
import io.driftmeter.api.annotation.Features;
import io.driftmeter.api.annotation.MonitoredModel;
import io.driftmeter.api.annotation.Output;
import io.driftmeter.api.annotation.Prediction;
import io.driftmeter.api.annotation.PredictionId;
import io.driftmeter.api.instrument.AnnotatedModel;
import io.driftmeter.api.instrument.ModelProxy;
import io.driftmeter.api.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot work fails at once, and says where and what would be right. */
class MisuseTest {

  interface NoModel {
    @Prediction("y")
    double score(@Feature("x") double x);
  }

  @MonitoredModel(" ")
  interface BlankName {
    @Prediction("y")
    double score(@Feature("x") double x);
  }

  @MonitoredModel("model")
  interface NoPrediction {
    double score(@Feature("x") double x);
  }

  @MonitoredModel("model")
  interface NoFeature {
    @Prediction("y")
    double score(double x);
  }

  @MonitoredModel("model")
  interface NamelessParameter {
    @Prediction("y")
    double score(@Feature double x);
  }

  @MonitoredModel("model")
  interface TwiceInOneCall {
    @Prediction("y")
    double score(@Feature("x") double a, @Feature("x") double b);
  }

  @MonitoredModel("model")
  interface InputAndOutput {
    @Prediction("x")
    double score(@Feature("x") double a);
  }

  @MonitoredModel("model")
  interface TwoKinds {
    @Prediction("y")
    double number(@Feature("x") double x);

    @Prediction("y")
    double text(@Feature("x") String x);
  }

  @MonitoredModel("model")
  interface UnsupportedParameter {
    @Prediction("y")
    double score(@Feature("x") List<String> x);
  }

  record WithObject(double amount, Object raw) {}

  @MonitoredModel("model")
  interface UnsupportedComponent {
    @Prediction("y")
    double score(@Features WithObject input);
  }

  @MonitoredModel("model")
  interface NothingInside {
    @Prediction("y")
    double score(@Features Thread input);
  }

  @MonitoredModel("model")
  interface NamelessArray {
    @Prediction("y")
    double score(@Features double[] input);
  }

  @MonitoredModel("model")
  interface NamelessMap {
    @Prediction("y")
    double score(@Features Map<String, Double> input);
  }

  record Pair(double a, double b) {}

  @MonitoredModel("model")
  interface NamedRecord {
    @Prediction("y")
    double score(@Features({"a", "b"}) Pair input);
  }

  @MonitoredModel("model")
  interface FeatureAndFeatures {
    @Prediction("y")
    double score(@Feature("x") @Features Pair input);
  }

  @MonitoredModel("model")
  interface TwoBatches {
    @Prediction("y")
    double[] score(@Features List<Pair> one, @Features List<Pair> other);
  }

  @MonitoredModel("model")
  interface BatchWithOneResult {
    @Prediction("y")
    double score(@Features List<Pair> rows);
  }

  @MonitoredModel("model")
  interface SizeWithoutBatch {
    @Prediction(value = "y", batchSize = "size")
    double score(@Features Pair row);
  }

  @MonitoredModel("model")
  interface NamelessResult {
    @Prediction
    double score(@Feature("x") double x);
  }

  @MonitoredModel("model")
  interface NamelessVector {
    @Prediction
    float[] score(@Feature("x") double x);
  }

  @MonitoredModel("model")
  interface TwoNamesForOne {
    @Prediction({"y", "z"})
    double score(@Feature("x") double x);
  }

  @MonitoredModel("model")
  interface NamedVoid {
    @Prediction("y")
    void score(@Feature("x") double x);
  }

  @MonitoredModel("model")
  interface RawStage {
    @Prediction("y")
    @SuppressWarnings("rawtypes")
    CompletionStage score(@Feature("x") double x);
  }

  @MonitoredModel("model")
  interface ThresholdsOfText {
    @Prediction(value = "y", thresholds = 1)
    String score(@Feature("x") double x);
  }

  @MonitoredModel("model")
  interface ThresholdsOfNothing {
    @Prediction(thresholds = 1)
    void score(@Feature("x") double x);
  }

  record Descending(@Output(thresholds = {2, 1}) double y) {}

  @MonitoredModel("model")
  interface DescendingThresholds {
    @Prediction
    Descending score(@Feature("x") double x);
  }

  @MonitoredModel("model")
  interface TimeOfText {
    @Prediction("y")
    double score(@EventTime("age") String time);
  }

  @MonitoredModel("model")
  interface Latency {
    @Prediction("y")
    double score(@Feature("latency") double x);
  }

  record BadDefault(@Feature(defaulted = "none") double amount) {}

  @MonitoredModel("model")
  interface DefaultOfNumber {
    @Prediction("y")
    double score(@Features BadDefault input);
  }

  static final class Picky implements Predicate<Double> {
    private final double limit;

    Picky(double limit) {
      this.limit = limit;
    }

    @Override
    public boolean test(Double value) {
      return value < limit;
    }
  }

  record BadPredicate(@Feature(defaultedWhen = Picky.class) double amount) {}

  @MonitoredModel("model")
  interface PredicateWithParameters {
    @Prediction("y")
    double score(@Features BadPredicate input);
  }

  @MonitoredModel("model")
  static final class StaticMethod {
    @Prediction("y")
    static double score(@Feature("x") double x) {
      return x;
    }
  }

  @MonitoredModel("model")
  static final class PrivateMethod {
    @Prediction("y")
    @SuppressWarnings("unused") // by reflection
    private double score(@Feature("x") double x) {
      return x;
    }
  }

  public static final class WithParameter {
    @Feature
    public double getAmount(int of) {
      return of;
    }
  }

  @MonitoredModel("model")
  interface GetterWithParameter {
    @Prediction("y")
    double score(@Features WithParameter input);
  }

  record RecordedId(@PredictionId @Feature String id) {}

  @MonitoredModel("model")
  interface IdAsFeature {
    @Prediction("y")
    double score(@Features RecordedId input);
  }

  static Stream<Arguments> whatCannotMeanAnything() {
    return Stream.of(
        arguments(
            IdAsFeature.class, "has @PredictionId, which is never recorded, and an annotation"),
        arguments(
            NoModel.class, "neither it nor what it extends or implements has @MonitoredModel"),
        arguments(BlankName.class, "has a blank name or version"),
        arguments(NoPrediction.class, "no method with @Prediction"),
        arguments(
            NoFeature.class,
            "NoFeature.score(double): no parameter has @Feature or @Features, so there is nothing to record"),
        arguments(
            NamelessParameter.class,
            "parameter 1 of NamelessParameter.score(double): @Feature has no name"),
        arguments(
            TwiceInOneCall.class,
            "column 'x' is recorded twice, here and in parameter 1 of TwiceInOneCall.score"),
        arguments(InputAndOutput.class, "column 'x' is recorded twice"),
        arguments(TwoKinds.class, "column 'x' is a categorical feature, but a numeric feature in"),
        arguments(
            UnsupportedParameter.class,
            "java.util.List<java.lang.String> cannot be a column; what can be: numbers"),
        arguments(UnsupportedComponent.class, "component 'raw' of WithObject: java.lang.Object"),
        arguments(
            NothingInside.class,
            "java.lang.Thread has neither components nor getters with @Feature"),
        arguments(NamelessArray.class, "write @Features({\"...\", \"...\"})"),
        arguments(NamelessMap.class, "which entries of the map are features?"),
        arguments(NamedRecord.class, "names in @Features are for a double[], a float[] or a map"),
        arguments(FeatureAndFeatures.class, "either @Feature, for one column, or @Features"),
        arguments(TwoBatches.class, "two parameters are batches"),
        arguments(BatchWithOneResult.class, "one result for each row, but this is double"),
        arguments(SizeWithoutBatch.class, "names a column for the size of batches, but"),
        arguments(NamelessResult.class, "double has no name; write @Prediction(\"...\")"),
        arguments(NamelessVector.class, "float[] has no name"),
        arguments(TwoNamesForOne.class, "names 2 outputs, which only a double[] or float[] holds"),
        arguments(NamedVoid.class, "void cannot be a column"),
        arguments(RawStage.class, "java.lang.Object cannot be a column"),
        arguments(ThresholdsOfText.class, "has thresholds, but is no numeric output"),
        arguments(ThresholdsOfNothing.class, "has thresholds, but not the name"),
        arguments(DescendingThresholds.class, "threshold 1.0 of column 'y'"),
        arguments(TimeOfText.class, "@EventTime is for Instant"),
        arguments(Latency.class, "cannot be called 'latency'"),
        arguments(DefaultOfNumber.class, "'none' is no number, but column 'amount' is numeric"),
        arguments(PredicateWithParameters.class, "Picky of column 'amount' cannot be made"),
        arguments(StaticMethod.class, "a static or private method cannot be observed"),
        arguments(PrivateMethod.class, "a static or private method cannot be observed"),
        arguments(GetterWithParameter.class, "a getter has no parameters and gives a value"));
  }

  @ParameterizedTest
  @MethodSource("whatCannotMeanAnything")
  void annotationsThatCannotMeanAnythingAreNamed(Class<?> type, String message) {
    assertThatThrownBy(() -> AnnotatedModel.of(type))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @MonitoredModel("model")
  interface Correct {
    @Prediction("y")
    double score(@Feature("x") double x);
  }

  static Stream<Arguments> whatTheReferenceDoesNotKnow() {
    return Stream.of(
        arguments(
            Schema.builder().numeric("z").score("y").build(),
            "parameter 1 of Correct.score(double): no column 'x'; known columns: z, y"),
        arguments(
            Schema.builder().categorical("x").score("y").build(),
            "parameter 1 of Correct.score(double): column 'x' is categorical, not numeric"),
        arguments(
            Schema.builder().numeric("x").build(),
            "result of Correct.score(double): no column 'y'"));
  }

  @ParameterizedTest
  @MethodSource("whatTheReferenceDoesNotKnow")
  void columnsThatTheReferenceDoesNotKnowAreNamed(Schema schema, String message) {
    try (RecordedModel model = RecordedModel.of(schema)) {
      assertThatThrownBy(() -> model.wrap(Correct.class, x -> x))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(message);
    }
  }

  @MonitoredModel("model")
  interface NoOutput {
    @Prediction
    void score(@Feature("x") double x);
  }

  @Test
  void callsThatRecordNoOutputAreNoPredictionsOfAModelThatHasSome() {
    try (RecordedModel model = RecordedModel.of(Correct.class)) {
      assertThatThrownBy(() -> model.wrap(NoOutput.class, x -> {}))
          .hasMessageContaining("nothing of it is recorded, but the model has outputs, [y]");
    }
  }

  @Test
  void aClassHasNoProxy() {
    try (RecordedModel model = RecordedModel.of(Correct.class)) {
      assertThatThrownBy(() -> ModelProxy.wrap(String.class, "", model.monitor))
          .hasMessageContaining("java.lang.String is no interface")
          .hasMessageContaining("use an aspect, or observe a function");
    }
  }

  @Test
  void anInterfaceWithoutPredictionsHasNoProxy() {
    try (RecordedModel model = RecordedModel.of(Correct.class)) {
      Both both = new Both();
      assertThatThrownBy(() -> ModelProxy.wrap(Runnable.class, both, model.monitor))
          .hasMessageContaining("no method of java.lang.Runnable is a prediction of");
    }
  }

  private static final class Both implements Correct, Runnable {
    @Override
    public double score(double x) {
      return x;
    }

    @Override
    public void run() {}
  }
}
