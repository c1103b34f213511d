package io.driftmeter.spring;

import io.driftmeter.micrometer.ModelMonitorMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.List;

/** Publishes models in the registries of the application. */
final class ModelMeters {

  private final List<MeterRegistry> registries;

  ModelMeters(List<MeterRegistry> registries) {
    this.registries = List.copyOf(registries);
  }

  /**
   * Binds a model to every registry; its meters go when its monitor closes.
   *
   * @return how many meters it has in all of them
   * @throws ModelSetupException when its tags cannot be used, or its meters are there already
   */
  long bind(WatchedModel model) {
    Tags tags =
        Tags.of(
            model.settings().tags().entrySet().stream()
                .map(tag -> Tag.of(tag.getKey(), tag.getValue()))
                .toList());
    return registries.stream().mapToLong(registry -> bind(model, registry, tags)).sum();
  }

  private static long bind(WatchedModel model, MeterRegistry registry, Tags tags) {
    try {
      ModelMonitorMetrics.monitor(registry, model.monitor(), tags);
    } catch (IllegalStateException bound) {
      // the application publishes its own monitor itself
      if (model.isOurs()) {
        throw failure(model, bound);
      }
    } catch (IllegalArgumentException wrong) {
      throw failure(model, wrong);
    }
    return registry.getMeters().stream()
        .filter(meter -> model.name().equals(meter.getId().getTag("model")))
        .count();
  }

  private static ModelSetupException failure(WatchedModel model, RuntimeException cause) {
    return new ModelSetupException(
        "meters of model '%s', with the tags driftmeter.models.%s.tags: %s"
            .formatted(model.name(), model.name(), cause.getMessage()),
        cause);
  }
}
