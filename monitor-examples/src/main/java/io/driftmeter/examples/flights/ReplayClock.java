package io.driftmeter.examples.flights;

import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock that stands still while traffic is replayed, so that a window ends when its rows do and
 * not when a quarter of an hour does; afterwards it goes on with the time of day. Thread-safe.
 */
final class ReplayClock implements InstantSource {

  private volatile Instant stopped = Instant.now();
  private volatile boolean running;

  @Override
  public Instant instant() {
    return running ? Instant.now() : stopped;
  }

  /** Steps to the time of day and stands still again. */
  void catchUp() {
    stopped = Instant.now();
  }

  /** Goes on with the time of day. */
  void run() {
    running = true;
  }
}
