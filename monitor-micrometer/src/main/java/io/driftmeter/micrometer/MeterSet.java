package io.driftmeter.micrometer;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Meters on one registry that come and go together. Changed by one thread at a time, under the lock
 * of {@link Binding}.
 *
 * <p>A registry that is asked for a meter it has already gives that one back and drops the new one
 * without a word. Here such a meter is either taken over, when it belongs to a version that was
 * replaced, or refused, when it belongs to somebody else. Meters are compared as the registry knows
 * them, after its filters.
 */
final class MeterSet {

  private final MeterRegistry registry;
  private final Set<Meter> meters = new LinkedHashSet<>();

  private MeterSet(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * Registers every meter of the plan, or none.
   *
   * @param replaced sets whose meters may be taken over
   * @throws IllegalStateException when somebody else has registered one of them
   */
  static MeterSet register(MeterPlan plan, Collection<MeterSet> replaced) {
    MeterSet set = new MeterSet(plan.registry());
    Set<Meter> foreign = new HashSet<>(plan.registry().getMeters());
    replaced.forEach(old -> foreign.removeAll(old.meters));
    try {
      plan.registrations().forEach(registration -> set.add(registration, foreign, replaced));
    } catch (RuntimeException e) {
      set.remove();
      throw e;
    }
    return set;
  }

  private void add(
      Supplier<Meter> registration, Set<Meter> foreign, Collection<MeterSet> replaced) {
    Meter meter = registration.get();
    if (foreign.contains(meter)) {
      throw new IllegalStateException(
          """
          the registry has the meter %s already, from another monitor of the same model and \
          version or from an earlier binding of this one; to tell two monitors apart give each \
          its own tag: ModelMonitorMetrics.monitor(registry, monitor, Tag.of("slot", "a"))"""
              .formatted(meter.getId()));
    }
    if (replaced.stream().filter(old -> old.meters.remove(meter)).count() > 0) {
      registry.remove(meter);
      meters.add(registration.get());
    } else {
      meters.add(meter);
    }
  }

  /** Removes every meter from the registry. */
  void remove() {
    meters.forEach(registry::remove);
    meters.clear();
  }
}
