package io.driftmeter.examples.load;

import java.util.List;

/** The servers that are compared; the same program, and the same flags for Java. */
enum Variant {
  /** With the monitor, whose metrics are scraped every second. */
  MONITORED("with the monitor", true),

  /** The model alone. */
  ALONE("without", false),

  /** Once more the model alone: how far apart two servers are that differ in nothing. */
  CONTROL("without, again", false);

  private final String title;
  private final boolean monitored;

  Variant(String title, boolean monitored) {
    this.title = title;
    this.monitored = monitored;
  }

  String title() {
    return title;
  }

  /** What tells its command line from that of the others. */
  List<String> arguments() {
    return monitored ? List.of() : List.of("--no-monitor");
  }
}
