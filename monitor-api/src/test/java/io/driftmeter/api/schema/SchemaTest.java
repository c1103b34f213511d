package io.driftmeter.api.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {

  private static final Column RISK = Column.of("risk", ColumnKind.NUMERIC, ColumnRole.OUTPUT);

  private final Schema schema =
      Schema.builder()
          .numeric("amount", "age")
          .categorical("country")
          .score("risk")
          .label("decision")
          .build();

  @Test
  void columnsKeepTheOrderInWhichTheyWereDeclared() {
    assertThat(schema.columns())
        .extracting(Column::name)
        .containsExactly("amount", "age", "country", "risk", "decision");
    assertThat(schema.numericFeatures()).extracting(Column::name).containsExactly("amount", "age");
    assertThat(schema.outputs()).extracting(Column::name).containsExactly("risk", "decision");
  }

  @Test
  void anUnknownColumnIsRefusedWithTheKnownOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> schema.require("amonut", ColumnKind.NUMERIC))
        .withMessage("no column 'amonut'; known columns: amount, age, country, risk, decision");
  }

  @Test
  void aLongListOfKnownColumnsIsCutShort() {
    Schema wide =
        Schema.builder()
            .numeric(IntStream.range(0, 60).mapToObj(i -> "c" + i).toArray(String[]::new))
            .build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> wide.require("x", ColumnKind.NUMERIC))
        .withMessageEndingWith("c49, and 10 more");
  }

  @Test
  void aNumericColumnIsNoCategoricalOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> schema.require("amount", ColumnKind.CATEGORICAL))
        .withMessage("column 'amount' is numeric, not categorical");
  }

  @Test
  void aNameStandsOnlyOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Schema.builder().numeric("amount").score("amount").build())
        .withMessage("column 'amount' stands twice in the schema");
  }

  @Test
  void aSchemaHasAtLeastOneColumn() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Schema.builder().build())
        .withMessage("a schema has 0 columns, but must have 1 to 10000");
  }

  @Test
  void theLatencyIsNoColumnOfASchema() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Schema.builder().column(Column.LATENCY).build())
        .withMessageContaining("which the monitor measures itself");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "a\nb"})
  void aNameIsReadable(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Column.of(name, ColumnKind.NUMERIC, ColumnRole.FEATURE))
        .withMessageStartingWith("column name");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void anImportanceIsAShare(double importance) {
    Column column = Column.of("amount", ColumnKind.NUMERIC, ColumnRole.FEATURE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> column.withImportance(importance))
        .withMessage("importance of column 'amount' is " + importance + ", but must be 0 to 1");
  }

  @Test
  void thresholdsStayWithTheScoreTheyCut() {
    Column risk =
        Schema.builder()
            .scoreWithThresholds("risk", -0.0, 0.5)
            .build()
            .require("risk", ColumnKind.NUMERIC);
    assertThat(risk.thresholds()).containsExactly(0.0, 0.5);
    assertThat(risk).isEqualTo(RISK.withThresholds(0.0, 0.5)).isNotEqualTo(RISK);
    assertThat(risk.withOwner("payments").withSource("model").withImportance(1).asCritical())
        .extracting(Column::thresholds)
        .isEqualTo(risk.thresholds());
    assertThat(RISK.thresholds()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MAX_VALUE,
        0.5,
        0.4
      })
  void aThresholdIsFiniteAndAboveTheOneBefore(double second) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RISK.withThresholds(0.5, second))
        .withMessage(
            "threshold %s of column 'risk' is not finite, or not above the one before"
                .formatted(second));
  }

  @Test
  void zerosOfBothSignsAreOneThreshold() {
    assertThatIllegalArgumentException().isThrownBy(() -> RISK.withThresholds(-0.0, 0.0));
  }

  @Test
  void thereAreAtMostSixteenThresholds() {
    double[] thresholds = IntStream.range(0, 17).asDoubleStream().toArray();
    assertThat(RISK.withThresholds(Arrays.copyOf(thresholds, 16)).thresholds()).hasSize(16);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RISK.withThresholds(thresholds))
        .withMessage("column 'risk' has 17 thresholds, but may have at most 16");
  }

  @ParameterizedTest
  @CsvSource({"NUMERIC, FEATURE", "CATEGORICAL, OUTPUT", "CATEGORICAL, FEATURE"})
  void onlyANumericOutputHasThresholds(ColumnKind kind, ColumnRole role) {
    Column column = Column.of("amount", kind, role);
    assertThat(column.withThresholds()).isEqualTo(column);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> column.withThresholds(0.5))
        .withMessage("column 'amount' has thresholds, but is no numeric output");
  }

  @Test
  void whatIsKnownOfAColumnIsKept() {
    Column column =
        Column.of("amount", ColumnKind.NUMERIC, ColumnRole.FEATURE)
            .withSource("ledger")
            .withOwner("payments")
            .withImportance(0.4)
            .asCritical();
    assertThat(column)
        .isEqualTo(
            new Column(
                "amount", ColumnKind.NUMERIC, ColumnRole.FEATURE, "ledger", "payments", 0.4, true));
  }
}
