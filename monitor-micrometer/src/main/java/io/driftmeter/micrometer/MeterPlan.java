package io.driftmeter.micrometer;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * The meters that one version is to have on one registry. Not thread-safe.
 *
 * <p>Registries hold the object that a meter reads weakly, but its function strongly. So every
 * function here holds the view: it lives as long as any meter of its version.
 */
final class MeterPlan {

  private final MeterRegistry registry;
  private final MeterNaming naming;
  private final VersionView view;
  private final Runnable beforeRead;
  private final List<Supplier<Meter>> registrations = new ArrayList<>();

  /** A plan for the version of that view; {@code beforeRead} runs before a value is read. */
  MeterPlan(MeterRegistry registry, MeterNaming naming, VersionView view, Runnable beforeRead) {
    this.registry = registry;
    this.naming = naming;
    this.view = view;
    this.beforeRead = beforeRead;
  }

  MeterRegistry registry() {
    return registry;
  }

  /** What to call to register each meter, in order; calling it again gives the same meter. */
  List<Supplier<Meter>> registrations() {
    return List.copyOf(registrations);
  }

  void counter(MonitorMeter meter, ToDoubleFunction<VersionView> count, String... tagValues) {
    require(meter, Meter.Type.COUNTER);
    Tags tags = tags(meter, tagValues);
    registrations.add(
        () ->
            FunctionCounter.builder(naming.name(meter), view, read(count))
                .tags(tags)
                .baseUnit(meter.unit())
                .description(meter.description())
                .register(registry));
  }

  void gauge(MonitorMeter meter, ToDoubleFunction<VersionView> value, String... tagValues) {
    require(meter, Meter.Type.GAUGE);
    Tags tags = tags(meter, tagValues);
    registrations.add(
        () ->
            Gauge.builder(naming.name(meter), view, read(value))
                .tags(tags)
                .baseUnit(meter.unit())
                .description(meter.description())
                .register(registry));
  }

  void timer(
      MonitorMeter meter,
      ToLongFunction<VersionView> count,
      ToDoubleFunction<VersionView> nanos,
      String... tagValues) {
    require(meter, Meter.Type.TIMER);
    Tags tags = tags(meter, tagValues);
    registrations.add(
        () ->
            FunctionTimer.builder(
                    naming.name(meter), view, count, read(nanos), TimeUnit.NANOSECONDS)
                .tags(tags)
                .description(meter.description())
                .register(registry));
  }

  private ToDoubleFunction<VersionView> read(ToDoubleFunction<VersionView> value) {
    VersionView held = view;
    Runnable first = beforeRead;
    return weaklyHeld -> {
      first.run();
      return value.applyAsDouble(held);
    };
  }

  private Tags tags(MonitorMeter meter, String... values) {
    return naming.tags(view.info().model(), view.version()).and(meter.tags(values));
  }

  private static void require(MonitorMeter meter, Meter.Type type) {
    if (meter.type() != type) {
      throw new IllegalArgumentException(
          "%s is a %s, not a %s".formatted(meter, meter.type(), type));
    }
  }
}
