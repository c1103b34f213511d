package io.driftmeter.spring;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/** Shows the models, switches their monitors, and reloads references. */
@Endpoint(id = "driftmeter")
final class WritableDriftmeterEndpoint extends DriftmeterEndpoint {

  private final DriftmeterModels models;

  WritableDriftmeterEndpoint(DriftmeterModels models) {
    super(models);
    this.models = models;
  }

  /** What can be changed. */
  enum Change {
    /** Recording is switched on. */
    ENABLE,
    /** Recording is switched off. */
    DISABLE,
    /** The reference is loaded again. */
    RELOAD
  }

  /**
   * What became of a change.
   *
   * @param changed whether there was one
   * @param message what there is to say
   * @param model the model after it
   */
  record Changed(boolean changed, String message, ModelView model) {}

  @WriteOperation
  public Changed change(@Selector String model, @Selector Change change) {
    WatchedModel watched = models.find(model);
    if (watched == null) {
      throw new InvalidEndpointRequestException(
          "no model '%s'; known models: %s".formatted(model, models.names()), "no such model");
    }
    return change(watched, change);
  }

  private Changed change(WatchedModel watched, Change change) {
    if (change == Change.RELOAD) {
      Reload reload = models.reload(watched.name());
      return new Changed(
          reload instanceof Reload.Deployed, reload.message(), ModelView.of(watched));
    }
    boolean enable = change == Change.ENABLE;
    boolean changed = watched.monitor().isEnabled() != enable;
    watched.monitor().setEnabled(enable);
    return new Changed(
        changed, "recording is switched " + (enable ? "on" : "off"), ModelView.of(watched));
  }
}
