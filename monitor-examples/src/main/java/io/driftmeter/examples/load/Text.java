package io.driftmeter.examples.load;

import java.util.Locale;

/** Figures as text, the same in every country. */
final class Text {

  private Text() {}

  static String format(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
