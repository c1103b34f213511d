package io.driftmeter.stats.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.api.BatchRecorder;
import io.driftmeter.api.counts.Refusal;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.schema.Schema;
import io.driftmeter.stats.CapturedLog;
import io.driftmeter.stats.grid.EdgeGrid;
import io.driftmeter.stats.grid.Grid;
import io.driftmeter.stats.grid.OriginGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However rows lie in arrays, they are counted as if each had been recorded by itself. */
class BatchTest {

  private static final long MEMORY = 1 << 20;
  private static final int FEATURES = 3;

  /** More than a batch counts before it lets go of its stripe. */
  private static final int ROWS = 3_000;

  private static final Grid GRID = new OriginGrid(0, 1, 4, 4, 4);
  private static final Grid EDGES = EdgeGrid.of(-1, 0, 0.5, 1);

  private final SlotMap slots =
      new SlotMap(Schema.builder().numeric("a", "b", "c").score("y").build());
  private final Layout layout =
      new Layout(slots, List.of(GRID, EDGES, GRID, GRID, GRID), List.of(), 0, false);
  private final Refusals refusals = new Refusals();

  /** Values as floats, so that floats and doubles can be told to be the same. */
  private final float[] values = values(7, FEATURES * ROWS);

  private final float[] outputs = values(8, ROWS);

  private static float[] values(int seed, int length) {
    float[] special = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 1e30f, -1e30f};
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] =
          random.nextInt(20) == 0
              ? special[random.nextInt(special.length)]
              : (float) random.nextDouble(-3, 3);
    }
    return values;
  }

  private static double[] doubles(float[] floats) {
    double[] doubles = new double[floats.length];
    for (int i = 0; i < floats.length; i++) {
      doubles[i] = floats[i];
    }
    return doubles;
  }

  private float[] floatColumn(int column) {
    float[] one = new float[ROWS];
    for (int row = 0; row < ROWS; row++) {
      one[row] = values[row * FEATURES + column];
    }
    return one;
  }

  private float[][] floatColumns() {
    return new float[][] {floatColumn(0), floatColumn(1), floatColumn(2)};
  }

  private double[][] doubleColumns() {
    return new double[][] {
      doubles(floatColumn(0)), doubles(floatColumn(1)), doubles(floatColumn(2))
    };
  }

  private Tally drained(Counters counters) {
    Tally tally = new Tally(layout);
    counters.drain(tally, (slot, name) -> {}, null);
    return tally;
  }

  private Tally counted(Consumer<Recorder> recording) {
    Counters counters = new Counters(layout, 1, MEMORY);
    recording.accept(new Recorder(slots, counters, refusals));
    return drained(counters);
  }

  private void assertSame(Tally counted, Tally expected) {
    assertThat(counted.rows()).isEqualTo(expected.rows());
    for (int slot = 0; slot < slots.count(); slot++) {
      assertThat(counted.states(slot)).as("slot %d", slot).isEqualTo(expected.states(slot));
      assertThat(counted.values(slot)).as("slot %d", slot).isEqualTo(expected.values(slot));
    }
  }

  private Tally oneByOne(boolean answered) {
    return counted(
        recorder -> {
          for (int row = 0; row < ROWS; row++) {
            double[] features = new double[FEATURES];
            for (int i = 0; i < FEATURES; i++) {
              features[i] = values[row * FEATURES + i];
            }
            if (answered) {
              recorder.record(features, outputs[row]);
            } else {
              recorder.record(features);
            }
          }
        });
  }

  enum Form {
    ROWS_OF_DOUBLES,
    ROWS_OF_FLOATS,
    COLUMNS_OF_DOUBLES,
    COLUMNS_OF_FLOATS
  }

  private void record(BatchRecorder batches, Form form, boolean answered) {
    switch (form) {
      case ROWS_OF_DOUBLES -> {
        if (answered) {
          batches.rowMajor(doubles(values), doubles(outputs), ROWS);
        } else {
          batches.rowMajor(doubles(values), ROWS);
        }
      }
      case ROWS_OF_FLOATS -> {
        if (answered) {
          batches.rowMajor(values, outputs, ROWS);
        } else {
          batches.rowMajor(values, ROWS);
        }
      }
      case COLUMNS_OF_DOUBLES -> {
        if (answered) {
          batches.columnMajor(doubleColumns(), doubles(outputs), ROWS);
        } else {
          batches.columnMajor(doubleColumns(), ROWS);
        }
      }
      case COLUMNS_OF_FLOATS -> {
        if (answered) {
          batches.columnMajor(floatColumns(), outputs, ROWS);
        } else {
          batches.columnMajor(floatColumns(), ROWS);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void aBatchIsCountedAsItsRowsWouldBe(Form form) {
    assertSame(counted(recorder -> record(recorder.batches(), form, false)), oneByOne(false));
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void aBatchWithOutputsIsCountedAsItsRowsWouldBe(Form form) {
    assertSame(counted(recorder -> record(recorder.batches(), form, true)), oneByOne(true));
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void aBatchThatFindsEveryStripeBusyIsCountedAlike(Form form) {
    Counters counters = new Counters(layout, 1, MEMORY);
    Stripe held = Objects.requireNonNull(counters.tryAcquire(0));
    record(new Recorder(slots, counters, refusals).batches(), form, true);
    held.release();
    assertThat(counters.overflowed()).isEqualTo(ROWS);
    assertSame(drained(counters), oneByOne(true));
  }

  @Test
  void aRowOfFloatsIsCountedAsOneOfDoubles() {
    Tally floats =
        counted(
            recorder -> {
              recorder.record(new float[] {0.5f, Float.NaN, 1e30f});
              recorder.record(new float[] {-2, 0.25f, Float.NEGATIVE_INFINITY}, 0.75);
            });
    Tally doubles =
        counted(
            recorder -> {
              recorder.record(new double[] {0.5, Double.NaN, 1e30});
              recorder.record(new double[] {-2, 0.25, Double.NEGATIVE_INFINITY}, 0.75);
            });
    assertSame(floats, doubles);
  }

  @Test
  void buffersMayBeLongerThanTheirRows() {
    Tally tally =
        counted(
            recorder -> {
              recorder.batches().rowMajor(values, outputs, 2);
              recorder.batches().columnMajor(floatColumns(), 2);
              recorder.batches().rowMajor(values, 0);
            });
    assertThat(tally.rows()).isEqualTo(4);
  }

  @Test
  void aBatchWithTooFewValuesIsRefusedAsAWholeAndItsRowsAreCounted() {
    int before = CapturedLog.of(Recorder.class).size();
    double[][] ragged = {new double[5], new double[4], new double[5]};
    List<Consumer<BatchRecorder>> refused = new ArrayList<>();
    refused.add(batches -> batches.rowMajor(new double[3 * 5 - 1], 5));
    refused.add(batches -> batches.rowMajor(new double[3 * 5], new double[4], 5));
    refused.add(batches -> batches.columnMajor(ragged, 5));
    refused.add(batches -> batches.columnMajor(new float[2][5], 5));
    refused.add(batches -> batches.rowMajor((float[]) null, 5));
    refused.add(batches -> batches.columnMajor(new double[3][5], null, 5));
    refused.add(batches -> batches.columnMajor(new double[][] {null, null, null}, 5));
    Tally tally =
        counted(
            recorder -> {
              refused.forEach(batch -> batch.accept(recorder.batches()));
              recorder.batches().rowMajor(new float[1 << 10], Integer.MAX_VALUE);
              recorder.batches().rowMajor(new float[1], -1);
            });
    assertThat(tally.isEmpty()).isTrue();
    assertThat(refusals.counts())
        .containsEntry(Refusal.ROW_LENGTH, refused.size() * 5L + Integer.MAX_VALUE + 1);
    List<CapturedLog.Entry> logged = CapturedLog.of(Recorder.class);
    assertThat(logged.subList(before, logged.size()))
        .extracting(CapturedLog.Entry::text)
        .containsExactly(
            "refused a batch of 5 rows, for which an array is missing or too short: the schema has"
                + " 3 numeric features, [a, b, c]; further ones are only counted");
  }

  @Test
  void outputsWithoutAnOutputColumnAreRefusedAndTheRowsCounted() {
    SlotMap bare = new SlotMap(Schema.builder().numeric("a").build());
    Layout layout = new Layout(bare, List.of(GRID, GRID), List.of(), 0, false);
    Counters counters = new Counters(layout, 1, MEMORY);
    new Recorder(bare, counters, refusals)
        .batches()
        .rowMajor(new double[] {1, 2}, new double[] {1, 2}, 2);
    Tally tally = new Tally(layout);
    counters.drain(tally, (slot, name) -> {}, null);
    assertThat(tally.rows()).isEqualTo(2);
    assertThat(refusals.counts()).containsEntry(Refusal.NO_OUTPUT, 2L);
  }

  /** What a batch looks like when another thread takes a column away after it was checked. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aColumnThatIsTakenAwayMeanwhileCountsAsFailed(boolean isShort) {
    double[][] columns = {{1, 2}, isShort ? new double[1] : null, {1, 2}};
    CounterBlock block = new CounterBlock(layout);
    assertThat(block.add(BatchForm.COLUMNS_OF_DOUBLES, columns, FEATURES, null, -1, 0, 2)).isNull();
    Tally tally = new Tally(layout);
    tally.add(block);
    assertThat(tally.rows()).isEqualTo(2);
    assertThat(tally.states(0).count(ValueState.VALID)).isEqualTo(2);
    assertThat(tally.states(1).count(ValueState.FAILED)).isEqualTo(2);
    assertThat(BoxedState.state(BatchForm.COLUMNS_OF_DOUBLES.get(columns, FEATURES, 1, 1)))
        .isEqualTo(ValueState.FAILED);
  }

  @Test
  void rowsOfAModelWithoutNumericFeaturesEnd() {
    SlotMap bare = new SlotMap(Schema.builder().categorical("c").build());
    Layout layout =
        new Layout(bare, List.of(GRID), List.of(new Dictionary(List.of("a"))), 0, false);
    Counters counters = new Counters(layout, 1, MEMORY);
    Recorder recorder = new Recorder(bare, counters, refusals);
    recorder.batches().rowMajor(new double[0], Integer.MAX_VALUE);
    Tally tally = new Tally(layout);
    counters.drain(tally, (slot, name) -> {}, null);
    assertThat(tally.rows() + refusals.counts().get(Refusal.OVERFLOW)).isEqualTo(Integer.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whileSwitchedOffABatchIsDroppedWithoutATrace(boolean fits) {
    Tally tally =
        counted(
            recorder -> {
              recorder.setEnabled(false);
              recorder.batches().rowMajor(new double[fits ? 3 : 1], new double[1], 1);
              recorder.batches().columnMajor(new float[3][1], fits ? 1 : 2);
            });
    assertThat(tally.isEmpty()).isTrue();
    assertThat(refusals.counts().values()).containsOnly(0L);
  }
}
