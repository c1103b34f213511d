package io.driftmeter.stats.instrument;

import static io.driftmeter.stats.instrument.RecordedModel.CALLS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.api.annotation.Feature;
import io.driftmeter.api.annotation.Features;
import io.driftmeter.api.annotation.MonitoredModel;
import io.driftmeter.api.annotation.Prediction;
import io.driftmeter.api.instrument.ModelInstrumentation;
import io.driftmeter.api.instrument.ObservedFunction;
import io.driftmeter.stats.CapturedLog;
import java.lang.reflect.Method;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** The doors: proxies, functions, and what aspects use. */
class ProxyTest {

  @MonitoredModel("model")
  interface Scored {
    @Prediction("y")
    double score(@Feature("x") double x);

    default double twice(double x) {
      return 2 * score(x);
    }

    String name();
  }

  private static final class Doubling implements Scored {
    @Override
    public double score(double x) {
      return 2 * x;
    }

    @Override
    public String name() {
      throw new UnsupportedOperationException("nameless");
    }

    @Override
    public String toString() {
      return "doubling";
    }
  }

  @Test
  void aProxyIsEqualToItselfAndToAnotherOfTheSameTarget() {
    try (RecordedModel model = RecordedModel.of(Scored.class)) {
      Doubling target = new Doubling();
      Scored one = model.wrap(Scored.class, target);
      Scored other = model.wrap(Scored.class, target);

      assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).hasToString("doubling");
      assertThat(one).isNotEqualTo(model.wrap(Scored.class, new Doubling())).isNotEqualTo(target);
      assertThat(one.equals(null)).isFalse();
    }
  }

  @Test
  void callsThatAreNoPredictionsGoThroughAsTheyAre() {
    try (RecordedModel model = RecordedModel.of(Scored.class)) {
      Scored scored = model.wrap(Scored.class, new Doubling());

      assertThatThrownBy(scored::name)
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessage("nameless");
    }
  }

  @Test
  void whatAnObjectCallsOnItselfIsNotSeen() throws Exception {
    try (RecordedModel model = RecordedModel.of(Scored.class)) {
      Scored scored = model.wrap(Scored.class, new Doubling());

      assertThat(scored.twice(5)).isEqualTo(20);

      model.closeWindow();
      assertThat(model.monitor.counts().rows()).isZero();
    }
  }

  record Input(double x) {}

  interface Predictor<I, O> {
    O predict(I input);
  }

  @MonitoredModel("model")
  static final class Generic implements Predictor<Input, Double> {
    @Override
    @Prediction("y")
    public Double predict(@Features Input input) {
      return input.x() * 2;
    }
  }

  @Test
  @SuppressWarnings("unchecked") // a proxy knows no type arguments
  void annotationsOfAClassCountForTheGenericInterfaceThatItImplements() throws Exception {
    try (RecordedModel model = RecordedModel.of(Generic.class)) {
      Predictor<Input, Double> scored = model.wrap(Predictor.class, new Generic());

      model.call(() -> assertThat(scored.predict(new Input(10))).isEqualTo(20));

      model.assertNumber("x", 10);
      model.assertNumber("y", 20);
    }
  }

  @Test
  void anAspectRecordsTheMethodsOfAClassThatItMeets() throws Throwable {
    try (RecordedModel model = RecordedModel.of(Scored.class)) {
      ModelInstrumentation instrumentation = new ModelInstrumentation(known -> model.monitor);
      Method score = Doubling.class.getMethod("score", double.class);
      Method name = Doubling.class.getMethod("name");
      Object[] arguments = {10.0};

      for (int i = 0; i < CALLS; i++) {
        instrumentation.call(Doubling.class, score, arguments, () -> 20.0);
        instrumentation.call(Doubling.class, name, new Object[0], () -> "name");
      }
      model.closeWindow();

      model.assertNumber("x", 10);
      model.assertNumber("y", 20);
      assertThat(model.monitor.counts().rows()).isEqualTo(CALLS);
    }
  }

  @Test
  void anAspectThatCannotRecordSaysSoOnceAndLetsCallsThrough() throws Throwable {
    ModelInstrumentation instrumentation =
        new ModelInstrumentation(
            known -> {
              throw new IllegalArgumentException("no monitor for " + known.name());
            });
    Method score = Doubling.class.getMethod("score", double.class);

    for (int i = 0; i < 3; i++) {
      assertThat(instrumentation.call(Doubling.class, score, new Object[] {1.0}, () -> 2.0))
          .isEqualTo(2.0);
    }

    assertThat(CapturedLog.of(ModelInstrumentation.class))
        .singleElement()
        .satisfies(
            line ->
                assertThat(line.text())
                    .contains("Doubling are not recorded: no monitor for model"));
    assertThatThrownBy(() -> instrumentation.check(Doubling.class))
        .hasMessage("no monitor for model");
  }

  record Other(String x) {}

  @MonitoredModel("model")
  static final class Overloaded implements Predictor<Input, Double> {
    @Override
    @Prediction("y")
    public Double predict(@Features Input input) {
      return input.x();
    }

    public Double predict(Other other) {
      return 1.0;
    }
  }

  @Test
  void ofOverloadedMethodsNoneIsTakenForTheGenericOne() throws Exception {
    try (RecordedModel model = RecordedModel.of(Overloaded.class)) {
      assertThatThrownBy(() -> model.wrap(Predictor.class, new Overloaded()))
          .hasMessageContaining("is a prediction of");
    }
  }

  @Test
  void aFunctionIsObservedByWriters() throws Exception {
    try (RecordedModel model = RecordedModel.of(Scored.class)) {
      var x = model.monitor.numeric("x");
      var y = model.monitor.numeric("y");
      ToDoubleFunction<Input> number =
          ObservedFunction.observe(
              model.monitor, (input, row) -> row.set(x, input.x()), input -> input.x() * 2);
      Function<Input, String> text =
          ObservedFunction.observe(
              model.monitor,
              (input, row) -> row.set(x, input.x()),
              input -> "20",
              (result, row) -> row.set(y, Double.parseDouble(result)));

      for (int i = 0; i < CALLS / 2; i++) {
        assertThat(number.applyAsDouble(new Input(10))).isEqualTo(20);
        assertThat(text.apply(new Input(10))).isEqualTo("20");
      }
      model.closeWindow();

      model.assertNumber("x", 10);
      model.assertNumber("y", 20);
      model.assertOutcomes(CALLS, 0);
    }
  }

  @Test
  void aFunctionThatThrowsIsAnErrorAndAWriterThatThrowsIsNot() throws Exception {
    IllegalStateException failure = new IllegalStateException();
    try (RecordedModel model = RecordedModel.of(Scored.class)) {
      ToDoubleFunction<Input> failing =
          ObservedFunction.observe(
              model.monitor,
              (input, row) -> {},
              input -> {
                throw failure;
              });
      ToDoubleFunction<Input> blind =
          ObservedFunction.observe(
              model.monitor,
              (input, row) -> {
                throw failure;
              },
              input -> 20);

      assertThatThrownBy(() -> failing.applyAsDouble(new Input(1))).isSameAs(failure);
      assertThat(blind.applyAsDouble(new Input(1))).isEqualTo(20);
      model.closeWindow();

      model.assertOutcomes(1, 1);
    }
  }
}
