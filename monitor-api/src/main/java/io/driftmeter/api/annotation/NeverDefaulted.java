package io.driftmeter.api.annotation;

import java.util.function.Predicate;

/** No value is a default. */
public final class NeverDefaulted implements Predicate<Object> {

  /** A predicate without state. */
  public NeverDefaulted() {}

  @Override
  public boolean test(Object value) {
    return false;
  }
}
