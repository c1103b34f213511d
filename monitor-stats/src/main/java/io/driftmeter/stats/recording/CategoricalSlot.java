package io.driftmeter.stats.recording;

import io.driftmeter.api.CategoricalColumn;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.schema.Column;
import org.jspecify.annotations.Nullable;

final class CategoricalSlot extends SlotHandle implements CategoricalColumn {

  CategoricalSlot(Recorder owner, int slot, Column column) {
    super(owner, slot, column);
  }

  @Override
  public void record(@Nullable String category) {
    owner.record(slot, category == null ? ValueState.MISSING : category);
  }

  @Override
  void record(ValueState state, double boxed) {
    owner.record(slot, state);
  }
}
