package io.driftmeter.api.instrument;

import org.jspecify.annotations.Nullable;

/** Records the calls of one method. Thread-safe. */
@FunctionalInterface
public interface MonitoredMethod {

  /**
   * Makes a call and records it as a prediction.
   *
   * @param arguments those of the call, in the order of the method's parameters; only read
   * @param invocation the call itself, made once
   * @return what the call gives
   * @throws Throwable what the call throws, unchanged
   */
  @Nullable Object call(@Nullable Object[] arguments, Invocation invocation) throws Throwable;
}
