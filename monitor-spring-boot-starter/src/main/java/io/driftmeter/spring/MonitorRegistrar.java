package io.driftmeter.spring;

import io.driftmeter.api.ModelMonitor;
import io.driftmeter.stats.StreamingModelMonitor;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Adds a bean for the monitor of every model, so that it can be injected by the model's name. Which
 * models there are is told by the definitions of beans and by the names of properties.
 */
final class MonitorRegistrar implements BeanFactoryPostProcessor {

  private static final String MONITOR = "driftmeter.monitor.";
  private static final String ANNOTATED_BEANS = "driftmeter.annotatedBeans";

  private final Environment environment;

  MonitorRegistrar(Environment environment) {
    this.environment = environment;
  }

  /** Whether a bean is one of those that are added here. */
  static boolean isOurs(String bean) {
    return bean.startsWith(MONITOR);
  }

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    BeanDefinitionRegistry registry = (BeanDefinitionRegistry) beans;
    AnnotatedBeans annotated = AnnotatedBeans.find(beans);
    boolean isAlone = beans.getBeanNamesForType(ModelMonitor.class, true, false).length == 0;
    Set<String> models = new TreeSet<>(annotated.byModel().keySet());
    models.addAll(configured());
    registry.registerBeanDefinition(
        ANNOTATED_BEANS, definition(AnnotatedBeans.class, () -> annotated));
    for (String model : models) {
      registry.registerBeanDefinition(MONITOR + model, monitor(beans, model, isAlone));
    }
  }

  private Set<String> configured() {
    return Binder.get(environment)
        .bind(DriftmeterProperties.PREFIX + ".models", Bindable.mapOf(String.class, Object.class))
        .map(models -> models.keySet())
        .orElse(Set.of());
  }

  private static RootBeanDefinition monitor(
      ConfigurableListableBeanFactory beans, String model, boolean isAlone) {
    Supplier<ModelMonitor> monitor =
        () -> beans.getBean(DriftmeterModels.class).configuredMonitor(model);
    RootBeanDefinition definition =
        isAlone
            ? definition(StreamingModelMonitor.class, () -> (StreamingModelMonitor) monitor.get())
            : definition(ModelMonitor.class, monitor);
    definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, model));
    // beside a monitor of the user's own it is only injected where its name is asked for
    definition.setDefaultCandidate(isAlone);
    return definition;
  }

  /** A bean that is closed by whoever made it. */
  private static <T> RootBeanDefinition definition(Class<T> type, Supplier<T> supplier) {
    RootBeanDefinition definition = new RootBeanDefinition(type, supplier);
    definition.setDestroyMethodName("");
    definition.setSynthetic(true);
    return definition;
  }
}
