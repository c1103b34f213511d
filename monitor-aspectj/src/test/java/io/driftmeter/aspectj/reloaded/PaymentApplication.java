package io.driftmeter.aspectj.reloaded;

import io.driftmeter.api.counts.Outcome;
import io.driftmeter.api.instrument.AnnotatedModel;
import io.driftmeter.api.instrument.ModelInstrumentation;
import io.driftmeter.api.instrument.ModelProxy;
import io.driftmeter.aspectj.ModelMonitorAspect;
import io.driftmeter.micrometer.ModelMonitorMetrics;
import io.driftmeter.stats.StreamingModelMonitor;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToLongFunction;

/** Starts a monitor, predicts through a proxy and through woven code, and closes all again. */
public final class PaymentApplication implements ToLongFunction<MeterRegistry> {

  /** Gives how many predictions were recorded, half of them through each. */
  @Override
  public long applyAsLong(MeterRegistry registry) {
    AnnotatedModel model = AnnotatedModel.of(PaymentModel.class);
    try (StreamingModelMonitor monitor =
            ModelMonitorMetrics.monitor(
                registry,
                StreamingModelMonitor.builder(model.name(), model.version())
                    .schema(model.schema())
                    .listener(report -> {})
                    .build());
        ModelMonitorAspect.Installation installed =
            ModelMonitorAspect.install(new ModelInstrumentation(found -> monitor))) {
      PaymentModel behindProxy =
          ModelProxy.wrap(PaymentModel.class, (payment, payer) -> payment.amount() / 1000, monitor);
      PaymentModel woven = new PaymentRules();
      for (int i = 0; i < 10; i++) {
        PaymentModel.Payment payment = new PaymentModel.Payment(i, "de", i);
        behindProxy.risk(payment, new PaymentModel.Payer());
        woven.risk(payment, new PaymentModel.Payer());
      }
      monitor.closeWindow();
      return monitor.counts().outcome(Outcome.SUCCESS).predictions();
    }
  }
}
