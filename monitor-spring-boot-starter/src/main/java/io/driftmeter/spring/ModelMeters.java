package io.driftmeter.spring;

import io.driftmeter.micrometer.ModelMonitorMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Publishes models in the registries of the application.
 *
 * <p>Every model gets the tags that any of them has, since some registries refuse meters of one
 * name with different keys.
 */
final class ModelMeters {

  /** The value of a tag that only other models have. */
  private static final String ABSENT = "none";

  private final List<MeterRegistry> registries;
  private final DriftmeterProperties.Meters settings;
  private final Set<String> keys;

  ModelMeters(
      List<MeterRegistry> registries,
      DriftmeterProperties.Meters settings,
      Collection<ModelProperties> models) {
    this.registries = List.copyOf(registries);
    this.settings = settings;
    keys = new TreeSet<>();
    models.forEach(model -> keys.addAll(model.tags().keySet()));
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
            keys.stream()
                .map(key -> Tag.of(key, model.settings().tags().getOrDefault(key, ABSENT)))
                .toList());
    return registries.stream().mapToLong(registry -> bind(model, registry, tags)).sum();
  }

  private long bind(WatchedModel model, MeterRegistry registry, Tags tags) {
    try {
      ModelMonitorMetrics.builder(model.monitor())
          .extraTags(tags)
          .detailedColumns(settings.detailedColumns())
          .fleetSeries(settings.fleetSeries())
          .build()
          .bindTo(registry);
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
