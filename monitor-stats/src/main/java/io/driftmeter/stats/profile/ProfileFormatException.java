package io.driftmeter.stats.profile;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A profile file that cannot be loaded: not a profile, of another format version, truncated,
 * changed, or beyond a limit. The message says which, and where in the file.
 */
public final class ProfileFormatException extends IOException {

  private static final long serialVersionUID = 1;
  private static final int LONGEST_DETAIL = 300;

  ProfileFormatException(String where, String what, @Nullable Throwable cause) {
    super(
        "profile file" + (where.isEmpty() ? "" : " at " + clean(where)) + ": " + clean(what),
        cause);
  }

  ProfileFormatException(String where, String what) {
    this(where, what, null);
  }

  /** What a hostile file says must not break the lines of a log. */
  private static String clean(String text) {
    String bounded =
        text.length() > LONGEST_DETAIL ? text.substring(0, LONGEST_DETAIL) + ".." : text;
    StringBuilder clean = new StringBuilder(bounded.length());
    bounded.chars().forEach(c -> clean.append(Character.isISOControl(c) ? ' ' : (char) c));
    return clean.toString();
  }
}
