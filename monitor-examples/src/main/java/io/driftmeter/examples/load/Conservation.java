package io.driftmeter.examples.load;

/**
 * Whether every request was counted exactly once.
 *
 * @param answered requests that the load generator had answers to
 * @param counted predictions that the monitor counted
 * @param unfinished how many more may have been served: a run leaves the requests that are under
 *     way behind, at most one for each connection
 */
record Conservation(long answered, long counted, long unfinished) {

  static final Conservation NONE = new Conservation(0, 0, 0);

  boolean holds() {
    return answered <= counted && counted <= answered + unfinished;
  }

  Conservation plus(Conservation other) {
    return new Conservation(
        answered + other.answered, counted + other.counted, unfinished + other.unfinished);
  }

  /** One sentence. */
  String sentence() {
    return Text.format(
        "The load generator had %,d answers of the monitored server, whose monitor counted %,d"
            + " predictions: %,d more, where up to %,d were under way when a run ended. The law of"
            + " conservation %s.",
        answered, counted, counted - answered, unfinished, holds() ? "holds" : "is BROKEN");
  }
}
