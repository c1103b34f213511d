package io.driftmeter.aspectj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.api.annotation.MonitoredModel;
import io.driftmeter.api.instrument.ModelInstrumentation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aop.aspectj.annotation.AspectJProxyFactory;
import org.springframework.aop.framework.Advised;

/** The aspect behind proxies of Spring. */
class ProxiedModelTest {

  private final FraudMonitor monitor = new FraudMonitor();
  private final ModelMonitorAspect aspect = new ModelMonitorAspect(model -> monitor.monitor());

  @AfterEach
  void close() {
    monitor.close();
  }

  /** Makes proxies for the interfaces of the target. */
  private AspectJProxyFactory advised(Object target) {
    AspectJProxyFactory factory = new AspectJProxyFactory(target);
    factory.addAspect(aspect);
    return factory;
  }

  /** Makes proxies for the class of the target. */
  private AspectJProxyFactory advisedClass(Object target) {
    AspectJProxyFactory factory = advised(target);
    factory.setProxyTargetClass(true);
    return factory;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aCallIsOneTimedPredictionWithAllItsInputs(boolean isForTheClass) {
    FraudRules rules = new FraudRules();
    FraudModel model = (isForTheClass ? advisedClass(rules) : advised(rules)).getProxy();

    assertThat(model.risk(250, "de")).isEqualTo(0.25);

    assertThat(monitor.predictions()).isEqualTo(1);
    assertThat(monitor.timed()).isEqualTo(1);
    assertThat(List.of("amount", "country", "risk"))
        .allSatisfy(column -> assertThat(monitor.absent(column)).isZero());
  }

  @Test
  void anExceptionPassesOnUnchangedAndIsAnError() {
    RuntimeException failure = new IllegalStateException("no model");
    FraudModel model = advised(new BrokenFraudModel(failure)).getProxy();

    assertThatThrownBy(() -> model.risk(250, "de")).isSameAs(failure);

    assertThat(monitor.errors()).isEqualTo(1);
    assertThat(monitor.predictions()).isZero();
  }

  @Test
  void whatAnObjectCallsOnItselfIsNotSeen() {
    FraudRules model = advisedClass(new FraudRules()).getProxy();

    assertThat(model.highestRisk(250, "de", "fr")).isEqualTo(0.25);

    assertThat(monitor.predictions()).isZero();
  }

  @Test
  void aMethodThatCallsTheOneItOverridesIsOnePrediction() {
    FraudModel model = advised(new FraudRules.Doubled()).getProxy();

    assertThat(model.risk(250, "de")).isEqualTo(0.5);

    assertThat(monitor.predictions()).isEqualTo(1);
  }

  @Test
  void aClassThatInheritsFromAModelIsOne() {
    FraudRules model = advisedClass(new InheritingRules()).getProxy();

    assertThat(model.risk(250, "de")).isEqualTo(0.25);

    assertThat(monitor.predictions()).isEqualTo(1);
  }

  /** Not final, so that there is a proxy for it. */
  @MonitoredModel("fraud")
  static class InheritingRules extends FraudRules {}

  @Test
  void aMethodOfAGenericInterfaceIsOnePrediction() {
    GenericModel<GenericModel.Payment> model = advised(new GenericModel.OfPayments()).getProxy();

    assertThat(model.risk(new GenericModel.Payment(250, "de"))).isEqualTo(0.25);

    assertThat(monitor.predictions()).isEqualTo(1);
  }

  @Test
  void theCodeOfAnInterfaceIsNotObserved() {
    GenericModel.WithCode model = advised(new GenericModel.AsItIs()).getProxy();

    assertThat(model.risk(250, "de")).isEqualTo(0.25);

    assertThat(monitor.predictions()).isZero();
  }

  @Test
  void codeInAClassThatIsNoModelIsNotObserved() {
    FraudModel model = advised(new InheritedFraudModel()).getProxy();

    assertThat(model.risk(250, "de")).isEqualTo(0.25);

    assertThat(monitor.predictions()).isZero();
  }

  @Test
  void methodsThatAreNoPredictionsAreOnlyCalled() {
    FraudRules model = advisedClass(new FraudRules()).getProxy();

    assertThat(model.riskOfNobody(250)).isEqualTo(0.25);

    assertThat(monitor.predictions() + monitor.errors()).isZero();
  }

  @Test
  void typesThatAreNoModelsAreLeftAlone() {
    List<String> list = advised(new ArrayList<>(List.of("de"))).getProxy();

    assertThat(list).containsExactly("de");
    assertThat(((Advised) list).getAdvisors()).isEmpty();
  }

  @Test
  void aModelWithoutAMonitorAnswersUnrecorded() {
    AspectJProxyFactory factory = new AspectJProxyFactory(new FraudRules());
    factory.addAspect(
        new ModelMonitorAspect(
            model -> {
              throw new IllegalArgumentException("no monitor of " + model.name());
            }));
    FraudModel model = factory.getProxy();

    assertThat(model.risk(250, "de")).isEqualTo(0.25);
  }

  @Test
  void anAspectNeedsToKnowWhereMonitorsAre() {
    assertThatNullPointerException()
        .isThrownBy(() -> new ModelMonitorAspect((ModelInstrumentation) null))
        .withMessage("instrumentation");
  }
}
