package io.driftmeter.stats.profile;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over values in one binary form, the same on every JDK and machine.
 *
 * <p>Integers are 4 or 8 bytes, the highest first; doubles are their raw bits (grids and atoms hold
 * one kind of zero each, so equal ones have equal bits); text is the number of its UTF-8 bytes as
 * an integer, -1 for null, and the bytes; an instant is its seconds and its nanoseconds. Not
 * thread-safe.
 */
public final class CanonicalDigest {

  private static final int LONGEST_VALUE = 8;

  private final MessageDigest sha256;
  private final ByteBuffer buffer = ByteBuffer.allocate(1024); // big-endian

  /** A digest of nothing yet. */
  public CanonicalDigest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Puts four bytes. */
  public CanonicalDigest put(int value) {
    reserve();
    buffer.putInt(value);
    return this;
  }

  CanonicalDigest put(long value) {
    reserve();
    buffer.putLong(value);
    return this;
  }

  /** Puts eight bytes. */
  public CanonicalDigest put(double value) {
    return put(Double.doubleToRawLongBits(value));
  }

  CanonicalDigest put(boolean value) {
    return put(value ? 1 : 0);
  }

  /** Puts a text, or the absence of one. */
  public CanonicalDigest put(@Nullable String text) {
    if (text == null) {
      return put(-1);
    }
    int bytes = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      bytes += utf8Length(text.codePointAt(i));
    }
    put(bytes);
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      putUtf8(text.codePointAt(i));
    }
    return this;
  }

  private static int utf8Length(int codePoint) {
    return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
  }

  /** By hand, because {@code String.getBytes} allocates for every text. */
  private void putUtf8(int codePoint) {
    reserve();
    int length = utf8Length(codePoint);
    if (length == 1) {
      buffer.put((byte) codePoint);
      return;
    }
    int shift = 6 * (length - 1);
    buffer.put((byte) ((0xf00 >> length) | (codePoint >> shift))); // as many ones as bytes
    while (shift > 0) {
      shift -= 6;
      buffer.put((byte) (0x80 | ((codePoint >> shift) & 0x3f)));
    }
  }

  CanonicalDigest put(@Nullable Instant instant) {
    put(instant != null);
    return instant == null ? this : put(instant.getEpochSecond()).put(instant.getNano());
  }

  /** The digest of everything put since the last call, as 64 hexadecimal digits. */
  String hex() {
    drain();
    return HexFormat.of().formatHex(sha256.digest());
  }

  /** The first 12 digits: enough to tell the few things apart that meters show. */
  public String shortHex() {
    return hex().substring(0, 12);
  }

  private void reserve() {
    if (buffer.remaining() < LONGEST_VALUE) {
      drain();
    }
  }

  private void drain() {
    sha256.update(buffer.array(), 0, buffer.position());
    buffer.clear();
  }
}
