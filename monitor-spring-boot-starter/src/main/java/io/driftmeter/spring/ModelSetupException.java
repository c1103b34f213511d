package io.driftmeter.spring;

import org.jspecify.annotations.Nullable;

/** A model that cannot be monitored as it is annotated or configured. The start fails with it. */
final class ModelSetupException extends RuntimeException {

  private static final long serialVersionUID = 1;

  ModelSetupException(String message) {
    super(message);
  }

  ModelSetupException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
