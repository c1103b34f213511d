package io.driftmeter.aspectj.reloaded;

import io.driftmeter.api.annotation.Feature;
import io.driftmeter.api.annotation.Features;
import io.driftmeter.api.annotation.MonitoredModel;
import io.driftmeter.api.annotation.Prediction;
import java.util.function.Predicate;

/** A model whose inputs have every kind of accessor, and a predicate of the application. */
@MonitoredModel("payments")
public interface PaymentModel {

  @Prediction("risk")
  double risk(@Features Payment payment, @Features Payer payer);

  record Payment(
      @Feature double amount,
      @Feature String country,
      @Feature(defaultedWhen = Never.class) Integer items) {}

  final class Payer {

    @Feature
    public long getAge() {
      return 30;
    }
  }

  final class Never implements Predicate<Integer> {

    @Override
    public boolean test(Integer items) {
      return items < 0;
    }
  }
}
