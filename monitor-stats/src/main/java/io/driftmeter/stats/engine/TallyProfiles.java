package io.driftmeter.stats.engine;

import io.driftmeter.api.counts.Outcome;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.api.schema.Column;
import io.driftmeter.stats.profile.CategoricalProfile;
import io.driftmeter.stats.profile.ColumnProfile;
import io.driftmeter.stats.profile.NumericProfile;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.profile.ReferenceWindow;
import io.driftmeter.stats.profile.SparseCounts;
import io.driftmeter.stats.recording.SlotMap;
import io.driftmeter.stats.recording.Tally;
import java.util.List;

/** Counts of the engine as parts of a profile. */
final class TallyProfiles {

  private TallyProfiles() {}

  /** The columns of the schema, in its order, in bins chosen from the counts. */
  static List<ColumnProfile> columns(Tally tally) {
    SlotMap slots = tally.layout().slots();
    return slots.schema().columns().stream()
        .map(
            column -> {
              int slot = slots.slot(column);
              return column.isNumeric()
                  ? NumericProfile.of(
                      column,
                      tally.layout().grid(slot),
                      counts(tally, slot),
                      List.of(),
                      tally.states(slot))
                  : categorical(tally, column, slot);
            })
        .toList();
  }

  /** The columns of a reference, in its order and bins. */
  static List<ColumnProfile> columns(Tally tally, Profile reference) {
    SlotMap slots = tally.layout().slots();
    return reference.columns().stream()
        .map(
            profile -> {
              Column column = profile.column();
              int slot = slots.slot(column);
              return profile instanceof NumericProfile numeric
                  ? new NumericProfile(
                      column,
                      numeric.grid(),
                      counts(tally, slot),
                      List.of(),
                      numeric.bins(),
                      tally.states(slot))
                  : categorical(tally, column, slot);
            })
        .toList();
  }

  private static ColumnProfile categorical(Tally tally, Column column, int slot) {
    return new CategoricalProfile(
        column,
        tally.layout().dictionary(slot).categories(),
        counts(tally, slot),
        tally.states(slot));
  }

  private static SparseCounts counts(Tally tally, int slot) {
    return SparseCounts.ofDense(tally.values(slot));
  }

  /** A window in the coarse counts of a reference. */
  static ReferenceWindow window(Tally tally, Profile reference, DriftReport report) {
    SlotMap slots = tally.layout().slots();
    return ReferenceWindow.of(
        report.windowStart(),
        report.windowEnd(),
        tally.rows(),
        tally.outcome(Outcome.ERROR).predictions(),
        reference.columns().stream()
            .map(
                profile -> {
                  int slot = slots.slot(profile.column());
                  return profile.inBins(tally.values(slot), tally.states(slot));
                })
            .toList());
  }
}
