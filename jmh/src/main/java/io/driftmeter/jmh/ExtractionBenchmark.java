package io.driftmeter.jmh;

import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.PredictionScope;
import io.driftmeter.api.annotation.Features;
import io.driftmeter.api.annotation.MonitoredModel;
import io.driftmeter.api.annotation.Prediction;
import io.driftmeter.api.instrument.AnnotatedModel;
import io.driftmeter.api.instrument.MonitoredMethod;
import io.driftmeter.stats.StreamingModelMonitor;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Ten numbers taken out of an object into a prediction: by code that was written for it, and as
 * annotations say. An operation is one number; a prediction's other costs are shared by the ten.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(ExtractionBenchmark.NUMBERS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ExtractionBenchmark {

  static final int NUMBERS = 10;

  /** A model that takes the record. */
  @MonitoredModel("benchmark")
  interface RecordModel {

    @Prediction("score")
    double score(@Features TenNumbers numbers);
  }

  /** A model that takes the bean. */
  @MonitoredModel("benchmark")
  interface BeanModel {

    @Prediction("score")
    double score(@Features TenProperties properties);
  }

  /** A running monitor. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // set up by JMH
  public static class Monitor {

    StreamingModelMonitor monitor;
    NumericColumn[] columns;

    /** Starts it. */
    @Setup
    public void start() {
      monitor = Monitors.startScoring(NUMBERS);
      columns = Monitors.columns(monitor);
    }

    /** Ends it. */
    @TearDown
    public void close() {
      monitor.close();
    }

    MonitoredMethod method(Class<?> model, Class<?> parameter) {
      try {
        return AnnotatedModel.of(model)
            .bind(monitor)
            .find(model.getDeclaredMethod("score", parameter))
            .orElseThrow();
      } catch (NoSuchMethodException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  /** What records calls with the record. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // set up by JMH
  public static class OfRecords {

    MonitoredMethod method;

    /** Binds it. */
    @Setup
    public void bind(Monitor state) {
      method = state.method(RecordModel.class, TenNumbers.class);
    }
  }

  /** What records calls with the bean. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // set up by JMH
  public static class OfBeans {

    MonitoredMethod method;

    /** Binds it. */
    @Setup
    public void bind(Monitor state) {
      method = state.method(BeanModel.class, TenProperties.class);
    }
  }

  /** Where a thread is in the stream of records. */
  @State(Scope.Thread)
  public static class Records extends Cursor {

    private final TenNumbers[] stream =
        Arrays.stream(LogNormal.rows(NUMBERS)).map(TenNumbers::of).toArray(TenNumbers[]::new);

    TenNumbers next() {
      return stream[advance(stream.length)];
    }
  }

  /** Where a thread is in the stream of beans. */
  @State(Scope.Thread)
  public static class Beans extends Cursor {

    private final TenProperties[] stream =
        Arrays.stream(LogNormal.rows(NUMBERS))
            .map(TenProperties::new)
            .toArray(TenProperties[]::new);

    TenProperties next() {
      return stream[advance(stream.length)];
    }
  }

  /** Ours: a record, by hand. */
  @Benchmark
  public Object driftmeterRecordByHand(Records records, Monitor state) {
    TenNumbers numbers = records.next();
    NumericColumn[] columns = state.columns;
    try (PredictionScope prediction = state.monitor.startPrediction()) {
      prediction.set(columns[0], numbers.feature0());
      prediction.set(columns[1], numbers.feature1());
      prediction.set(columns[2], numbers.feature2());
      prediction.set(columns[3], numbers.feature3());
      prediction.set(columns[4], numbers.feature4());
      prediction.set(columns[5], numbers.feature5());
      prediction.set(columns[6], numbers.feature6());
      prediction.set(columns[7], numbers.feature7());
      prediction.set(columns[8], numbers.feature8());
      prediction.set(columns[9], numbers.feature9());
      return prediction.output(numbers.feature0());
    }
  }

  /** Ours: a record, by its annotations. */
  @Benchmark
  public @Nullable Object driftmeterRecordByAnnotations(Records records, OfRecords state)
      throws Throwable {
    TenNumbers numbers = records.next();
    return state.method.call(new Object[] {numbers}, numbers::feature0);
  }

  /** Ours: a bean, by hand. */
  @Benchmark
  public Object driftmeterBeanByHand(Beans beans, Monitor state) {
    TenProperties properties = beans.next();
    NumericColumn[] columns = state.columns;
    try (PredictionScope prediction = state.monitor.startPrediction()) {
      prediction.set(columns[0], properties.getFeature0());
      prediction.set(columns[1], properties.getFeature1());
      prediction.set(columns[2], properties.getFeature2());
      prediction.set(columns[3], properties.getFeature3());
      prediction.set(columns[4], properties.getFeature4());
      prediction.set(columns[5], properties.getFeature5());
      prediction.set(columns[6], properties.getFeature6());
      prediction.set(columns[7], properties.getFeature7());
      prediction.set(columns[8], properties.getFeature8());
      prediction.set(columns[9], properties.getFeature9());
      return prediction.output(properties.getFeature0());
    }
  }

  /** Ours: a bean, by its annotations. */
  @Benchmark
  public @Nullable Object driftmeterBeanByAnnotations(Beans beans, OfBeans state) throws Throwable {
    TenProperties properties = beans.next();
    return state.method.call(new Object[] {properties}, properties::getFeature0);
  }
}
