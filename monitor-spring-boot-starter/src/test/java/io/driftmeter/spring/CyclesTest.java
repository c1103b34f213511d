package io.driftmeter.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Contexts come and go, and leave nothing. */
class CyclesTest {

  private static final int CYCLES = 200;
  private static final MeterRegistry REGISTRY = new SimpleMeterRegistry();

  @Configuration(proxyBeanMethods = false)
  @Import(PlainApplication.class)
  static class Application {
    @Bean(destroyMethod = "")
    MeterRegistry registry() {
      return REGISTRY;
    }

    @Bean
    LateArrivalModel lateArrivalModel() {
      return new LateArrivalModel();
    }
  }

  @Test
  void contextsLeaveNeitherThreadsNorMetersNorClassesOfProxies() {
    Flight flight = new Flights(5).next();
    Set<Class<?>> proxies = new HashSet<>();
    for (int i = 0; i < CYCLES; i++) {
      try (var context = new AnnotationConfigApplicationContext(Application.class)) {
        LateArrival model = context.getBean(LateArrival.class);
        model.score(flight);
        proxies.add(model.getClass());
        assertThat(REGISTRY.getMeters()).isNotEmpty();
      }
    }

    assertThat(REGISTRY.getMeters()).isEmpty();
    assertThat(proxies).hasSize(1);
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().contains("driftmeter"));
  }
}
