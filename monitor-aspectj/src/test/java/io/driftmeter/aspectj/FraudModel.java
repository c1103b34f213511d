package io.driftmeter.aspectj;

import io.driftmeter.api.annotation.Feature;
import io.driftmeter.api.annotation.MonitoredModel;
import io.driftmeter.api.annotation.Prediction;

/** A model behind an interface. */
@MonitoredModel("fraud")
interface FraudModel {

  @Prediction("risk")
  double risk(@Feature("amount") double amount, @Feature("country") String country);
}
