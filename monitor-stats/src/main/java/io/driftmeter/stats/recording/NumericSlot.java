package io.driftmeter.stats.recording;

import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.schema.Column;

final class NumericSlot extends SlotHandle implements NumericColumn {

  NumericSlot(Recorder owner, int slot, Column column) {
    super(owner, slot, column);
  }

  @Override
  public void record(double value) {
    owner.record(slot, BoxedState.plain(value));
  }

  @Override
  void record(ValueState state, double boxed) {
    owner.record(slot, boxed);
  }
}
