package io.driftmeter.aspectj;

/** A model that always fails, with an exception that is known. */
record BrokenFraudModel(RuntimeException failure) implements FraudModel {

  @Override
  public double risk(double amount, String country) {
    throw failure;
  }
}
