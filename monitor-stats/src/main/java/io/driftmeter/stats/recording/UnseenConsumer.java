package io.driftmeter.stats.recording;

/** Takes the names of categories that the reference does not know. */
@FunctionalInterface
public interface UnseenConsumer {

  /** A name that was given for the column in that slot. */
  void accept(int slot, String name);
}
