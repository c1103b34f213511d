package io.driftmeter.spring;

import io.driftmeter.api.annotation.Features;
import io.driftmeter.api.annotation.MonitoredModel;
import io.driftmeter.api.annotation.Prediction;

/** A model behind an interface. */
@MonitoredModel(value = "late-arrival", version = "3")
interface LateArrival {

  @Prediction("probability")
  double score(@Features Flight flight);
}
