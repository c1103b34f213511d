package io.driftmeter.stats.verdict;

import io.driftmeter.api.schema.Column;
import io.driftmeter.stats.profile.ColumnProfile;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.profile.WindowGroups;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The columns of one reference, ready to be compared with. */
final class ReferenceColumns {

  private final Profile profile;
  private final VerdictRule rule;
  private final WindowGroups groups;
  private final @Nullable HourOfDay hourOfDay;
  private final int[] hours;
  private final Map<String, Integer> positions = new HashMap<>();

  ReferenceColumns(Profile profile, VerdictRule rule) {
    this.profile = profile;
    this.rule = rule;
    groups = new WindowGroups(profile.windows());
    hourOfDay = rule.hourOfDay() == null ? null : new HourOfDay(rule.hourOfDay());
    hours =
        hourOfDay == null
            ? new int[0]
            : profile.windows().stream().mapToInt(hourOfDay::of).toArray();
    for (int i = 0; i < profile.columns().size(); i++) {
      positions.put(profile.columns().get(i).column().name(), i);
    }
  }

  /** What the reference says of that column. */
  ColumnProfile profile(Column column) {
    return profile.columns().get(position(column));
  }

  private int position(Column column) {
    return Objects.requireNonNull(positions.get(column.name()), "position");
  }

  ColumnReference of(Column column) {
    int position = position(column);
    ColumnBins bins = ColumnBins.of(profile.columns().get(position), rule.namesCategories());
    List<long[]> windows = new ColumnWindows(profile.windows(), position, bins.size());
    HourCells cells =
        hourOfDay == null || windows.isEmpty()
            ? null
            : new HourCells(hourOfDay, windows, hours, bins.orderedCount());
    return new ColumnReference(profile.info().kind(), bins, windows, groups, cells);
  }
}
