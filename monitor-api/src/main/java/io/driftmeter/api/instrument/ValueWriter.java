package io.driftmeter.api.instrument;

import io.driftmeter.api.Row;
import org.jspecify.annotations.Nullable;

/** Writes what an argument, an element or a result holds. Never throws. */
@FunctionalInterface
interface ValueWriter {

  void write(@Nullable Object value, Row row);
}
