package io.driftmeter.examples.flights;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A model that can be told to be slow: while a spell is cast, every tenth prediction takes 40 ms
 * longer. Stands for a collection pause, a cold cache or a busy neighbour.
 */
public final class SlowSpell implements PredictionService {
  static final int ONE_IN = 10;
  static final Duration DELAY = Duration.ofMillis(40);

  private final PredictionService model;
  private final AtomicLong calls = new AtomicLong();
  private volatile boolean cast;

  /** A model as fast as the given one, until told otherwise. */
  public SlowSpell(PredictionService model) {
    this.model = model;
  }

  /** Makes the predictions that begin from now on slow, or fast again. */
  public void cast(boolean slow) {
    cast = slow;
  }

  @Override
  public double predict(FlightRequest request) {
    if (cast && calls.incrementAndGet() % ONE_IN == 0) {
      try {
        Thread.sleep(DELAY.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return model.predict(request);
  }
}
