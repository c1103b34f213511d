package io.driftmeter.stats.simulation;

import java.util.Arrays;

/** How much is simulated. */
enum Effort {
  /** Part of every build. */
  SHORT(2, 5, 16, 6, 2),
  /** For the tables of the documentation. */
  LONG(6, 15, 96, 60, 60);

  private final int copies;
  private final int runs;
  private final int limit;
  private final int shareRuns;
  private final int parts;

  Effort(int copies, int runs, int limit, int shareRuns, int parts) {
    this.copies = copies;
    this.runs = runs;
    this.limit = limit;
    this.shareRuns = shareRuns;
    this.parts = parts;
  }

  static Effort of(String name) {
    return Arrays.stream(values())
        .filter(effort -> effort.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("'%s' is neither short nor long".formatted(name)));
  }

  /** References for each line of the table of false alarms, fewer where windows are large. */
  int copies(int rows) {
    return rows > 500 ? copies / 2 : copies;
  }

  /** Runs for each change that moves a distribution. */
  int runs() {
    return runs;
  }

  /** Runs for each change of a share. */
  int shareRuns() {
    return shareRuns;
  }

  /** Windows after which nobody waits any longer for a change to be found. */
  int limit() {
    return limit;
  }

  /** Parts of months, each with a reference of its own. */
  int parts() {
    return parts;
  }
}
