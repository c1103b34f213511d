package io.driftmeter.api.instrument;

import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.Row;
import io.driftmeter.api.RowSink;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/*
 * Does what MembersWriter does, with one call less for each number that the compiler cannot see through: most features
 * are plain numbers.
 */
/** Writes an object that holds nothing but numbers which stand for themselves. */
final class NumbersWriter implements ValueWriter {

  private final ToDoubleFunction<Object>[] getters;
  private final NumericColumn[] columns;

  @SuppressWarnings({"unchecked", "rawtypes"}) // generic arrays cannot be made otherwise
  NumbersWriter(List<Member.Primitive> members, RowSink sink) {
    getters = members.stream().map(Member.Primitive::getter).toArray(ToDoubleFunction[]::new);
    columns =
        members.stream().map(member -> member.source().numeric(sink)).toArray(NumericColumn[]::new);
  }

  @Override
  public void write(@Nullable Object value, Row row) {
    for (int i = 0; i < columns.length; i++) {
      if (value == null) {
        row.missing(columns[i]);
        continue;
      }
      try {
        row.set(columns[i], getters[i].applyAsDouble(value));
      } catch (Throwable failure) {
        row.failed(columns[i]);
      }
    }
  }
}
