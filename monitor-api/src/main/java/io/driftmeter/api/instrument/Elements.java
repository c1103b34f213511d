package io.driftmeter.api.instrument;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The elements of a collection or of an array, one after the other; none of anything else. */
final class Elements {

  private final @Nullable Iterator<?> iterator;
  private final @Nullable Object array;
  private final int length;
  private int at;

  private Elements(@Nullable Iterator<?> iterator, @Nullable Object array, int length) {
    this.iterator = iterator;
    this.array = array;
    this.length = length;
  }

  static Elements of(@Nullable Object value) {
    if (value instanceof Collection<?> collection) {
      return new Elements(collection.iterator(), null, 0);
    }
    return value != null && value.getClass().isArray()
        ? new Elements(null, value, Array.getLength(value))
        : new Elements(null, null, 0);
  }

  boolean hasNext() {
    return iterator != null ? iterator.hasNext() : at < length;
  }

  /** The next element, where there is one. */
  @Nullable Object next() {
    if (iterator != null) {
      return iterator.next();
    }
    return array == null ? null : Array.get(array, at++);
  }
}
