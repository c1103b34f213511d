package io.driftmeter.spring;

import io.driftmeter.api.annotation.Feature;
import io.driftmeter.api.annotation.MonitoredModel;
import io.driftmeter.api.annotation.Prediction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
@MonitoredModel("fraud")
public class FraudModel {

  @Prediction("risk")
  public double score(
      @Feature("amount") double amount, @Feature("country") @Nullable String country) {
    return amount / 1000;
  }
}
