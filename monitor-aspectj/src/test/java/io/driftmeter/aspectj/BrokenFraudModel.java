package io.driftmeter.aspectj;

import io.driftmeter.api.annotation.MonitoredModel;

/** A model that always fails, with an exception that is known. */
@MonitoredModel("fraud")
record BrokenFraudModel(RuntimeException failure) implements FraudModel {

  @Override
  public double risk(double amount, String country) {
    throw failure;
  }
}
