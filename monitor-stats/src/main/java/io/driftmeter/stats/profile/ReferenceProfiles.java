package io.driftmeter.stats.profile;

import io.driftmeter.api.profile.ReferenceProfile;
import io.driftmeter.api.schema.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.UUID;

/**
 * Where reference profiles come from and go to: built from rows, loaded, saved, merged. Safe for
 * use by any thread.
 *
 * <p>A file is JSON in UTF-8, with counts only. It may come from anywhere: loading checks every
 * limit before it allocates, allocates at most 256 KB and eight times the size of the file (beside
 * the classes that a first load brings in), and recomputes the fingerprints and a SHA-256 checksum
 * over all content. The checksum tells an accident; whoever can write the file can also compute it.
 */
public final class ReferenceProfiles {

  /** The largest file that {@code load} takes unless told otherwise: 64 MB. */
  public static final int DEFAULT_MAX_BYTES = 64 << 20;

  private ReferenceProfiles() {}

  /**
   * Starts a reference from rows.
   *
   * @throws IllegalArgumentException when model or version is blank or too long
   */
  public static ReferenceBuilder builder(String model, String version, Schema schema) {
    return new ReferenceBuilder(model, version, schema);
  }

  /**
   * Loads a profile of at most {@value #DEFAULT_MAX_BYTES} bytes.
   *
   * @throws ProfileFormatException when the file is not a profile, naming what is wrong and where
   * @throws IOException when it cannot be read
   */
  public static Profile load(Path file) throws IOException {
    return load(file, DEFAULT_MAX_BYTES);
  }

  /**
   * Loads a profile of at most {@code maxBytes} bytes.
   *
   * @throws ProfileFormatException when the file is not a profile, naming what is wrong and where
   * @throws IOException when it cannot be read
   */
  public static Profile load(Path file, int maxBytes) throws IOException {
    if (Files.size(file) > maxBytes) {
      throw tooLarge(maxBytes);
    }
    try (InputStream in = Files.newInputStream(file)) {
      return load(in, maxBytes);
    }
  }

  /**
   * Loads a profile of at most {@value #DEFAULT_MAX_BYTES} bytes from a stream, up to its end. Does
   * not close it.
   *
   * @throws ProfileFormatException when it is not a profile, naming what is wrong and where
   * @throws IOException when it cannot be read
   */
  public static Profile load(InputStream in) throws IOException {
    return load(in, DEFAULT_MAX_BYTES);
  }

  /**
   * Loads a profile of at most {@code maxBytes} bytes from a stream, up to its end. Does not close
   * it.
   *
   * @throws ProfileFormatException when it is not a profile, naming what is wrong and where
   * @throws IOException when it cannot be read
   */
  public static Profile load(InputStream in, int maxBytes) throws IOException {
    if (maxBytes < 1 || maxBytes == Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "maxBytes %d is not in 1..%d".formatted(maxBytes, Integer.MAX_VALUE - 1));
    }
    byte[] bytes = in.readNBytes(maxBytes + 1);
    if (bytes.length > maxBytes) {
      throw tooLarge(maxBytes);
    }
    return ProfileReader.read(bytes);
  }

  private static ProfileFormatException tooLarge(int maxBytes) {
    return new ProfileFormatException("", "larger than the limit of %d bytes".formatted(maxBytes));
  }

  /**
   * Saves a profile. The file is there whole or, if this fails, as it was before: it is written
   * beside its place, forced to disk, and moved.
   *
   * @throws IllegalArgumentException when the profile was not made by this package
   * @throws IOException when it cannot be written
   */
  public static void save(ReferenceProfile profile, Path file) throws IOException {
    Profile ours = Profile.require(profile);
    Path target = file.toAbsolutePath();
    // not createTempFile, whose files nobody else may read
    Path draft = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
    try {
      try (OutputStream out = Files.newOutputStream(draft, StandardOpenOption.CREATE_NEW)) {
        ProfileWriter.write(ours, out);
      }
      try (FileChannel written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        written.force(true);
      }
      move(draft, target);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void move(Path draft, Path target) throws IOException {
    try {
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /**
   * Saves a profile to a stream, which is flushed and not closed.
   *
   * @throws IllegalArgumentException when the profile was not made by this package
   * @throws IOException when it cannot be written
   */
  public static void save(ReferenceProfile profile, OutputStream out) throws IOException {
    ProfileWriter.write(Profile.require(profile), out);
  }

  /**
   * The profile of all rows of all given profiles, in whatever order: see {@link Profile#merge}.
   *
   * @param profiles at least one, of the same model, version, kind and grid fingerprint
   * @throws IllegalArgumentException when there is none, or two cannot be merged, naming the
   *     difference
   * @throws ArithmeticException when a count or a total would pass {@link Long#MAX_VALUE}
   */
  public static Profile merge(Collection<? extends ReferenceProfile> profiles) {
    return profiles.stream()
        .map(Profile::require)
        .reduce(Profile::merge)
        .orElseThrow(() -> new IllegalArgumentException("no profile to merge"));
  }
}
