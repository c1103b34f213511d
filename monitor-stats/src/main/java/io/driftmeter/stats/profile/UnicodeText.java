package io.driftmeter.stats.profile;

import org.jspecify.annotations.Nullable;

/** Text that UTF-8 can hold: no surrogate without its partner. */
final class UnicodeText {

  private UnicodeText() {}

  /** Whether UTF-8 can hold the text; it can hold none at all. */
  static boolean isWellFormed(@Nullable String text) {
    for (int i = 0; text != null && i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }

  /** Refuses text that is blank, longer than {@code limit} characters, or not well formed. */
  static String require(String name, String text, int limit) {
    if (text.isBlank() || text.length() > limit || !isWellFormed(text)) {
      throw new IllegalArgumentException(
          "%s has %d characters, but must be valid Unicode of 1 to %d, not blank"
              .formatted(name, text.length(), limit));
    }
    return text;
  }
}
