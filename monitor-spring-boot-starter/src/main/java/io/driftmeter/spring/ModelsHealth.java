package io.driftmeter.spring;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the models say of the application's health: that it is up, whatever they drift, unless the
 * application wants it otherwise.
 */
final class ModelsHealth {

  private static final String UP = "UP";

  private final DriftmeterModels models;
  private final String whileAlarming;

  ModelsHealth(DriftmeterModels models, @Nullable String whileAlarming) {
    this.models = models;
    this.whileAlarming = whileAlarming == null ? UP : whileAlarming;
  }

  /** The code of the status. */
  String status() {
    return models.all().stream().anyMatch(model -> Standing.of(model.monitor()) == Standing.ALARM)
        ? whileAlarming
        : UP;
  }

  /** How each model stands, by name. */
  Map<String, Object> details() {
    Map<String, Object> details = new LinkedHashMap<>();
    for (WatchedModel model : models.all()) {
      details.put(
          model.name(),
          Map.of(
              "version",
              model.monitor().info().version(),
              "state",
              Standing.of(model.monitor()).name()));
    }
    return details;
  }
}
