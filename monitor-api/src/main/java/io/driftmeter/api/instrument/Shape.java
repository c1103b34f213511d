package io.driftmeter.api.instrument;

import io.driftmeter.api.ColumnHandle;
import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.Row;
import io.driftmeter.api.RowSink;
import io.driftmeter.api.RowWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which columns an argument, an element of a batch or a result holds, and where. */
sealed interface Shape {

  /** The columns, in their order. */
  List<ColumnSource> columns();

  /** The same with some of the columns, perhaps none. */
  Shape only(Predicate<String> columns);

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
    public Shape only(Predicate<String> columns) {
      return new Members(
          members.stream().filter(member -> columns.test(member.source().name())).toList());
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

  /**
   * A {@code double[]} or {@code float[]}.
   *
   * @param elements the columns of its elements, by their index
   * @param conventions what its values mean
   */
  record Vector(SortedMap<Integer, ColumnSource> elements, Conventions conventions)
      implements Shape {

    @Override
    public List<ColumnSource> columns() {
      return List.copyOf(elements.values());
    }

    @Override
    public Shape only(Predicate<String> columns) {
      SortedMap<Integer, ColumnSource> some = new TreeMap<>(elements);
      some.values().removeIf(source -> !columns.test(source.name()));
      return new Vector(some, conventions);
    }

    @Override
    public ValueWriter bind(RowSink sink, InstantSource clock) {
      int[] indexes = elements.keySet().stream().mapToInt(Integer::intValue).toArray();
      NumericColumn[] columns =
          elements.values().stream()
              .map(source -> source.numeric(sink))
              .toArray(NumericColumn[]::new);
      return (vector, row) -> {
        for (int i = 0; i < indexes.length; i++) {
          write(vector, indexes[i], columns[i], row);
        }
      };
    }

    private void write(@Nullable Object vector, int index, NumericColumn column, Row row) {
      if (vector instanceof double[] doubles && index < doubles.length) {
        Values.write(column, doubles[index], conventions, row);
      } else if (vector instanceof float[] floats && index < floats.length) {
        Values.write(column, floats[index], conventions, row);
      } else {
        row.missing(column);
      }
    }
  }
}
