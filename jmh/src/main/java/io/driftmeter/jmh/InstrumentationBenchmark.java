package io.driftmeter.jmh;

import io.driftmeter.api.CategoricalColumn;
import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.PredictionScope;
import io.driftmeter.api.RowRecorder;
import io.driftmeter.api.RowSink;
import io.driftmeter.api.instrument.AnnotatedModel;
import io.driftmeter.api.instrument.ModelProxy;
import io.driftmeter.aspectj.ModelMonitorAspect;
import io.driftmeter.stats.StreamingModelMonitor;
import io.driftmeter.stats.profile.ReferenceBuilder;
import io.driftmeter.stats.profile.ReferenceProfiles;
import io.micrometer.core.aop.TimedAspect;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.aop.aspectj.annotation.AspectJProxyFactory;

/** A call of a model with eight numbers and two names, as it is and instrumented. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class InstrumentationBenchmark {

  /** The model alone. */
  @State(Scope.Benchmark)
  public static class Direct {

    final TenInputs model = new TenInputs.Sum();
  }

  /** A running monitor, whose reference is the stream that it will see. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // set up by JMH
  public static class Monitored {

    StreamingModelMonitor monitor;
    Columns columns;
    final TenInputs model = new TenInputs.Sum();

    /** Starts it. */
    @Setup
    public void start() {
      AnnotatedModel annotated = AnnotatedModel.of(TenInputs.class);
      ReferenceBuilder builder =
          ReferenceProfiles.builder(annotated.name(), annotated.version(), annotated.schema());
      RowRecorder<Inputs> rows = Columns.of(builder).rows(builder, model);
      for (Inputs inputs : Inputs.stream()) {
        rows.record(inputs);
      }
      monitor = Monitors.builder(builder.build()).build();
      columns = Columns.of(monitor);
    }

    /** Ends it. */
    @TearDown
    public void close() {
      monitor.close();
    }
  }

  /** The columns of the model. */
  static final class Columns {

    final NumericColumn[] numbers;
    final CategoricalColumn country;
    final CategoricalColumn channel;
    final NumericColumn score;

    private Columns(RowSink sink) {
      numbers = Monitors.columns(sink);
      country = sink.categorical("country");
      channel = sink.categorical("channel");
      score = sink.numeric("score");
    }

    static Columns of(RowSink sink) {
      return new Columns(sink);
    }

    RowRecorder<Inputs> rows(RowSink sink, TenInputs model) {
      return sink.rows(
          (inputs, row) -> {
            for (int i = 0; i < numbers.length; i++) {
              row.set(numbers[i], inputs.number(i));
            }
            row.set(country, inputs.country()).set(channel, inputs.channel());
            row.set(score, inputs.score(model));
          });
    }
  }

  /** Our proxy. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // set up by JMH
  public static class Proxied {

    TenInputs model;

    /** Makes it. */
    @Setup
    public void wrap(Monitored monitored) {
      model = ModelProxy.wrap(TenInputs.class, monitored.model, monitored.monitor);
    }
  }

  /** Our aspect, behind a proxy of Spring. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // set up by JMH
  public static class Observed {

    TenInputs model;

    /** Makes it. */
    @Setup
    public void wrap(Monitored monitored) {
      model = advised(monitored.model, new ModelMonitorAspect(found -> monitored.monitor));
    }
  }

  /** The aspect of Micrometer, behind a proxy of Spring. */
  @State(Scope.Benchmark)
  public static class Timed {

    private final PrometheusMeterRegistry registry =
        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    final TenInputs model = advised(new TenInputs.Sum(), new TimedAspect(registry));

    /** Ends the registry. */
    @TearDown
    public void close() {
      registry.close();
    }
  }

  private static TenInputs advised(TenInputs model, Object aspect) {
    AspectJProxyFactory factory = new AspectJProxyFactory(model);
    factory.addAspect(aspect);
    return factory.getProxy();
  }

  /** The call that the others instrument. */
  @Benchmark
  public double directCall(InputsCursor cursor, Direct state) {
    return cursor.next().score(state.model);
  }

  /** Ours: written by hand. */
  @Benchmark
  public double driftmeterScope(InputsCursor cursor, Monitored state) {
    Inputs inputs = cursor.next();
    Columns columns = state.columns;
    try (PredictionScope prediction = state.monitor.startPrediction()) {
      for (int i = 0; i < columns.numbers.length; i++) {
        prediction.set(columns.numbers[i], inputs.number(i));
      }
      prediction.set(columns.country, inputs.country()).set(columns.channel, inputs.channel());
      return prediction.output(inputs.score(state.model));
    }
  }

  /** Ours: all inputs, the output, the outcome and the latency. */
  @Benchmark
  public double driftmeterProxy(InputsCursor cursor, Proxied state) {
    return cursor.next().score(state.model);
  }

  /** Ours: the same. */
  @Benchmark
  public double driftmeterAspect(InputsCursor cursor, Observed state) {
    return cursor.next().score(state.model);
  }

  /** Micrometer: the latency alone. */
  @Benchmark
  public double micrometerTimedAspect(InputsCursor cursor, Timed state) {
    return cursor.next().score(state.model);
  }
}
