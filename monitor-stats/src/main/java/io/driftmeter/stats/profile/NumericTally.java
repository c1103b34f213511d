package io.driftmeter.stats.profile;

import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.schema.Column;

/** The running count of a numeric column, on a grid or before there is one. */
abstract sealed class NumericTally extends ColumnTally permits GridTally, ValueTally {

  NumericTally(Column column) {
    super(column);
  }

  /** Counts a value as what it is. */
  final void add(double value) {
    if (Double.isFinite(value)) {
      addFinite(value + 0.0); // one zero, not two
    } else if (Double.isNaN(value)) {
      count(ValueState.NAN);
    } else {
      count(value > 0 ? ValueState.POSITIVE_INFINITY : ValueState.NEGATIVE_INFINITY);
    }
  }

  abstract void addFinite(double value);
}
