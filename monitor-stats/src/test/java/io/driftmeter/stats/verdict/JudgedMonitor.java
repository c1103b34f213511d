package io.driftmeter.stats.verdict;

import io.driftmeter.api.CategoricalColumn;
import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.RowRecorder;
import io.driftmeter.api.RowSink;
import io.driftmeter.api.report.ColumnReport;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.api.schema.Column;
import io.driftmeter.api.schema.Schema;
import io.driftmeter.stats.HandDrivenClock;
import io.driftmeter.stats.HandDrivenExecutor;
import io.driftmeter.stats.MonitorBuilder;
import io.driftmeter.stats.StreamingModelMonitor;
import io.driftmeter.stats.TestMonitors;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.profile.ReferenceBuilder;
import io.driftmeter.stats.profile.ReferenceProfiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A model of many columns of different shapes, drawn at random, and its reference. */
final class JudgedMonitor {

  static final int NUMERIC = 16;
  static final int CATEGORICAL = 4;
  static final Schema SCHEMA = schema();
  private static final String[] NAMES = {"red", "green", "blue", "grey", "black"};

  private JudgedMonitor() {}

  private static Schema schema() {
    Schema.Builder schema = Schema.builder();
    for (int i = 0; i < NUMERIC; i++) {
      schema.numeric("n" + i);
    }
    for (int i = 0; i < CATEGORICAL; i++) {
      schema.categorical("c" + i);
    }
    return schema.build();
  }

  /** A random row, which a test may change before it is recorded. */
  static final class Draw {
    final Double[] numbers = new Double[NUMERIC];
    final String[] names = new String[CATEGORICAL];
    boolean defaulted;

    static Draw of(SplittableRandom random) {
      Draw draw = new Draw();
      for (int i = 0; i < NUMERIC; i++) {
        draw.numbers[i] =
            switch (i % 4) {
              case 0 -> normal(random);
              case 1 -> 100 * Math.exp(normal(random));
              case 2 -> random.nextInt(5) < 3 ? 0.0 : random.nextDouble() * 1_000;
              default -> (double) random.nextInt(11);
            };
      }
      for (int i = 0; i < CATEGORICAL; i++) {
        draw.names[i] = NAMES[Math.min(random.nextInt(5), random.nextInt(5))];
      }
      return draw;
    }

    private static double normal(SplittableRandom random) {
      return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
          * Math.cos(2 * Math.PI * random.nextDouble());
    }
  }

  static RowRecorder<Draw> rows(RowSink sink) {
    List<NumericColumn> numbers = new ArrayList<>();
    List<CategoricalColumn> names = new ArrayList<>();
    for (int i = 0; i < NUMERIC; i++) {
      numbers.add(sink.numeric("n" + i));
    }
    for (int i = 0; i < CATEGORICAL; i++) {
      names.add(sink.categorical("c" + i));
    }
    return sink.rows(
        (draw, row) -> {
          for (int i = 0; i < NUMERIC; i++) {
            row.set(numbers.get(i), draw.numbers[i]);
          }
          for (int i = 0; i < CATEGORICAL; i++) {
            row.set(names.get(i), draw.names[i]);
          }
          if (draw.defaulted) {
            row.defaulted(numbers.get(0));
          }
        });
  }

  static Profile reference(int rows, long seed) {
    ReferenceBuilder builder = ReferenceProfiles.builder("judged", "1", SCHEMA);
    RowRecorder<Draw> recorder = rows(builder);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < rows; i++) {
      recorder.record(Draw.of(random));
    }
    return builder.build();
  }

  static MonitorBuilder builder(Profile reference) {
    return StreamingModelMonitor.builder("judged", "1")
        .reference(reference)
        .window(Duration.ofHours(1))
        .clock(new HandDrivenClock(TestMonitors.NOON))
        .executor(new HandDrivenExecutor());
  }

  static List<String> drifted(DriftReport report) {
    return report.drifted().stream().map(ColumnReport::column).map(Column::name).toList();
  }
}
