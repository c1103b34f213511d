package io.driftmeter.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.api.ModelMonitor;
import io.driftmeter.api.annotation.Feature;
import io.driftmeter.api.annotation.MonitoredModel;
import io.driftmeter.api.annotation.Prediction;
import io.driftmeter.stats.StreamingModelMonitor;
import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.aopalliance.intercept.MethodInterceptor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.aop.Advisor;
import org.springframework.aop.framework.autoproxy.DefaultAdvisorAutoProxyCreator;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.core.PriorityOrdered;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;

/** Beans of every make, and how their calls come to be recorded. */
class ProxiesTest {

  private static final Flight FLIGHT = new Flights(3).next();

  @Configuration(proxyBeanMethods = false)
  @Import(PlainApplication.class)
  static class ClassBehindAnInterface {
    @Bean
    LateArrivalModel lateArrivalModel() {
      return new LateArrivalModel();
    }
  }

  @ParameterizedTest
  @CsvSource({
    // what is set, whether the proxy extends the class
    "spring.main.banner-mode=off, true",
    "spring.aop.proxy-target-class=true, true",
    "spring.aop.proxy-target-class=false, false"
  })
  void aBeanGetsTheKindOfProxyThatTheApplicationPrefers(String property, boolean isSubclass) {
    try (App app = App.plain(ClassBehindAnInterface.class, property)) {
      LateArrival model = app.bean(LateArrival.class);

      assertThat(model instanceof LateArrivalModel).isEqualTo(isSubclass);
      assertThat(AopUtils.isJdkDynamicProxy(model)).isEqualTo(!isSubclass);
      model.score(FLIGHT);
      assertThat(app.monitor("late-arrival").closeWindow().rows()).isEqualTo(1);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @Import(PlainApplication.class)
  static class FinalClass {
    static final class Fixed implements LateArrival {
      @Override
      public double score(Flight flight) {
        return 0.5;
      }
    }

    @Bean
    Fixed fixed() {
      return new Fixed();
    }
  }

  @Test
  void aFinalClassIsSeenThroughItsInterface() {
    try (App app = App.plain(FinalClass.class)) {
      app.bean(LateArrival.class).score(FLIGHT);

      assertThat(app.monitor("late-arrival").closeWindow().rows()).isEqualTo(1);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @Import(PlainApplication.class)
  static class LambdaBean {
    @Bean
    LateArrival lateArrival() {
      return flight -> 0.5;
    }
  }

  @Test
  void aLambdaIsAModelToo() {
    try (App app = App.plain(LambdaBean.class)) {
      app.bean(LateArrival.class).score(FLIGHT);

      assertThat(app.monitor("late-arrival").closeWindow().rows()).isEqualTo(1);
    }
  }

  /** A type that says nothing of models. */
  interface Scorer {
    double score(double amount);
  }

  @MonitoredModel("fraud")
  static class Fraud implements Scorer {
    @Override
    @Prediction("risk")
    public double score(@Feature("amount") double amount) {
      return amount / 100;
    }
  }

  @Configuration(proxyBeanMethods = false)
  @Import(PlainApplication.class)
  static class DeclaredByAnotherType {
    @Bean
    Scorer scorer() {
      return new Fraud();
    }
  }

  @Test
  void aModelIsFoundThoughItsDefinitionDoesNotShowIt() {
    try (App app = App.plain(DeclaredByAnotherType.class, "driftmeter.models.fraud.version=12")) {
      app.bean(Scorer.class).score(7);

      assertThat(app.monitor("fraud").closeWindow().rows()).isEqualTo(1);
      assertThat(app.monitor("fraud").info().version()).isEqualTo("12");
    }
  }

  @Configuration(proxyBeanMethods = false)
  @Import(PlainApplication.class)
  static class BehindAnotherAdvisor {
    final AtomicInteger calls = new AtomicInteger();

    @Bean
    static DefaultAdvisorAutoProxyCreator autoProxyCreator() {
      DefaultAdvisorAutoProxyCreator creator = new DefaultAdvisorAutoProxyCreator();
      creator.setProxyTargetClass(true);
      return creator;
    }

    @Bean
    AtomicInteger transactions() {
      return calls;
    }

    @Bean
    Advisor transactional(AtomicInteger transactions) {
      return new DefaultPointcutAdvisor(
          new StaticMethodMatcherPointcut() {
            @Override
            public boolean matches(Method method, @Nullable Class<?> targetClass) {
              return method.getName().equals("score");
            }
          },
          (MethodInterceptor)
              invocation -> {
                transactions.incrementAndGet();
                return invocation.proceed();
              });
    }

    @Bean
    Fraud fraud() {
      return new Fraud();
    }
  }

  @Test
  void aProxyThatIsThereAlreadyIsJoined() {
    try (App app = App.plain(BehindAnotherAdvisor.class)) {
      app.bean(Fraud.class).score(7);

      assertThat(app.monitor("fraud").closeWindow().rows()).isEqualTo(1);
      assertThat(app.bean(AtomicInteger.class)).hasValue(1);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAsync(proxyTargetClass = true)
  @Import(PlainApplication.class)
  static class CalledOnAnotherThread {
    @MonitoredModel("slow")
    static class Slow {
      @Async
      @Prediction("risk")
      public CompletableFuture<Double> risk(@Feature("days") double days) {
        return CompletableFuture.completedFuture(days / 1000);
      }
    }

    @Bean
    Slow slow() {
      return new Slow();
    }
  }

  @Test
  void anAsynchronousCallIsOnePrediction() {
    try (App app = App.plain(CalledOnAnotherThread.class)) {
      app.bean(CalledOnAnotherThread.Slow.class).risk(10).join();

      StreamingModelMonitor monitor = app.monitor("slow");
      assertThat(monitor.closeWindow().rows()).isEqualTo(1);
      assertThat(monitor.counts().states("risk")).hasToString("{valid=1}");
    }
  }

  @Configuration(proxyBeanMethods = false)
  @Import(PlainApplication.class)
  static class ManyObjects {
    @Bean
    @Scope("prototype")
    Fraud fraud() {
      return new Fraud();
    }
  }

  @Test
  void allObjectsOfOneBeanAreOneModel() {
    try (App app = App.plain(ManyObjects.class)) {
      app.bean(Fraud.class).score(7);
      app.bean(Fraud.class).score(8);

      assertThat(app.monitor("fraud").closeWindow().rows()).isEqualTo(2);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @Import(PlainApplication.class)
  static class ScopedBean {
    @Bean
    @Scope(value = "prototype", proxyMode = ScopedProxyMode.TARGET_CLASS)
    Fraud fraud() {
      return new Fraud();
    }
  }

  @Test
  void aCallThroughAProxyOfAScopeIsOnePrediction() {
    try (App app = App.plain(ScopedBean.class)) {
      app.bean(Fraud.class).score(7);

      assertThat(app.monitor("fraud").closeWindow().rows()).isEqualTo(1);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @Import(PlainApplication.class)
  static class MadeByAFactory {
    static class Factory implements FactoryBean<Fraud> {
      @Override
      public Fraud getObject() {
        return new Fraud();
      }

      @Override
      public Class<?> getObjectType() {
        return Fraud.class;
      }
    }

    @Bean
    Factory fraud() {
      return new Factory();
    }
  }

  @Test
  void whatAFactoryMakesIsAModelToo() {
    try (App app = App.plain(MadeByAFactory.class)) {
      app.bean(Fraud.class).score(7);

      assertThat(app.monitor("fraud").closeWindow().rows()).isEqualTo(1);
      assertThat(app.log()).noneMatch(line -> line.startsWith("WARN"));
    }
  }

  @Configuration(proxyBeanMethods = false)
  @Import(PlainApplication.class)
  static class MadeTooEarly {
    /** One that is made before ours. */
    static class First implements BeanPostProcessor, PriorityOrdered {
      @Override
      public int getOrder() {
        return 0;
      }
    }

    @Bean
    static Fraud fraud() {
      return new Fraud();
    }

    @Bean
    static First needsTheModel(Fraud fraud) {
      return new First();
    }
  }

  @Test
  void aBeanThatWasMadeTooEarlyIsTold() {
    try (App app = App.plain(MadeTooEarly.class)) {
      app.bean(Fraud.class).score(7);

      assertThat(app.monitor("fraud").closeWindow().rows()).isZero();
      assertThat(app.log())
          .anyMatch(
              line ->
                  line.startsWith(
                      "WARN predictions of bean 'fraud' are not recorded: it was made too early"));
    }
  }

  @Configuration(proxyBeanMethods = false)
  @Import(PlainApplication.class)
  static class Injected {
    /** What an application writes that reads the state of its models itself. */
    record Reader(ModelMonitor one, StreamingModelMonitor other, DriftmeterModels all) {}

    @Bean
    @Lazy
    Fraud fraud() {
      return new Fraud();
    }

    @Bean
    LateArrivalModel lateArrivalModel() {
      return new LateArrivalModel();
    }

    @Bean
    Reader reader(
        @Qualifier("fraud") ModelMonitor one,
        @Qualifier("late-arrival") StreamingModelMonitor other,
        DriftmeterModels all) {
      return new Reader(one, other, all);
    }
  }

  @Test
  void monitorsAreInjectedByTheNamesOfTheirModels() {
    StreamingModelMonitor monitor;
    try (App app = App.plain(Injected.class)) {
      Injected.Reader reader = app.bean(Injected.Reader.class);

      assertThat(reader.one().info().model()).isEqualTo("fraud");
      assertThat(reader.other().info().model()).isEqualTo("late-arrival");
      assertThat(reader.all().names()).containsExactly("fraud", "late-arrival");
      monitor = reader.other();
    }
    assertThat(monitor.info().state()).hasToString("CLOSED");
  }

  @Configuration(proxyBeanMethods = false)
  @Import(PlainApplication.class)
  static class OwnMonitor {
    @Bean
    StreamingModelMonitor mine() {
      return StreamingModelMonitor.builder("late-arrival", "77")
          .schema(io.driftmeter.api.instrument.AnnotatedModel.of(LateArrival.class).schema())
          .build();
    }

    @Bean
    LateArrivalModel lateArrivalModel() {
      return new LateArrivalModel();
    }

    @Bean
    Fraud fraud() {
      return new Fraud();
    }
  }

  @Test
  void aMonitorOfTheApplicationTakesThePlaceOfOurs() {
    try (App app = App.plain(OwnMonitor.class)) {
      StreamingModelMonitor mine = app.bean(StreamingModelMonitor.class);
      app.bean(LateArrival.class).score(FLIGHT);

      assertThat(app.models().monitor("late-arrival")).isSameAs(mine);
      assertThat(mine.closeWindow().rows()).isEqualTo(1);
      assertThat(app.models().names()).containsExactly("fraud", "late-arrival");
    }
  }

  @Test
  void switchedOffABeanIsAsItWas() {
    try (App app = App.plain(ClassBehindAnInterface.class, "driftmeter.enabled=false")) {
      assertThat(AopUtils.isAopProxy(app.bean(LateArrival.class))).isFalse();
      assertThat(app.log()).isEmpty();
    }
  }

  @Test
  void aModelCanStartSwitchedOff() {
    try (App app =
        App.plain(ClassBehindAnInterface.class, "driftmeter.models.late-arrival.enabled=false")) {
      app.bean(LateArrival.class).score(FLIGHT);

      assertThat(app.monitor("late-arrival").closeWindow().rows()).isZero();
      assertThat(app.log()).anyMatch(line -> line.contains("3: SWITCHED OFF, LEARNING"));
    }
  }

  @Test
  void withNothingToMonitorOneLineSaysWhatToDo() {
    try (App app = App.plain(PlainApplication.class)) {
      assertThat(app.log())
          .containsExactly(
              "INFO no model is monitored: annotate a bean with @MonitoredModel and its methods"
                  + " with @Prediction, or set driftmeter.models.<name>.reference");
    }
  }
}
