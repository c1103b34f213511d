package io.driftmeter.jmh;

import com.datadoghq.sketch.ddsketch.DDSketches;
import com.tdunning.math.stats.MergingDigest;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.core.metrics.Histogram;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.ObjDoubleConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import moa.classifiers.core.driftdetection.ADWIN;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.DoubleRecorder;
import org.HdrHistogram.Recorder;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.apache.datasketches.req.ReqSketch;
import org.apache.datasketches.tdigest.TDigestDouble;

/**
 * What else takes numbers one by one, as an application would use it: one sketch per column,
 * guarded by its own lock where it is not thread-safe by itself.
 */
@SuppressWarnings("ImmutableEnumChecker") // its functions keep nothing
public enum Peer implements Labelled {
  /** Two significant digits, numbers of any size. */
  HDR_DOUBLE_RECORDER(
      "HdrHistogram DoubleRecorder",
      sketches(() -> new DoubleRecorder(2)),
      DoubleRecorder::recordValue),

  /** Two significant digits, whole numbers: thousandths of what the others record. */
  HDR_RECORDER(
      "HdrHistogram Recorder (whole numbers)",
      sketches(() -> new Recorder(2)),
      (sketch, value) -> sketch.recordValue(thousandths(value))),

  /** Two significant digits, whole numbers: thousandths of what the others record. */
  HDR_CONCURRENT_HISTOGRAM(
      "HdrHistogram ConcurrentHistogram (whole numbers)",
      sketches(() -> new ConcurrentHistogram(2)),
      (sketch, value) -> sketch.recordValue(thousandths(value))),

  /** One per cent, stores of arrays that grow. */
  DDSKETCH(
      "DDSketch 1 %, synchronized",
      sketches(() -> DDSketches.unboundedDense(0.01)),
      (sketch, value) -> {
        synchronized (sketch) {
          sketch.accept(value);
        }
      }),

  /** The default size, k = 200. */
  KLL(
      "DataSketches KLL, synchronized",
      sketches(KllDoublesSketch::newHeapInstance),
      (sketch, value) -> {
        synchronized (sketch) {
          sketch.update(value);
        }
      }),

  /** The default size, k = 12; it takes floats. */
  REQ(
      "DataSketches REQ, synchronized",
      sketches(() -> ReqSketch.builder().build()),
      (sketch, value) -> {
        synchronized (sketch) {
          sketch.update((float) value);
        }
      }),

  /** The default size, k = 200. */
  DATASKETCHES_TDIGEST(
      "DataSketches t-digest, synchronized",
      sketches(TDigestDouble::new),
      (sketch, value) -> {
        synchronized (sketch) {
          sketch.update(value);
        }
      }),

  /** Compression 100. */
  TDIGEST(
      "t-digest MergingDigest, synchronized",
      sketches(() -> new MergingDigest(100)),
      (sketch, value) -> {
        synchronized (sketch) {
          sketch.add(value);
        }
      }),

  /** The buckets of a percentile histogram, for values up to 1000. */
  MICROMETER_PERCENTILES(
      "Micrometer summary, percentile histogram",
      summaries(
          summary ->
              summary
                  .publishPercentileHistogram()
                  .minimumExpectedValue(0.001)
                  .maximumExpectedValue(1000.0)),
      DistributionSummary::record),

  /** As many objectives as a reference has bins. */
  MICROMETER_SLOS(
      "Micrometer summary, an SLO per bound",
      summaries(summary -> summary.serviceLevelObjectives(LogNormal.bounds())),
      DistributionSummary::record),

  /** The buckets of a percentile histogram; it takes milliseconds. */
  MICROMETER_TIMER(
      "Micrometer timer, percentile histogram",
      Peer::timers,
      (timer, value) -> timer.record((long) (value * 1e6), TimeUnit.NANOSECONDS)),

  /** As many bounds as a reference has bins. */
  PROMETHEUS_CLASSIC(
      "Prometheus client, classic histogram",
      histograms(histogram -> histogram.classicOnly().classicUpperBounds(LogNormal.bounds())),
      Histogram::observe),

  /** The default resolution. */
  PROMETHEUS_NATIVE(
      "Prometheus client, native histogram",
      histograms(Histogram.Builder::nativeOnly),
      Histogram::observe),

  /** A detector rather than a histogram: it looks for a change of the mean. */
  ADWIN(
      "MOA ADWIN, synchronized",
      sketches(ADWIN::new),
      (detector, value) -> {
        synchronized (detector) {
          detector.setInput(value);
        }
      });

  private final String label;
  private final IntFunction<? extends List<?>> maker;
  private final ObjDoubleConsumer<Object> recording;

  @SuppressWarnings("unchecked") // the maker makes what the recording takes
  <S> Peer(String label, IntFunction<List<S>> maker, ObjDoubleConsumer<S> recording) {
    this.label = label;
    this.maker = maker;
    this.recording = (ObjDoubleConsumer<Object>) recording;
  }

  @Override
  public String label() {
    return label;
  }

  /** Empty sketches for that many columns, made together as an application would make them. */
  Columns columns(int count) {
    return new Columns(maker.apply(count).toArray(), recording);
  }

  /** One sketch per column. */
  static final class Columns {

    private final Object[] sketches;
    private final ObjDoubleConsumer<Object> recording;

    private Columns(Object[] sketches, ObjDoubleConsumer<Object> recording) {
      this.sketches = sketches;
      this.recording = recording;
    }

    void record(double[] row) {
      for (int i = 0; i < row.length; i++) {
        recording.accept(sketches[i], row[i]);
      }
    }

    void record(int column, double value) {
      recording.accept(sketches[column], value);
    }

    Object[] sketches() {
      return sketches.clone();
    }
  }

  private static long thousandths(double value) {
    return (long) (value * 1000);
  }

  private static <S> IntFunction<List<S>> sketches(Supplier<S> maker) {
    return count -> Stream.generate(maker).limit(count).toList();
  }

  private static IntFunction<List<DistributionSummary>> summaries(
      UnaryOperator<DistributionSummary.Builder> histogram) {
    return count -> {
      MeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
      return columnNames(count)
          .map(name -> DistributionSummary.builder("values").tag("column", name))
          .map(summary -> histogram.apply(summary).register(registry))
          .toList();
    };
  }

  private static List<Timer> timers(int count) {
    MeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    return columnNames(count)
        .map(name -> Timer.builder("values").tag("column", name).publishPercentileHistogram())
        .map(timer -> timer.register(registry))
        .toList();
  }

  private static IntFunction<List<Histogram>> histograms(UnaryOperator<Histogram.Builder> kind) {
    return count ->
        columnNames(count)
            .map(name -> kind.apply(Histogram.builder().name(name).help(name)))
            .map(histogram -> histogram.withoutExemplars().build())
            .toList();
  }

  private static Stream<String> columnNames(int count) {
    return IntStream.range(0, count).mapToObj(i -> "column" + i);
  }
}
