package io.driftmeter.stats.simulation;

import io.driftmeter.api.CategoricalColumn;
import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.RowRecorder;
import io.driftmeter.api.RowSink;
import io.driftmeter.api.profile.ReferenceKind;
import io.driftmeter.api.schema.Schema;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.profile.ReferenceBuilder;
import io.driftmeter.stats.profile.ReferenceProfiles;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/**
 * The traffic of a model: numeric features, one categorical feature, and a decision that is taken
 * for few. Its rows come window after window, one hour each, first into a reference and then into
 * monitors. Not thread-safe.
 */
final class SimulatedModel {

  static final Duration WINDOW = Duration.ofHours(1);
  static final String CITY = "city";
  static final String DECISION = "decision";

  /** The share of flagged rows without a change. */
  static final double FLAGGED = 0.002;

  private static final String NAME = "simulated";
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final String[] CITIES = {"A", "B", "C", "D", "E", "F", "G", "H"};
  private static final String FEW = "flag";
  private static final String MOST = "pass";

  private final Schema schema;
  private final Draw draw;
  private final DoubleSupplier[] sources;
  private final SplittableRandom random;
  private Instant now = START;

  /**
   * A model at the start of its time.
   *
   * @param columns how many columns, at least 3; all but two are numeric
   * @param rows rows of a live window
   */
  SimulatedModel(int columns, RowStream stream, int rows, long seed) {
    int numbers = columns - 2;
    schema =
        Schema.builder()
            .numeric(
                IntStream.range(0, numbers)
                    .mapToObj(SimulatedModel::numeric)
                    .toArray(String[]::new))
            .categorical(CITY)
            .label(DECISION)
            .build();
    draw = new Draw(numbers);
    random = new SplittableRandom(seed);
    sources = new DoubleSupplier[numbers];
    Arrays.setAll(sources, i -> stream.source(random.split(), rows));
  }

  static String numeric(int i) {
    return "n" + i;
  }

  /** A serving baseline of the next windows. */
  Profile reference(int windows, int rows) {
    ReferenceBuilder builder =
        ReferenceProfiles.builder(NAME, "1", schema).kind(ReferenceKind.SERVING).windows(WINDOW);
    List<RowRecorder<Draw>> recorders = List.of(recorder(builder));
    for (int i = 0; i < windows; i++) {
      builder.at(now);
      window(recorders, rows, Change.NONE);
    }
    return builder.builtAt(now).build();
  }

  static RowRecorder<Draw> recorder(RowSink sink) {
    CategoricalColumn city = sink.categorical(CITY);
    CategoricalColumn decision = sink.categorical(DECISION);
    NumericColumn[] numbers =
        sink.schema().numericFeatures().stream()
            .map(column -> sink.numeric(column.name()))
            .toArray(NumericColumn[]::new);
    return sink.rows(
        (draw, row) -> {
          for (int i = 0; i < numbers.length; i++) {
            row.set(numbers[i], draw.numbers[i]);
          }
          row.set(city, draw.city).set(decision, draw.flagged ? FEW : MOST);
          if (draw.defaulted) {
            row.defaulted(numbers[0]);
          }
        });
  }

  /** Records the rows of the next window. */
  void window(List<RowRecorder<Draw>> recorders, int rows, Change change) {
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < sources.length; i++) {
        draw.numbers[i] = sources[i].getAsDouble();
      }
      draw.city = CITIES[Math.min(random.nextInt(CITIES.length), random.nextInt(CITIES.length))];
      draw.flagged = random.nextDouble() < FLAGGED;
      draw.defaulted = false;
      change.apply(draw, random);
      for (RowRecorder<Draw> recorder : recorders) {
        recorder.record(draw);
      }
    }
    now = now.plus(WINDOW);
  }

  /** The end of the last window. */
  Instant now() {
    return now;
  }
}
