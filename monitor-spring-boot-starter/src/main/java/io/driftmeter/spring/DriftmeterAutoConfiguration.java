package io.driftmeter.spring;

import io.driftmeter.api.ModelMonitor;
import io.driftmeter.api.ReportListener;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

/**
 * Monitors the models of an application: a monitor for each bean with {@code @MonitoredModel} and
 * for each name in {@code driftmeter.models}, unless {@code driftmeter.enabled} is false.
 */
@AutoConfiguration(
    afterName = {
      "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
      "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
    })
@ConditionalOnProperty(
    prefix = DriftmeterProperties.PREFIX,
    name = "enabled",
    matchIfMissing = true)
@EnableConfigurationProperties(DriftmeterProperties.class)
public final class DriftmeterAutoConfiguration {

  /** Called by Spring. */
  public DriftmeterAutoConfiguration() {}

  @Bean
  static MonitorRegistrar driftmeterMonitorRegistrar(Environment environment) {
    return new MonitorRegistrar(environment);
  }

  @Bean
  static PredictionPostProcessor driftmeterPredictionPostProcessor(
      ConfigurableListableBeanFactory beans, Environment environment) {
    return new PredictionPostProcessor(beans, environment);
  }

  @Bean
  @ConditionalOnMissingBean
  ReferenceLoader driftmeterReferenceLoader(
      ResourceLoader resources, DriftmeterProperties properties) {
    return new ResourceReferences(resources, properties.references());
  }

  @Bean
  DriftmeterModels driftmeterModels(
      DriftmeterProperties properties,
      ReferenceLoader loader,
      ObjectProvider<MonitorBuilderCustomizer> customizers,
      AnnotatedBeans annotated,
      ConfigurableListableBeanFactory beans) {
    List<ModelMonitor> own =
        Arrays.stream(beans.getBeanNamesForType(ModelMonitor.class, true, false))
            .filter(name -> !MonitorRegistrar.isOurs(name))
            .map(name -> beans.getBean(name, ModelMonitor.class))
            .toList();
    return new DriftmeterModels(
        properties.models(),
        new MonitorAssembly(loader, customizers.orderedStream().toList()),
        annotated,
        own);
  }

  @Bean
  ModelsStart driftmeterModelsStart(
      DriftmeterModels models,
      DriftmeterProperties properties,
      AnnotatedBeans annotated,
      PredictionPostProcessor seen,
      ObjectProvider<MeterRegistry> registries,
      ObjectProvider<ReportListener> listeners,
      ConfigurableListableBeanFactory beans) {
    return new ModelsStart(
        models,
        annotated,
        seen,
        new ModelMeters(toBind(registries), properties.meters(), properties.models().values()),
        listeners.orderedStream().toList(),
        beans);
  }

  /** The one that stands for the others, where there is such, so that none is bound twice. */
  private static List<MeterRegistry> toBind(ObjectProvider<MeterRegistry> registries) {
    MeterRegistry primary = registries.getIfUnique();
    return primary == null ? registries.orderedStream().toList() : List.of(primary);
  }
}
