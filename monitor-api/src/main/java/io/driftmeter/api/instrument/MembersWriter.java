package io.driftmeter.api.instrument;

import io.driftmeter.api.ColumnHandle;
import io.driftmeter.api.Row;
import io.driftmeter.api.RowWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the members of an object; one that throws is a failed value of its own column. */
final class MembersWriter implements ValueWriter {

  private final RowWriter<Object>[] writers;
  private final ColumnHandle[] columns;

  @SuppressWarnings({"unchecked", "rawtypes"}) // generic arrays cannot be made otherwise
  MembersWriter(List<RowWriter<Object>> writers, List<ColumnHandle> columns) {
    this.writers = writers.toArray(new RowWriter[0]);
    this.columns = columns.toArray(new ColumnHandle[0]);
  }

  @Override
  public void write(@Nullable Object value, Row row) {
    for (int i = 0; i < columns.length; i++) {
      if (value == null) {
        row.missing(columns[i]);
        continue;
      }
      try {
        writers[i].write(value, row);
      } catch (Throwable failure) {
        row.failed(columns[i]);
      }
    }
  }
}
