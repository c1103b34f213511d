package io.driftmeter.jmh;

import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What recording one latency in a Micrometer timer would add to a request, in three forms. Function
 * counters add nothing: they read counts that the monitor keeps in any case. See {@code
 * docs/adr/latency-as-function-counters.md}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@State(Scope.Benchmark)
public class LatencyMeterBenchmark {

  private static final Duration[] BOUNDS =
      LongStream.of(
              100,
              250,
              500,
              1_000,
              2_500,
              5_000,
              10_000,
              25_000,
              50_000,
              100_000,
              250_000,
              500_000,
              1_000_000,
              2_500_000,
              5_000_000,
              10_000_000)
          .mapToObj(micros -> Duration.ofNanos(micros * 1_000))
          .toArray(Duration[]::new);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  private final Timer plain = Timer.builder("plain").register(registry);

  private final Timer fixedBounds =
      Timer.builder("fixed.bounds").serviceLevelObjectives(BOUNDS).register(registry);

  private final Timer percentileHistogram =
      Timer.builder("percentile.histogram")
          .publishPercentileHistogram()
          .minimumExpectedValue(Duration.ofNanos(100_000))
          .maximumExpectedValue(Duration.ofSeconds(10))
          .register(registry);

  /** Latencies from 0.1 ms to 0.4 s, two thousand of them, one set per thread. */
  @State(Scope.Thread)
  public static class Latencies extends Cursor {
    private final long[] nanos =
        new SplittableRandom(1)
            .doubles(2_048, 5, 8.6)
            .mapToLong(exponent -> (long) Math.pow(10, exponent))
            .toArray();

    long next() {
      return nanos[advance(nanos.length)];
    }
  }

  /** The cost of the loop itself. */
  @Benchmark
  public long nothing(Latencies latencies) {
    return latencies.next();
  }

  /** Count, sum and maximum. */
  @Benchmark
  public void plainTimer(Latencies latencies) {
    plain.record(latencies.next(), TimeUnit.NANOSECONDS);
  }

  /** The sixteen bounds that a monitor publishes. */
  @Benchmark
  public void timerWithFixedBounds(Latencies latencies) {
    fixedBounds.record(latencies.next(), TimeUnit.NANOSECONDS);
  }

  /** What Micrometer publishes for percentiles by default. */
  @Benchmark
  public void timerWithPercentileHistogram(Latencies latencies) {
    percentileHistogram.record(latencies.next(), TimeUnit.NANOSECONDS);
  }
}
