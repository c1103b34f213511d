package io.driftmeter.stats.profile;

import io.driftmeter.api.CategoricalColumn;
import io.driftmeter.api.ColumnHandle;
import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.schema.Column;
import org.jspecify.annotations.Nullable;

/** A handle to a column of a reference that is being built. */
sealed interface BuilderHandle extends ColumnHandle {

  ReferenceBuilder owner();

  int position();

  @Override
  default Column column() {
    return owner().schema().columns().get(position());
  }

  @Override
  default void recordMissing() {
    owner().touched(position()).count(ValueState.MISSING);
  }

  @Override
  default void recordDefaulted() {
    owner().touched(position()).count(ValueState.DEFAULTED);
  }

  @Override
  default void recordFailed() {
    owner().touched(position()).count(ValueState.FAILED);
  }

  /** Records numbers. */
  record Numeric(ReferenceBuilder owner, int position) implements BuilderHandle, NumericColumn {
    @Override
    public void record(double value) {
      ((NumericTally) owner.touched(position)).add(value);
    }
  }

  /** Records categories. */
  record Categorical(ReferenceBuilder owner, int position)
      implements BuilderHandle, CategoricalColumn {
    @Override
    public void record(@Nullable String category) {
      ((CategoryTally) owner.touched(position)).add(category);
    }
  }
}
