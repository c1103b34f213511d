package io.driftmeter.stats.engine;

import io.driftmeter.api.schema.Column;
import io.driftmeter.stats.profile.CategoricalProfile;
import io.driftmeter.stats.profile.ColumnProfile;
import io.driftmeter.stats.profile.NumericProfile;
import io.driftmeter.stats.profile.SparseCounts;
import io.driftmeter.stats.recording.Layout;
import io.driftmeter.stats.recording.SlotMap;
import io.driftmeter.stats.recording.Tally;
import java.util.List;

/** Counts of the engine as columns of a profile. */
final class TallyProfiles {

  private TallyProfiles() {}

  /** The columns of the schema, in its order. */
  static List<ColumnProfile> columns(Tally tally) {
    SlotMap slots = tally.layout().slots();
    return slots.schema().columns().stream().map(column -> column(tally, column, slots)).toList();
  }

  private static ColumnProfile column(Tally tally, Column column, SlotMap slots) {
    Layout layout = tally.layout();
    int slot = slots.slot(column);
    SparseCounts counts = SparseCounts.ofDense(tally.values(slot));
    return column.isNumeric()
        ? new NumericProfile(column, layout.grid(slot), counts, List.of(), tally.states(slot))
        : new CategoricalProfile(
            column, layout.dictionary(slot).categories(), counts, tally.states(slot));
  }
}
