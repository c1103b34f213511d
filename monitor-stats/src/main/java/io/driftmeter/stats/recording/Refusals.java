package io.driftmeter.stats.recording;

import io.driftmeter.api.counts.Refusal;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How often something was not recorded, by reason. Thread-safe; refusals are rare, so one counter
 * each will do.
 */
public final class Refusals {

  private final AtomicLongArray counts = new AtomicLongArray(Refusal.values().length);

  void count(Refusal reason) {
    count(reason, 1);
  }

  void count(Refusal reason, int rows) {
    counts.addAndGet(reason.ordinal(), rows);
  }

  /** Every reason with its count. */
  public Map<Refusal, Long> counts() {
    Map<Refusal, Long> all = new EnumMap<>(Refusal.class);
    for (Refusal reason : Refusal.values()) {
      all.put(reason, counts.get(reason.ordinal()));
    }
    return all;
  }
}
