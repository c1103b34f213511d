package io.driftmeter.api.instrument;

import io.driftmeter.api.Row;
import org.jspecify.annotations.Nullable;

/** Writes the arguments of a call that have columns. */
final class RowArguments {

  private final int[] indexes;
  private final ValueWriter[] writers;

  RowArguments(int[] indexes, ValueWriter[] writers) {
    this.indexes = indexes;
    this.writers = writers;
  }

  void write(@Nullable Object[] arguments, Row row) {
    for (int i = 0; i < indexes.length; i++) {
      writers[i].write(arguments[indexes[i]], row);
    }
  }
}
