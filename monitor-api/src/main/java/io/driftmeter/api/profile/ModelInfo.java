package io.driftmeter.api.profile;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which model is monitored, and against what. Immutable.
 *
 * @param model name of the model
 * @param version version of the model
 * @param state where it stands with its reference
 * @param referenceInfo the reference in use, or null while there is none
 */
public record ModelInfo(
    String model, String version, ModelState state, @Nullable ReferenceInfo referenceInfo) {

  /** Checks that the required parts are there. */
  public ModelInfo {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(state, "state");
  }

  /** The reference in use, if there is one. */
  public Optional<ReferenceInfo> reference() {
    return Optional.ofNullable(referenceInfo);
  }
}
