package io.driftmeter.api.instrument;

import java.lang.reflect.Method;
import java.util.List;

/** What tells a method from others, whoever declares it. */
record Signature(String name, List<Class<?>> parameters) {

  static Signature of(Method method) {
    return new Signature(method.getName(), List.of(method.getParameterTypes()));
  }

  /** Whether a bridge with this signature can lead to that method. */
  boolean isBridgeTo(Signature method) {
    if (!name.equals(method.name) || parameters.size() != method.parameters.size()) {
      return false;
    }
    for (int i = 0; i < parameters.size(); i++) {
      if (!parameters.get(i).isAssignableFrom(method.parameters.get(i))) {
        return false;
      }
    }
    return !equals(method);
  }
}
