package io.driftmeter.stats.recording;

import io.driftmeter.api.ColumnHandle;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.schema.Column;

/** A column of one recorder, resolved to its slot. */
abstract sealed class SlotHandle implements ColumnHandle permits NumericSlot, CategoricalSlot {

  final Recorder owner;
  final int slot;
  private final Column column;

  SlotHandle(Recorder owner, int slot, Column column) {
    this.owner = owner;
    this.slot = slot;
    this.column = column;
  }

  @Override
  public Column column() {
    return column;
  }

  @Override
  public void recordMissing() {
    record(ValueState.MISSING, BoxedState.MISSING);
  }

  @Override
  public void recordDefaulted() {
    record(ValueState.DEFAULTED, BoxedState.DEFAULTED);
  }

  @Override
  public void recordFailed() {
    record(ValueState.FAILED, BoxedState.FAILED);
  }

  abstract void record(ValueState state, double boxed);
}
