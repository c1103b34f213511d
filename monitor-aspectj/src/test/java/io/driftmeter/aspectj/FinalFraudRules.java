package io.driftmeter.aspectj;

import io.driftmeter.api.annotation.Feature;
import io.driftmeter.api.annotation.MonitoredModel;
import io.driftmeter.api.annotation.Prediction;

/** A model that no proxy can stand for: a final class without an interface. */
@MonitoredModel("fraud")
final class FinalFraudRules {

  @Prediction("risk")
  double risk(@Feature("amount") double amount, @Feature("country") String country) {
    return amount / 1000;
  }
}
