package io.driftmeter.stats.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.api.schema.Schema;
import io.driftmeter.stats.grid.Grid;
import io.driftmeter.stats.grid.OriginGrid;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jol.info.ClassLayout;
import org.openjdk.jol.info.FieldLayout;

/**
 * What one thread writes all the time shares no cache line with anything else, where the virtual
 * machine put it: two lines of 64 bytes on either side, since processors fetch lines in pairs.
 */
class PaddingTest {

  private static final long TWO_LINES = 128;

  /** Whatever is written for each row. */
  private static final Set<String> WRITTEN = Set.of("busy", "outcome", "nanos");

  @ParameterizedTest
  @ValueSource(classes = {Stripe.class, RowBuffer.class})
  void whatIsWrittenForEachRowIsTwoLinesAwayFromTheObjectsEnds(Class<?> type) {
    ClassLayout layout = ClassLayout.parseClass(type);
    List<FieldLayout> written =
        layout.fields().stream().filter(field -> WRITTEN.contains(field.name())).toList();

    assertThat(written)
        .extracting(FieldLayout::name)
        .hasSameElementsAs(type == Stripe.class ? Set.of("busy") : WRITTEN);
    for (FieldLayout field : written) {
      assertThat(field.offset()).as(field.name()).isGreaterThanOrEqualTo(TWO_LINES);
      assertThat(layout.instanceSize() - field.offset() - field.size())
          .as(field.name())
          .isGreaterThanOrEqualTo(TWO_LINES);
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {Stripe.class, RowBuffer.class})
  void whatIsReadForEachRowIsTwoLinesAwayFromTheFlag(Class<?> type) {
    List<FieldLayout> fields =
        ClassLayout.parseClass(type).fields().stream()
            .filter(field -> !field.name().matches("[pq][0-9a-f]"))
            .toList();
    FieldLayout flag =
        fields.stream().filter(field -> field.name().equals("busy")).findFirst().orElseThrow();

    assertThat(fields).hasSizeGreaterThan(1);
    assertThat(fields)
        .filteredOn(field -> !field.equals(flag))
        .allSatisfy(
            field ->
                assertThat(Math.abs(field.offset() - flag.offset()))
                    .as(field.name())
                    .isGreaterThanOrEqualTo(TWO_LINES));
  }

  @Test
  void aRowWritesNothingBehindItsLastValues() {
    SlotMap slots = new SlotMap(Schema.builder().numeric("x").categorical("c").build());
    Grid grid = new OriginGrid(0, 1, 4, 4, 4);
    List<Dictionary> names = List.of(new Dictionary(List.of("a")));
    Layout layout = new Layout(slots, List.of(grid, grid), names, 0, false);
    Recorder recorder = new Recorder(slots, new Counters(layout, 1, 1 << 20), new Refusals());
    RowBuffer row = new RowBuffer(recorder, slots);
    row.numbers[row.numericCount] = 42;
    row.categories[row.categoryCount] = "behind";

    row.release();

    assertThat(row.numbers[row.numericCount]).isEqualTo(42);
    assertThat(row.categories[row.categoryCount]).isEqualTo("behind");
    assertThat(8 * (row.numbers.length - row.numericCount)).isGreaterThanOrEqualTo(128);
    assertThat(4 * (row.categories.length - row.categoryCount)).isGreaterThanOrEqualTo(128);
  }
}
