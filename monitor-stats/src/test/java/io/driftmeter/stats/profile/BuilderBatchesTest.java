package io.driftmeter.stats.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.driftmeter.api.BatchRecorder;
import io.driftmeter.api.schema.Schema;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Training data in arrays give the reference that their rows would. */
class BuilderBatchesTest {

  private static final double[] VALUES = {1, 10, 2, 20, 3, 30};
  private static final double[] OUTPUTS = {0.25, 0.5, 0.75};
  private static final float[] FLOATS = {1, 10, 2, 20, 3, 30};
  private static final float[] FLOAT_OUTPUTS = {0.25f, 0.5f, 0.75f};
  private static final double[][] COLUMNS = {{1, 2, 3}, {10, 20, 30}};
  private static final float[][] FLOAT_COLUMNS = {{1, 2, 3}, {10, 20, 30}};

  private static Profile built(Consumer<ReferenceBuilder> recording) {
    Schema schema = Schema.builder().numeric("a", "b").score("y").build();
    ReferenceBuilder builder = ReferenceProfiles.builder("model", "1", schema);
    recording.accept(builder);
    return builder.builtAt(Instant.EPOCH).build();
  }

  private static Profile batch(Consumer<BatchRecorder> recording) {
    return built(builder -> recording.accept(builder.batches()));
  }

  @Test
  void everyFormGivesTheProfileOfItsRows() {
    Profile expected =
        built(
            builder -> {
              for (int row = 0; row < 3; row++) {
                builder.record(new double[] {VALUES[2 * row], VALUES[2 * row + 1]}, OUTPUTS[row]);
              }
            });
    assertThat(
            List.of(
                batch(batches -> batches.rowMajor(VALUES, OUTPUTS, 3)),
                batch(batches -> batches.rowMajor(FLOATS, FLOAT_OUTPUTS, 3)),
                batch(batches -> batches.columnMajor(COLUMNS, OUTPUTS, 3)),
                batch(batches -> batches.columnMajor(FLOAT_COLUMNS, FLOAT_OUTPUTS, 3)),
                built(
                    builder -> {
                      builder.record(new float[] {1, 10}, 0.25);
                      builder.batches().rowMajor(FLOATS, new float[0], 0);
                      builder.record(new float[] {2, 20}, 0.5);
                      builder.record(new float[] {3, 30}, 0.75);
                    })))
        .containsOnly(expected);
  }

  @Test
  void withoutOutputsTheOutputIsAbsent() {
    Profile expected =
        built(
            builder -> {
              builder.record(new double[] {1, 10});
              builder.record(new float[] {2, 20});
            });
    assertThat(
            List.of(
                batch(batches -> batches.rowMajor(VALUES, 2)),
                batch(batches -> batches.rowMajor(FLOATS, 2)),
                batch(batches -> batches.columnMajor(COLUMNS, 2)),
                batch(batches -> batches.columnMajor(FLOAT_COLUMNS, 2))))
        .containsOnly(expected);
  }

  private static void assertRefused(Consumer<BatchRecorder> recording, String message) {
    Profile nothing =
        built(
            builder -> {
              builder.record(new double[] {1, 1});
              assertThatIllegalArgumentException()
                  .isThrownBy(() -> recording.accept(builder.batches()))
                  .withMessage(message);
            });
    assertThat(nothing.info().rows()).isEqualTo(1);
  }

  @Test
  void anArrayThatIsTooShortIsRefusedBeforeAnyRow() {
    assertRefused(
        batches -> batches.rowMajor(VALUES, 4),
        "the batch has 6 values, but 4 rows of 2 numeric features need 8");
    assertRefused(
        batches -> batches.rowMajor(FLOATS, FLOAT_OUTPUTS, -1),
        "the batch has 6 values, but -1 rows of 2 numeric features need -2");
    assertRefused(
        batches -> batches.rowMajor(VALUES, new double[2], 3),
        "outputs of the batch has 2 values, but there are 3 rows");
    assertRefused(
        batches -> batches.columnMajor(new double[3][5], 5),
        "the batch has 3 columns, but the schema has 2 numeric features");
    assertRefused(
        batches -> batches.columnMajor(new float[][] {{1, 2}, {1}}, FLOAT_OUTPUTS, 2),
        "column 1 of the batch has 1 values, but there are 2 rows");
  }

  private static Arguments without(String name, Consumer<BatchRecorder> recording) {
    return arguments(name, recording);
  }

  @SuppressWarnings("NullAway") // what a caller without NullAway may pass
  static Stream<Arguments> nullArrays() {
    double[] none = null;
    float[] noFloats = null;
    return Stream.of(
        without("values", batches -> batches.rowMajor(none, 3)),
        without("values", batches -> batches.rowMajor(none, OUTPUTS, 3)),
        without("outputs", batches -> batches.rowMajor(VALUES, none, 3)),
        without("values", batches -> batches.rowMajor(noFloats, 3)),
        without("values", batches -> batches.rowMajor(noFloats, FLOAT_OUTPUTS, 3)),
        without("outputs", batches -> batches.rowMajor(FLOATS, noFloats, 3)),
        without("columns", batches -> batches.columnMajor((double[][]) null, 3)),
        without("columns", batches -> batches.columnMajor(null, OUTPUTS, 3)),
        without("columns[0]", batches -> batches.columnMajor(new double[][] {none, {1}}, 1)),
        without("columns[1]", batches -> batches.columnMajor(new double[][] {{1}, none}, 0)),
        without("outputs", batches -> batches.columnMajor(COLUMNS, none, 3)),
        without("columns", batches -> batches.columnMajor((float[][]) null, 3)),
        without("columns", batches -> batches.columnMajor(null, FLOAT_OUTPUTS, 3)),
        without(
            "columns[1]",
            batches -> batches.columnMajor(new float[][] {{1}, noFloats}, FLOAT_OUTPUTS, 1)),
        without("outputs", batches -> batches.columnMajor(FLOAT_COLUMNS, noFloats, 3)));
  }

  @ParameterizedTest
  @MethodSource("nullArrays")
  void anArrayThatIsNullIsNamedBeforeAnyRow(String name, Consumer<BatchRecorder> recording) {
    Profile nothing =
        built(
            builder -> {
              builder.record(new double[] {1, 1});
              assertThatNullPointerException()
                  .isThrownBy(() -> recording.accept(builder.batches()))
                  .withMessage(name);
            });
    assertThat(nothing.info().rows()).isEqualTo(1);
  }
}
