package io.driftmeter.stats.engine;

import io.driftmeter.api.schema.Column;
import io.driftmeter.api.schema.Schema;
import io.driftmeter.stats.grid.Grid;
import io.driftmeter.stats.grid.LatencyGrid;
import io.driftmeter.stats.profile.CategoricalProfile;
import io.driftmeter.stats.profile.ColumnProfile;
import io.driftmeter.stats.profile.NumericProfile;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.recording.Dictionary;
import io.driftmeter.stats.recording.Layout;
import io.driftmeter.stats.recording.SlotMap;
import java.util.ArrayList;
import java.util.List;

/** The layout in which live values are counted as a reference counted them. */
final class ProfileLayouts {

  private ProfileLayouts() {}

  static Layout layout(SlotMap slots, Profile profile, boolean keepsUnseen) {
    List<Grid> grids = new ArrayList<>();
    List<Dictionary> dictionaries = new ArrayList<>();
    for (int slot = 0; slot < slots.count(); slot++) {
      if (slot == slots.latency()) {
        grids.add(LatencyGrid.GRID);
        continue;
      }
      ColumnProfile column = profile.column(slots.column(slot).name());
      if (column instanceof NumericProfile numeric) {
        grids.add(numeric.grid());
      } else if (column instanceof CategoricalProfile categorical) {
        dictionaries.add(new Dictionary(categorical.categories()));
      }
    }
    return new Layout(slots, grids, dictionaries, 0, keepsUnseen);
  }

  /**
   * Checks that a reference describes this model and these columns.
   *
   * @throws IllegalArgumentException naming the difference
   */
  static void check(String model, Schema schema, Profile profile) {
    if (!profile.info().model().equals(model)) {
      throw new IllegalArgumentException(
          "the reference is of model '%s', but this monitor watches model '%s'"
              .formatted(profile.info().model(), model));
    }
    for (Column column : schema.columns()) {
      Column described = profile.schema().require(column.name(), column.kind());
      if (described.role() != column.role()) {
        throw new IllegalArgumentException(
            "column '%s' has role %s in the reference, but %s here"
                .formatted(column.name(), described.role(), column.role()));
      }
      if (!column.thresholds().isEmpty() && !column.thresholds().equals(described.thresholds())) {
        throw new IllegalArgumentException(
            "column '%s' has the thresholds %s here, but %s in the reference, which must count them"
                .formatted(column.name(), column.thresholds(), described.thresholds()));
      }
    }
    for (Column described : profile.schema().columns()) {
      if (schema.find(described.name()).isEmpty()) {
        throw new IllegalArgumentException(
            "the reference has a column '%s' that this monitor does not know"
                .formatted(described.name()));
      }
    }
  }
}
