package io.driftmeter.spring;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Shows monitored models in the actuator: its endpoints {@code driftmeter} and {@code
 * driftmeterpage}, and the health contributor {@code driftmeter}, where the application has an
 * actuator.
 */
@AutoConfiguration(after = DriftmeterAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnBean(DriftmeterModels.class)
public final class DriftmeterActuatorAutoConfiguration {

  /** Called by Spring. */
  public DriftmeterActuatorAutoConfiguration() {}

  /** The endpoints, in a class of its own since only here their conditions are known. */
  @Configuration(proxyBeanMethods = false)
  static class Endpoints {

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnAvailableEndpoint
    DriftmeterPageEndpoint driftmeterPageEndpoint(DriftmeterModels models) {
      return new DriftmeterPageEndpoint(models);
    }

    @Bean
    @ConditionalOnProperty(prefix = "driftmeter.endpoint", name = "writable")
    @ConditionalOnAvailableEndpoint
    WritableDriftmeterEndpoint writableDriftmeterEndpoint(DriftmeterModels models) {
      return new WritableDriftmeterEndpoint(models);
    }

    @Bean
    @ConditionalOnMissingBean(DriftmeterEndpoint.class)
    @ConditionalOnAvailableEndpoint
    DriftmeterEndpoint driftmeterEndpoint(DriftmeterModels models) {
      return new DriftmeterEndpoint(models);
    }
  }

  /** The health contributor of Spring Boot 3. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "org.springframework.boot.actuate.health.HealthIndicator")
  static class HealthOfBoot3 {

    @Bean
    @ConditionalOnMissingBean(name = "driftmeterHealthIndicator")
    @org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator(
        "driftmeter")
    org.springframework.boot.actuate.health.HealthIndicator driftmeterHealthIndicator(
        DriftmeterModels models, DriftmeterProperties properties) {
      ModelsHealth health = new ModelsHealth(models, properties.health().driftStatus());
      return () ->
          org.springframework.boot.actuate.health.Health.status(health.status())
              .withDetails(health.details())
              .build();
    }
  }

  /** The health contributor of Spring Boot 4, whose classes have moved. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
  static class HealthOfBoot4 {

    @Bean
    @ConditionalOnMissingBean(name = "driftmeterHealthIndicator")
    @org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator(
        "driftmeter")
    org.springframework.boot.health.contributor.HealthIndicator driftmeterHealthIndicator(
        DriftmeterModels models, DriftmeterProperties properties) {
      ModelsHealth health = new ModelsHealth(models, properties.health().driftStatus());
      return () ->
          org.springframework.boot.health.contributor.Health.status(health.status())
              .withDetails(health.details())
              .build();
    }
  }
}
