package io.driftmeter.stats.profile;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
final class CanonicalDigest {

  private static final int LONGEST_VALUE = 8;

  private final MessageDigest sha256;
  private final ByteBuffer buffer = ByteBuffer.allocate(1024); // big-endian

  CanonicalDigest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  CanonicalDigest put(int value) {
    reserve();
    buffer.putInt(value);
    return this;
  }

  CanonicalDigest put(long value) {
    reserve();
    buffer.putLong(value);
    return this;
  }

  CanonicalDigest put(double value) {
    return put(Double.doubleToRawLongBits(value));
  }

  CanonicalDigest put(boolean value) {
    return put(value ? 1 : 0);
  }

  CanonicalDigest put(@Nullable String text) {
    if (text == null) {
      return put(-1);
    }
    if (isAscii(text)) { // most texts, and nothing is allocated
      put(text.length());
      for (int i = 0; i < text.length(); i++) {
        reserve();
        buffer.put((byte) text.charAt(i));
      }
      return this;
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    put(utf8.length);
    drain();
    sha256.update(utf8);
    return this;
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7f) {
        return false;
      }
    }
    return true;
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
