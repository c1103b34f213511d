package io.driftmeter.spring;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** Shows the models and their last reports as a page for people. */
@Endpoint(id = "driftmeterpage")
final class DriftmeterPageEndpoint {

  private final DriftmeterModels models;

  DriftmeterPageEndpoint(DriftmeterModels models) {
    this.models = models;
  }

  @ReadOperation(produces = "text/html;charset=UTF-8")
  public String page() {
    return new ModelsPage().of(models.all());
  }
}
