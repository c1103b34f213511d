package io.driftmeter.stats.engine;

import io.driftmeter.api.counts.Outcome;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.api.schema.Column;
import io.driftmeter.stats.profile.Bins;
import io.driftmeter.stats.profile.CategoricalProfile;
import io.driftmeter.stats.profile.ColumnProfile;
import io.driftmeter.stats.profile.NumericProfile;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.profile.ReferenceWindow;
import io.driftmeter.stats.profile.SparseCounts;
import io.driftmeter.stats.recording.Layout;
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
              Bins bins =
                  column.isNumeric()
                      ? Bins.equalMass(
                          tally.values(slot), tally.layout().grid(slot), column.thresholds())
                      : Bins.of(0);
              return column(tally, column, slot, bins);
            })
        .toList();
  }

  /** The columns of a reference, in its order and bins. */
  static List<ColumnProfile> columns(Tally tally, Profile reference) {
    SlotMap slots = tally.layout().slots();
    return reference.columns().stream()
        .map(
            profile -> {
              Bins bins = profile instanceof NumericProfile numeric ? numeric.bins() : Bins.of(0);
              return column(tally, profile.column(), slots.slot(profile.column()), bins);
            })
        .toList();
  }

  private static ColumnProfile column(Tally tally, Column column, int slot, Bins bins) {
    Layout layout = tally.layout();
    SparseCounts counts = SparseCounts.ofDense(tally.values(slot));
    return column.isNumeric()
        ? new NumericProfile(column, layout.grid(slot), counts, List.of(), bins, tally.states(slot))
        : new CategoricalProfile(
            column, layout.dictionary(slot).categories(), counts, tally.states(slot));
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
