package io.driftmeter.jmh;

import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.RowRecorder;
import io.driftmeter.api.RowSink;
import io.driftmeter.api.schema.Schema;
import io.driftmeter.stats.MonitorBuilder;
import io.driftmeter.stats.StreamingModelMonitor;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.profile.ReferenceBuilder;
import io.driftmeter.stats.profile.ReferenceProfiles;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Monitors as an application would have them: a reference, a long window, the default tick. */
final class Monitors {

  private static final String MODEL = "benchmark";
  private static final int FEW_THREADS = 2;

  private static final Map<Integer, Profile> REFERENCES = new ConcurrentHashMap<>();

  private Monitors() {}

  /** A running monitor whose reference is the stream that it will see. */
  static StreamingModelMonitor start(int features) {
    return builder(features).build();
  }

  /**
   * The same for that many threads. Where they are more than the processors of a small machine it
   * ticks often, so that stripes have grown when the warm-up is over.
   */
  static StreamingModelMonitor start(int features, int threads) {
    MonitorBuilder builder = builder(features);
    return (threads > FEW_THREADS ? builder.tick(Duration.ofMillis(100)) : builder).build();
  }

  /** A monitor to be, whose reference is the stream that it will see. */
  static MonitorBuilder builder(int features) {
    return builder(reference(features));
  }

  /** A monitor to be, with that reference. */
  static MonitorBuilder builder(Profile reference) {
    return StreamingModelMonitor.builder(MODEL, "1")
        .reference(reference)
        .window(Duration.ofDays(1));
  }

  /** A running monitor of a model that answers with a score, the first feature. */
  static StreamingModelMonitor startScoring(int features) {
    Schema schema = Schema.builder().numeric(names(features)).score("score").build();
    ReferenceBuilder builder = ReferenceProfiles.builder(MODEL, "1", schema);
    for (double[] row : LogNormal.trainingRows(features)) {
      builder.record(row, row[0]);
    }
    return StreamingModelMonitor.builder(MODEL, "1")
        .reference(builder.build())
        .window(Duration.ofDays(1))
        .build();
  }

  /** The reference that monitors of that many features share. */
  static Profile reference(int features) {
    return REFERENCES.computeIfAbsent(features, Monitors::train);
  }

  /**
   * A reference of its own.
   *
   * <p>Made from arrays, since a server that loads its reference calls its row writer for the
   * monitor alone; otherwise the compiler would sometimes take the calls of training for the usual
   * ones.
   */
  static Profile train(int features) {
    Schema schema = Schema.builder().numeric(names(features)).build();
    ReferenceBuilder builder = ReferenceProfiles.builder(MODEL, "1", schema);
    for (double[] row : LogNormal.trainingRows(features)) {
      builder.record(row);
    }
    return builder.build();
  }

  /** A recorder whose writer sets every feature. */
  static RowRecorder<Request> rows(RowSink sink) {
    NumericColumn[] columns = columns(sink);
    return sink.rows(
        (request, row) -> {
          for (int i = 0; i < columns.length; i++) {
            row.set(columns[i], request.feature(i));
          }
        });
  }

  static NumericColumn[] columns(RowSink sink) {
    return sink.schema().numericFeatures().stream()
        .map(column -> sink.numeric(column.name()))
        .toArray(NumericColumn[]::new);
  }

  private static String[] names(int features) {
    return IntStream.range(0, features).mapToObj(i -> "feature" + i).toArray(String[]::new);
  }
}
