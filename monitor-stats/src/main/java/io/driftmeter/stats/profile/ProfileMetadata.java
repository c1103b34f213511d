package io.driftmeter.stats.profile;

import io.driftmeter.api.profile.ReferenceKind;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a profile says of itself beside its counts. Immutable.
 *
 * @param model name of the model, 1 to {@value #MAX_TEXT_LENGTH} characters
 * @param version version of the model, 1 to {@value #MAX_TEXT_LENGTH} characters
 * @param kind training or serving
 * @param builtAt when the profile was built
 * @param dataThrough time of the newest row in it, or null
 * @param artifactDigest digest of the model's own file, 1 to {@value #MAX_TEXT_LENGTH} characters,
 *     or null
 * @param rows how many rows were added, at least 0
 */
public record ProfileMetadata(
    String model,
    String version,
    ReferenceKind kind,
    Instant builtAt,
    @Nullable Instant dataThrough,
    @Nullable String artifactDigest,
    long rows) {

  /** The longest text, in characters. */
  public static final int MAX_TEXT_LENGTH = 256;

  /**
   * Checks every part.
   *
   * @throws IllegalArgumentException naming the part and the limit
   */
  public ProfileMetadata {
    UnicodeText.require("model", model, MAX_TEXT_LENGTH);
    UnicodeText.require("version", version, MAX_TEXT_LENGTH);
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(builtAt, "builtAt");
    if (artifactDigest != null) {
      UnicodeText.require("artifactDigest", artifactDigest, MAX_TEXT_LENGTH);
    }
    if (rows < 0) {
      throw new IllegalArgumentException("rows %d is negative".formatted(rows));
    }
  }

  /**
   * The metadata of a merged profile; associative and commutative, as merging counts is.
   *
   * <p>Model, version and kind must be equal. The later {@code builtAt} and the later known {@code
   * dataThrough} win, rows add up, and the artifact digest is kept where both sides agree.
   *
   * @throws IllegalArgumentException when model, version or kind differ, naming both
   * @throws ArithmeticException when the rows would pass {@link Long#MAX_VALUE}
   */
  ProfileMetadata merge(ProfileMetadata other) {
    requireEqual("model", model, other.model);
    requireEqual("version", version, other.version);
    requireEqual("kind", kind, other.kind);
    return new ProfileMetadata(
        model,
        version,
        kind,
        builtAt.isAfter(other.builtAt) ? builtAt : other.builtAt,
        later(dataThrough, other.dataThrough),
        ColumnLaws.agreed(artifactDigest, other.artifactDigest),
        Math.addExact(rows, other.rows));
  }

  private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
    return a == null || (b != null && b.isAfter(a)) ? b : a;
  }

  private static void requireEqual(String name, Object a, Object b) {
    if (!a.equals(b)) {
      throw new IllegalArgumentException(
          "profiles of different %s cannot be merged: '%s' and '%s'".formatted(name, a, b));
    }
  }
}
