package io.driftmeter.examples.load;

/** What is going on, for whoever waits; standard output is for the result. */
final class Progress {

  private Progress() {}

  static void say(String format, Object... arguments) {
    System.err.println(Text.format(format, arguments));
  }
}
