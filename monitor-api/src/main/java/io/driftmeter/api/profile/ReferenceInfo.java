package io.driftmeter.api.profile;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a reference says of itself. Immutable.
 *
 * @param model name of the model
 * @param version version of the model
 * @param kind training or serving
 * @param builtAt when the profile was built
 * @param dataThrough time of the newest row in it, or null
 * @param artifactDigest digest of the model's own file, or null
 * @param rows how many rows were added
 * @param gridFingerprint 64 hexadecimal digits that name columns, grids and categories: profiles
 *     with the same one can be merged
 * @param fingerprint 64 hexadecimal digits that name the grids and every count
 */
public record ReferenceInfo(
    String model,
    String version,
    ReferenceKind kind,
    Instant builtAt,
    @Nullable Instant dataThrough,
    @Nullable String artifactDigest,
    long rows,
    String gridFingerprint,
    String fingerprint) {

  /** Checks that the required parts are there. */
  public ReferenceInfo {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(builtAt, "builtAt");
    Objects.requireNonNull(gridFingerprint, "gridFingerprint");
    Objects.requireNonNull(fingerprint, "fingerprint");
  }

  /** The first 12 digits of the fingerprint: what meters and logs show. */
  public String shortFingerprint() {
    return fingerprint.substring(0, Math.min(12, fingerprint.length()));
  }
}
