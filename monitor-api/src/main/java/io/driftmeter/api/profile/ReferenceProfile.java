package io.driftmeter.api.profile;

import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.schema.Schema;

/**
 * What a model's inputs and outputs looked like when all was well: counts on fixed grids, no row
 * kept.
 *
 * <p>Profiles are immutable. They are made, saved, loaded and merged by {@code
 * io.driftmeter.stats.profile}; a monitor accepts only profiles made there.
 */
public interface ReferenceProfile {

  /** What the reference says of itself. */
  ReferenceInfo info();

  /** The columns that it describes. */
  Schema schema();

  /**
   * How many of a column's values were in each state.
   *
   * @throws IllegalArgumentException when there is no such column, naming the known ones
   */
  StateCounts states(String column);
}
