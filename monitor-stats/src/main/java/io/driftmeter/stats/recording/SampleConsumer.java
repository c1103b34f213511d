package io.driftmeter.stats.recording;

/** Takes the first values of each column, while a monitor learns. */
public interface SampleConsumer {

  /** A finite number of the column in that slot. */
  void number(int slot, double value);

  /** A category of the column in that slot. */
  void category(int slot, String name);
}
