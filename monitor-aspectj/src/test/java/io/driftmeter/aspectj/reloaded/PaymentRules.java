package io.driftmeter.aspectj.reloaded;

import io.driftmeter.api.annotation.MonitoredModel;
import java.util.concurrent.Callable;

/** The model, woven; a call of its own. */
@MonitoredModel("payments")
public final class PaymentRules implements PaymentModel, Callable<Double> {

  @Override
  public double risk(Payment payment, Payer payer) {
    return payment.amount() / 1000;
  }

  @Override
  public Double call() {
    return risk(new Payment(250, "de", 3), new Payer());
  }
}
