package io.driftmeter.examples.flights;

import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock that stands still while traffic is replayed, so that a window ends when its rows do and
 * not when a quarter of an hour does; afterwards it goes on with the time of day. Thread-safe.
 */
final class ReplayClock implements InstantSource {

  private final Instant stopped = Instant.now();
  private volatile boolean running;

  @Override
  public Instant instant() {
    return running ? Instant.now() : stopped;
  }

  /** Goes on with the time of day. */
  void run() {
    running = true;
  }
}
