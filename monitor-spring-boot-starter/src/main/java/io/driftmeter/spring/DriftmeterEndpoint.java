package io.driftmeter.spring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/** Shows the models and their last reports. */
@Endpoint(id = "driftmeter")
class DriftmeterEndpoint {

  private final DriftmeterModels models;

  DriftmeterEndpoint(DriftmeterModels models) {
    this.models = models;
  }

  /**
   * All models.
   *
   * @param models by name
   */
  record ModelsView(List<ModelView> models) {}

  /**
   * One model.
   *
   * @param model the model
   * @param lastReport its last report; null before the first
   */
  record ModelReport(ModelView model, @Nullable ReportView lastReport) {
    static ModelReport of(WatchedModel model) {
      return new ModelReport(
          ModelView.of(model), model.monitor().lastReport().map(ReportView::of).orElse(null));
    }
  }

  @ReadOperation
  public ModelsView models() {
    return new ModelsView(models.all().stream().map(ModelView::of).toList());
  }

  @ReadOperation
  public @Nullable ModelReport model(@Selector String model) {
    WatchedModel watched = models.find(model);
    return watched == null ? null : ModelReport.of(watched);
  }
}
