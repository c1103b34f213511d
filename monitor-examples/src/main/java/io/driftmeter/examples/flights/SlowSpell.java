package io.driftmeter.examples.flights;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A model that can be told to be slow: while a spell is cast, every tenth prediction takes 40 ms
 * longer. Stands for a collection pause, a cold cache or a busy neighbour.
 */
public final class SlowSpell implements PredictionService {
  private static final int ONE_IN = 10;
  private static final Duration DELAY = Duration.ofMillis(40);

  private final PredictionService model;
  private final Runnable pause;
  private final AtomicLong calls = new AtomicLong();
  private volatile boolean cast;

  /** A model as fast as the given one, until told otherwise. */
  public SlowSpell(PredictionService model) {
    this(model, SlowSpell::sleep);
  }

  SlowSpell(PredictionService model, Runnable pause) {
    this.model = model;
    this.pause = pause;
  }

  /** Makes the predictions that begin from now on slow, or fast again. */
  public void cast(boolean slow) {
    cast = slow;
  }

  @Override
  public double predict(FlightRequest request) {
    if (cast && calls.incrementAndGet() % ONE_IN == 0) {
      pause.run();
    }
    return model.predict(request);
  }

  private static void sleep() {
    try {
      Thread.sleep(DELAY.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
