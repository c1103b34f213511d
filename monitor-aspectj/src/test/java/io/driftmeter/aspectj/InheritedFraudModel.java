package io.driftmeter.aspectj;

/** A model whose code stands in a class that is none. */
final class InheritedFraudModel extends InheritedFraudModel.Code implements FraudModel {

  static class Code {

    public double risk(double amount, String country) {
      return amount / 1000;
    }
  }
}
