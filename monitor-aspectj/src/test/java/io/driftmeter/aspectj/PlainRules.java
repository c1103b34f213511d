package io.driftmeter.aspectj;

/** Code that knows nothing of models. */
class PlainRules {

  public double risk(double amount, String country) {
    return amount / 1000;
  }
}
