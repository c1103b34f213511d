package io.driftmeter.api.instrument;

import io.driftmeter.api.ColumnHandle;
import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.Row;
import io.driftmeter.api.RowSink;
import io.driftmeter.api.RowWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which columns an argument, an element of a batch or a result holds, and where. */
sealed interface Shape {

  /** The columns, in their order. */
  List<ColumnSource> columns();

  /**
   * Resolves the columns.
   *
   * @throws IllegalArgumentException naming the place whose column is not known, or of another kind
   */
  ValueWriter bind(RowSink sink, InstantSource clock);

  /** A record, a bean, or a value that is itself what a column holds. */
  record Members(List<Member> members) implements Shape {

    @Override
    public List<ColumnSource> columns() {
      return members.stream().map(Member::source).toList();
    }

    @Override
    public ValueWriter bind(RowSink sink, InstantSource clock) {
      List<Member.Primitive> numbers =
          members.stream()
              .filter(Member.Primitive.class::isInstance)
              .map(Member.Primitive.class::cast)
              .filter(member -> member.conventions().isNone())
              .toList();
      if (numbers.size() == members.size()) {
        return new NumbersWriter(numbers, sink);
      }
      List<RowWriter<Object>> writers = new ArrayList<>();
      List<ColumnHandle> handles = new ArrayList<>();
      for (Member member : members) {
        writers.add(member.bind(sink, clock));
        handles.add(member.handle(sink));
      }
      return new MembersWriter(writers, handles);
    }
  }

  /** A {@code double[]} or {@code float[]}. */
  record Vector(List<ColumnSource> columns, Conventions conventions) implements Shape {

    @Override
    public ValueWriter bind(RowSink sink, InstantSource clock) {
      NumericColumn[] handles =
          columns.stream().map(column -> column.numeric(sink)).toArray(NumericColumn[]::new);
      return (vector, row) -> write(vector, handles, row);
    }

    private void write(@Nullable Object vector, NumericColumn[] handles, Row row) {
      for (int i = 0; i < handles.length; i++) {
        if (vector instanceof double[] doubles && i < doubles.length) {
          Values.write(handles[i], doubles[i], conventions, row);
        } else if (vector instanceof float[] floats && i < floats.length) {
          Values.write(handles[i], floats[i], conventions, row);
        } else {
          row.missing(handles[i]);
        }
      }
    }
  }
}
