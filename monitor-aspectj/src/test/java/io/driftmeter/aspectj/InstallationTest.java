package io.driftmeter.aspectj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.driftmeter.api.ModelMonitor;
import io.driftmeter.api.instrument.ModelInstrumentation;
import org.aspectj.lang.Aspects;
import org.junit.jupiter.api.Test;

class InstallationTest {

  private final ModelInstrumentation instrumentation =
      new ModelInstrumentation(model -> ModelMonitor.noop());

  @Test
  void aspectjFindsTheOneAspectWithoutWeavingIt() {
    assertThat(Aspects.aspectOf(ModelMonitorAspect.class))
        .isSameAs(ModelMonitorAspect.aspectOf())
        .isNotNull();
    assertThat(Aspects.hasAspect(ModelMonitorAspect.class)).isTrue();
  }

  @Test
  void thereIsOneAtATime() {
    try (ModelMonitorAspect.Installation first = ModelMonitorAspect.install(instrumentation)) {
      assertThatIllegalStateException()
          .isThrownBy(() -> ModelMonitorAspect.install(instrumentation))
          .withMessageContaining("installed already; close that installation first");
    }
  }

  @Test
  void anInstallationThatIsClosedAgainLeavesTheNextOneAlone() {
    ModelMonitorAspect.Installation first = ModelMonitorAspect.install(instrumentation);
    first.close();
    try (ModelMonitorAspect.Installation second = ModelMonitorAspect.install(instrumentation)) {
      first.close();
      assertThatIllegalStateException()
          .isThrownBy(() -> ModelMonitorAspect.install(instrumentation));
    }
  }

  @Test
  void nullIsRefused() {
    assertThatNullPointerException()
        .isThrownBy(() -> ModelMonitorAspect.install(null))
        .withMessage("instrumentation");
  }
}
