package io.driftmeter.api.instrument;

import org.jspecify.annotations.Nullable;

/** The call that is observed. */
@FunctionalInterface
public interface Invocation {

  /** Goes on with the call, and gives or throws what it gives or throws. */
  @Nullable Object proceed() throws Throwable;
}
