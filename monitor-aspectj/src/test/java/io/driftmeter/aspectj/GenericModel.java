package io.driftmeter.aspectj;

import io.driftmeter.api.annotation.Feature;
import io.driftmeter.api.annotation.Features;
import io.driftmeter.api.annotation.MonitoredModel;
import io.driftmeter.api.annotation.Prediction;

/** An interface whose implementations have a bridge, and one whose code stands in itself. */
interface GenericModel<T> {

  double risk(T input);

  record Payment(double amount, String country) {}

  @MonitoredModel("fraud")
  final class OfPayments implements GenericModel<Payment> {

    @Override
    @Prediction("risk")
    public double risk(@Features Payment payment) {
      return payment.amount() / 1000;
    }
  }

  @MonitoredModel("fraud")
  interface WithCode {

    @Prediction("risk")
    default double risk(@Feature("amount") double amount, @Feature("country") String country) {
      return amount / 1000;
    }
  }

  final class AsItIs implements WithCode {}

  @MonitoredModel("fraud")
  final class CallsIt implements WithCode {

    @Override
    public double risk(double amount, String country) {
      return WithCode.super.risk(amount, country);
    }
  }
}
