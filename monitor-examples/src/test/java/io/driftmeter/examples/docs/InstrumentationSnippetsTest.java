package io.driftmeter.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.annotation.Feature;
import io.driftmeter.api.annotation.Features;
import io.driftmeter.api.annotation.MonitoredModel;
import io.driftmeter.api.annotation.Prediction;
import io.driftmeter.api.annotation.PredictionId;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.instrument.AnnotatedModel;
import io.driftmeter.api.instrument.ModelProxy;
import io.driftmeter.api.instrument.ObservedFunction;
import io.driftmeter.api.schema.Column;
import io.driftmeter.stats.StreamingModelMonitor;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** The code that the guide of instrumentation shows, run. */
class InstrumentationSnippetsTest {

  record Order(double amount, String country, @PredictionId String id) {}

  @MonitoredModel("fraud")
  interface FraudModel {
    @Prediction(value = "risk", thresholds = 0.9)
    double risk(@Features Order order, @Feature("customer_age") Integer age);
  }

  @Test
  void annotationsAreEnoughToRecord() {
    AnnotatedModel annotated = AnnotatedModel.of(FraudModel.class);
    StreamingModelMonitor monitor =
        StreamingModelMonitor.builder(annotated.name(), annotated.version())
            .schema(annotated.schema())
            .build();
    FraudModel fraud = ModelProxy.wrap(FraudModel.class, (order, age) -> 0.02, monitor);

    fraud.risk(new Order(120, "AT", "o-17"), 41);

    monitor.close();
    assertThat(monitor.counts().rows()).isOne();
    assertThat(annotated.schema().columns())
        .extracting(Column::name)
        .containsExactly("amount", "country", "customer_age", "risk");
  }

  @Test
  void functionsAreObserved() {
    AnnotatedModel annotated = AnnotatedModel.of(FraudModel.class);
    StreamingModelMonitor monitor =
        StreamingModelMonitor.builder("fraud", "1").schema(annotated.schema()).build();

    NumericColumn amount = monitor.numeric("amount");
    ToDoubleFunction<Order> scored =
        ObservedFunction.observe(
            monitor, (order, row) -> row.set(amount, order.amount()), order -> 0.02);

    double risk = scored.applyAsDouble(new Order(120, "AT", "o-18"));

    assertThat(risk).isEqualTo(0.02);

    monitor.close();
    assertThat(monitor.counts().rows()).isOne();
  }

  /** A segment that the feature store serves when it knows none. */
  static final class IsPlaceholder implements Predicate<String> {
    @Override
    public boolean test(String segment) {
      return segment.startsWith("?");
    }
  }

  record Customer(
      @Feature(defaulted = "0") double income, // served when nothing is known
      @Feature(missing = "-999") int age,
      @Feature(nanIsMissing = true) double score,
      @Feature(defaultedWhen = IsPlaceholder.class) String segment) {}

  @MonitoredModel("credit")
  interface Credit {
    @Prediction("limit")
    double limit(@Features Customer customer);
  }

  @Test
  void valuesThatStandForOthersAreToldByTheAnnotation() {
    StreamingModelMonitor monitor =
        StreamingModelMonitor.builder("credit", "1")
            .schema(AnnotatedModel.of(Credit.class).schema())
            .build();
    Credit credit = ModelProxy.wrap(Credit.class, customer -> 1_000, monitor);

    credit.limit(new Customer(0, -999, Double.NaN, "?"));

    monitor.close();
    assertThat(monitor.counts().states("income").count(ValueState.DEFAULTED)).isOne();
    assertThat(monitor.counts().states("age").count(ValueState.MISSING)).isOne();
    assertThat(monitor.counts().states("score").count(ValueState.MISSING)).isOne();
    assertThat(monitor.counts().states("segment").count(ValueState.DEFAULTED)).isOne();
  }

  record Candidate(double price, double rating) {}

  @MonitoredModel("ranking")
  interface Ranking {
    @Prediction(value = "relevance", batchSize = "candidates")
    List<Double> rank(@Features List<Candidate> candidates, @Feature("market") String market);
  }

  @Test
  void eachElementOfABatchIsARow() {
    StreamingModelMonitor monitor =
        StreamingModelMonitor.builder("ranking", "1")
            .schema(AnnotatedModel.of(Ranking.class).schema())
            .build();
    Ranking ranking =
        ModelProxy.wrap(Ranking.class, (candidates, market) -> List.of(0.7, 0.3), monitor);

    ranking.rank(List.of(new Candidate(10, 4.5), new Candidate(12, 4.1)), "AT");

    monitor.close();
    assertThat(monitor.counts().rows()).isEqualTo(2);
    assertThat(monitor.counts().states("candidates").count(ValueState.VALID)).isOne();
  }
}
