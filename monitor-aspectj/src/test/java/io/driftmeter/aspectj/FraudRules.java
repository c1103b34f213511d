package io.driftmeter.aspectj;

import io.driftmeter.api.annotation.MonitoredModel;
import java.util.Arrays;

/** A model that also calls itself. */
@MonitoredModel("fraud")
class FraudRules implements FraudModel {

  @Override
  public double risk(double amount, String country) {
    return Math.min(1, thousands(amount));
  }

  /** Asks for a prediction for each country. */
  public double highestRisk(double amount, String... countries) {
    return Arrays.stream(countries).mapToDouble(country -> risk(amount, country)).max().orElse(0);
  }

  /** Asks for no prediction. */
  public double riskOfNobody(double amount) {
    return thousands(amount);
  }

  private double thousands(double amount) {
    return amount / 1000;
  }

  /** Calls what it overrides. */
  @MonitoredModel("fraud")
  static class Doubled extends FraudRules {

    @Override
    public double risk(double amount, String country) {
      return Math.min(1, 2 * super.risk(amount, country));
    }
  }

  /** Overrides nothing. */
  @MonitoredModel("fraud")
  static final class Renamed extends FraudRules {}
}
