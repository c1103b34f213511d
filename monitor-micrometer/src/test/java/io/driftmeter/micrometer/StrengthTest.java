package io.driftmeter.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

/** Registries hold what counters read weakly; these meters must live as long as the monitor. */
class StrengthTest {

  private final MeterRegistry registry = new SimpleMeterRegistry();

  private double predictions() {
    return registry.get("model.predictions").tag("outcome", "success").functionCounter().count();
  }

  @Test
  void countersGoOnAfterGarbageCollection() {
    ScriptedMonitor monitor = ModelMonitorMetrics.monitor(registry, new ScriptedMonitor("m", "1"));
    collectGarbage();

    monitor.predict(5);
    assertThat(predictions()).isEqualTo(5);
    assertThat(registry.get("driftmeter.stripes").gauge().value()).isEqualTo(4);
  }

  @Test
  void metersOfAMonitorThatNobodyElseHoldsKeepTheirValues() {
    ModelMonitorMetrics.monitor(registry, new ScriptedMonitor("m", "1")).predict(5);
    collectGarbage();

    assertThat(predictions()).isEqualTo(5);
    assertThat(registry.get("driftmeter.stripes").gauge().value()).isEqualTo(4);
  }

  @Test
  void aFrozenVersionKeepsItsValuesThroughGarbageCollection() {
    ScriptedMonitor monitor = ModelMonitorMetrics.monitor(registry, new ScriptedMonitor("m", "1"));
    monitor.predict(5);
    monitor.deploy("2");
    collectGarbage();

    assertThat(
            registry
                .get("model.predictions")
                .tags("outcome", "success", "version", "1")
                .functionCounter()
                .count())
        .isEqualTo(5);
  }

  @Test
  void aClosedMonitorIsLetGo() {
    WeakReference<ScriptedMonitor> monitor = bindAndClose();

    for (int i = 0; i < 50 && monitor.get() != null; i++) {
      collectGarbage();
    }
    assertThat(monitor.get()).isNull();
  }

  private WeakReference<ScriptedMonitor> bindAndClose() {
    ScriptedMonitor monitor = ModelMonitorMetrics.monitor(registry, new ScriptedMonitor("m", "1"));
    monitor.close();
    return new WeakReference<>(monitor);
  }

  /** Collects until an object that nothing holds is gone. */
  private static void collectGarbage() {
    WeakReference<Object> canary = new WeakReference<>(new Object());
    while (canary.get() != null) {
      System.gc();
    }
  }
}
