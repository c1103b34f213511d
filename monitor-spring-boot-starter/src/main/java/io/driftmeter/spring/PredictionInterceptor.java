package io.driftmeter.spring;

import io.driftmeter.api.instrument.MonitoredMethod;
import io.driftmeter.api.instrument.MonitoredMethods;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

/** Records the calls of a bean that are predictions. Thread-safe. */
final class PredictionInterceptor implements MethodInterceptor {

  private final MonitoredMethods methods;
  private final Map<Method, MonitoredMethod> called = new ConcurrentHashMap<>();

  PredictionInterceptor(MonitoredMethods methods) {
    this.methods = methods;
  }

  @Override
  public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
    MonitoredMethod call = find(invocation.getMethod());
    return call == null
        ? invocation.proceed()
        : call.call(invocation.getArguments(), invocation::proceed);
  }

  private @Nullable MonitoredMethod find(Method method) {
    MonitoredMethod known = called.get(method);
    if (known == null) {
      known = methods.find(method).orElse(null);
      if (known != null) {
        called.put(method, known);
      }
    }
    return known;
  }
}
