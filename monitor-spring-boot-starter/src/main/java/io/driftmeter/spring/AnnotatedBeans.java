package io.driftmeter.spring;

import io.driftmeter.api.instrument.AnnotatedModel;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.scope.ScopedProxyFactoryBean;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * The beans whose definitions show that they are models. Immutable.
 *
 * @param byModel the beans by the name of the model
 */
record AnnotatedBeans(Map<String, AnnotatedBean> byModel) {

  /**
   * A bean that is a model.
   *
   * @param name the name of the bean
   * @param model what its annotations say
   */
  record AnnotatedBean(String name, AnnotatedModel model) {}

  /**
   * Looks at every definition, and makes no bean.
   *
   * @throws ModelSetupException when annotations are wrong, or two beans are one model
   */
  static AnnotatedBeans find(ConfigurableListableBeanFactory beans) {
    Map<String, AnnotatedBean> byModel = new TreeMap<>();
    for (String name : beans.getBeanDefinitionNames()) {
      Class<?> type = type(beans, name);
      if (type != null && AnnotatedModel.isAnnotated(type)) {
        AnnotatedModel model = read(name, type);
        AnnotatedBean before = byModel.putIfAbsent(model.name(), new AnnotatedBean(name, model));
        if (before != null) {
          throw sameModel(model.name(), before.name(), name);
        }
      }
    }
    return new AnnotatedBeans(byModel);
  }

  private static @Nullable Class<?> type(ConfigurableListableBeanFactory beans, String name) {
    BeanDefinition definition = beans.getBeanDefinition(name);
    if (definition.isAbstract()
        // the bean behind a scoped proxy has a definition of its own
        || ScopedProxyFactoryBean.class.getName().equals(definition.getBeanClassName())) {
      return null;
    }
    try {
      return beans.getType(name, false);
    } catch (BeansException cannotBeTold) {
      return null; // whoever needs the bean will hear of it
    }
  }

  /**
   * Reads the annotations of a bean's class.
   *
   * @throws ModelSetupException naming the bean
   */
  static AnnotatedModel read(String bean, Class<?> type) {
    try {
      return AnnotatedModel.of(type);
    } catch (IllegalArgumentException wrong) {
      throw new ModelSetupException("bean '%s': %s".formatted(bean, wrong.getMessage()), wrong);
    }
  }

  static ModelSetupException sameModel(String model, String one, String other) {
    return new ModelSetupException(
        "beans '%s' and '%s' are both model '%s', so their predictions could not be told apart; give each its own name in @MonitoredModel"
            .formatted(one, other, model));
  }
}
