package io.driftmeter.stats.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.driftmeter.api.CategoricalColumn;
import io.driftmeter.api.IndexedColumn;
import io.driftmeter.api.PredictionScope;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.schema.Schema;
import io.driftmeter.stats.grid.OriginGrid;
import io.driftmeter.stats.profile.ReferenceBuilder;
import io.driftmeter.stats.profile.ReferenceProfiles;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A category is the same by its name, by a constant and by its number. */
class CategoryTest {

  /** What an application may call its countries. */
  enum Country {
    AT,
    CH,
    LI
  }

  private final SlotMap slots =
      new SlotMap(Schema.builder().categorical("country").label("decision").build());
  private final Layout layout =
      new Layout(
          slots,
          List.of(new OriginGrid(0, 1, 4, 1, 1)),
          List.of(new Dictionary(List.of("CH", "AT")), new Dictionary(List.of("AT", "CH"))),
          0,
          false);
  private final Counters counters = new Counters(layout, 1, 1 << 20);
  private final Recorder recorder = new Recorder(slots, counters, new Refusals());
  private final CategoricalColumn country = recorder.categorical("country");
  private final IndexedColumn indexed = recorder.indexed("country", List.of("AT", "CH", "LI"));
  private final int slot = slots.slot(country.column());
  private final int decision = slots.slot(recorder.categorical("decision").column());

  private Tally drained() {
    Tally tally = new Tally(layout);
    counters.drain(tally, (slot, name) -> {}, null);
    return tally;
  }

  @Test
  void aConstantIsItsName() {
    country.record(Country.AT);
    recorder.rows((source, row) -> row.set(country, Country.CH)).record("row");
    country.record(Country.LI);
    country.record((Country) null);
    Tally tally = drained();
    assertThat(tally.values(slot)).containsExactly(1, 1);
    assertThat(tally.states(slot).count(ValueState.UNSEEN)).isEqualTo(1);
    assertThat(tally.states(slot).count(ValueState.MISSING)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"0, VALID", "1, VALID", "2, UNSEEN", "3, UNSEEN", "-1, MISSING", "-2, UNSEEN"})
  void aNumberIsItsLabelAndWithoutOneIsUnseenOrMissing(int index, ValueState state) {
    indexed.record(index);
    recorder.rows((source, row) -> row.set(indexed, index)).record("row");
    try (PredictionScope prediction = recorder.startPrediction()) {
      prediction.set(indexed, index);
    }
    assertThat(drained().states(slot).count(state)).isEqualTo(3);
  }

  @Test
  void aNumberWithoutALabelIsNoCategoryOfAReferenceEither() {
    ReferenceBuilder builder = ReferenceProfiles.builder("model", "1", recorder.schema());
    builder.indexed("country", List.of("AT")).record(7);
    builder.indexed("country", List.of("AT")).record(0);
    assertThat(builder.build().categorical("country").categories()).containsExactly("AT");
  }

  @Test
  void numbersAreTheApplicationsOwn() {
    indexed.record(0);
    indexed.record(0);
    indexed.record(1);
    assertThat(drained().values(slot)).as("the reference lists CH first").containsExactly(1, 2);
  }

  @Test
  void aScopeAnswersWithAConstant() {
    try (PredictionScope prediction = recorder.startPrediction()) {
      assertThat(prediction.output(Country.CH)).isSameAs(Country.CH);
    }
    try (PredictionScope prediction = recorder.startPrediction()) {
      prediction.set(country, Country.AT).output((Country) null);
    }
    Tally tally = drained();
    assertThat(tally.values(decision)).containsExactly(0, 1);
    assertThat(tally.states(decision).count(ValueState.MISSING)).isEqualTo(1);
  }

  @Test
  void aNameThatIsNoConstantIsFoundByEquality() {
    country.record(new String(new char[] {'A', 'T'}));
    assertThat(drained().values(slot)).containsExactly(0, 1);
  }

  @Test
  void labelsAreCheckedAtOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> recorder.indexed("country", List.of()))
        .withMessage("column 'country' is to be recorded by index, but there are no labels");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> recorder.indexed("country", List.of("AT", "CH", "AT")))
        .withMessage("labels of column 'country' name 'AT' twice, last at index 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> recorder.indexed("country", Arrays.asList("AT", null)))
        .withMessage("label 1 of column 'country' is null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> recorder.indexed("county", List.of("AT")))
        .withMessageContaining("country");
  }
}
