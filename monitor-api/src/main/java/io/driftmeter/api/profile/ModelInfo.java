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
 * @param artifactDigest digest of the model's own file that is served, or null where nobody said
 */
public record ModelInfo(
    String model,
    String version,
    ModelState state,
    @Nullable ReferenceInfo referenceInfo,
    @Nullable String artifactDigest) {

  /** Checks that the required parts are there. */
  public ModelInfo {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(state, "state");
  }

  /** A model of whose file nothing is known. */
  public ModelInfo(
      String model, String version, ModelState state, @Nullable ReferenceInfo referenceInfo) {
    this(model, version, state, referenceInfo, null);
  }

  /** The reference in use, if there is one. */
  public Optional<ReferenceInfo> reference() {
    return Optional.ofNullable(referenceInfo);
  }

  /** Whether both digests of the model's file are known: what is served, and the reference's. */
  public boolean knowsArtifacts() {
    return artifactDigest != null
        && referenceInfo != null
        && referenceInfo.artifactDigest() != null;
  }

  /** Whether the reference was made for another file of the model than the one that is served. */
  public boolean isOfOtherArtifact() {
    return knowsArtifacts()
        && !Objects.equals(artifactDigest, Objects.requireNonNull(referenceInfo).artifactDigest());
  }
}
