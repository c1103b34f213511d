package io.driftmeter.api.instrument;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;

/** The methods of a model, bound to its monitor. Immutable and thread-safe. */
public final class MonitoredMethods {

  private final Map<Signature, MonitoredMethod> calls;

  MonitoredMethods(Map<Signature, MonitoredMethod> calls) {
    this.calls = Map.copyOf(calls);
  }

  /**
   * What records the calls of a method; empty where they are no predictions. Look it up once for a
   * method and keep it.
   */
  public Optional<MonitoredMethod> find(Method method) {
    return Optional.ofNullable(calls.get(Signature.of(method)));
  }
}
