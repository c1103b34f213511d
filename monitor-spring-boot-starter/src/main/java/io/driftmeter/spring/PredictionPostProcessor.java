package io.driftmeter.spring;

import io.driftmeter.api.instrument.AnnotatedModel;
import io.driftmeter.api.instrument.MonitoredMethods;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.aop.Advisor;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.AopInfrastructureBean;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedObject;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Records the predictions of every bean that is a model: puts a proxy around it, or joins the proxy
 * that it has. It comes first among the advisors that a bean has by then, so that latency is what
 * callers see; those that come later, such as of asynchronous calls, go before it.
 */
final class PredictionPostProcessor implements BeanPostProcessor, Ordered {

  private final ConfigurableListableBeanFactory beans;
  private final boolean prefersSubclass;
  private final Map<String, Map<Class<?>, Advisor>> advisors = new ConcurrentHashMap<>();

  /** Read once, however many beans of a class there are: what is made for reading a class stays. */
  private final Map<Class<?>, AnnotatedModel> models = new ConcurrentHashMap<>();

  PredictionPostProcessor(ConfigurableListableBeanFactory beans, Environment environment) {
    this.beans = beans;
    // as the proxies of Spring Boot's own auto-configuration
    prefersSubclass = environment.getProperty("spring.aop.proxy-target-class", Boolean.class, true);
  }

  /** Before the post-processors that put their advisor in front of proxies that are there. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE - 100;
  }

  /** Whether a bean of that name was seen. */
  boolean hasSeen(String bean) {
    return advisors.containsKey(bean);
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String beanName) {
    Class<?> type = AopProxyUtils.ultimateTargetClass(bean);
    if (bean instanceof AopInfrastructureBean
        || bean instanceof ScopedObject // the bean behind it is seen by itself
        || !AnnotatedModel.isAnnotated(type)) {
      return bean;
    }
    AnnotatedModel model = models.computeIfAbsent(type, any -> AnnotatedBeans.read(beanName, type));
    Advisor advisor =
        advisors
            .computeIfAbsent(beanName, name -> new ConcurrentHashMap<>())
            .computeIfAbsent(type, any -> advisor(model, beanName));
    if (bean instanceof Advised advised && !advised.isFrozen() && AopUtils.isAopProxy(bean)) {
      requireVisible(advised, model, beanName);
      advised.addAdvisor(0, advisor);
      return bean;
    }
    return proxy(bean, beanName, type, model, advisor);
  }

  private Advisor advisor(AnnotatedModel model, String bean) {
    WatchedModel watched = beans.getBean(DriftmeterModels.class).watch(model, bean);
    MonitoredMethods methods;
    try {
      methods = watched.settings().columns().from(model).bind(watched.monitor());
    } catch (IllegalArgumentException wrong) {
      throw new ModelSetupException(
          "bean '%s' does not suit the columns of model '%s': %s"
              .formatted(bean, model.name(), wrong.getMessage()),
          wrong);
    }
    return new DefaultPointcutAdvisor(
        new PredictionPointcut(model), new PredictionInterceptor(methods));
  }

  private static void requireVisible(Advised advised, AnnotatedModel model, String bean) {
    List<Class<?>> interfaces = Arrays.asList(advised.getProxiedInterfaces());
    if (!advised.isProxyTargetClass() && !ProxyChoice.hidden(model, interfaces).isEmpty()) {
      throw new ModelSetupException(
          "bean '%s' has a proxy that shows only %s, which do not have the predictions %s; move them to an interface, or let the proxy extend the class"
              .formatted(
                  bean, interfaces, ProxyChoice.names(ProxyChoice.hidden(model, interfaces))));
    }
  }

  private Object proxy(
      Object bean, String name, Class<?> type, AnnotatedModel model, Advisor advisor) {
    Class<?> seen = bean.getClass();
    ClassLoader loader = beans.getBeanClassLoader();
    ProxyFactory factory = new ProxyFactory();
    factory.setTarget(bean);
    boolean prefers = prefersSubclass || AutoProxyUtils.shouldProxyTargetClass(beans, name);
    if (ProxyChoice.of(name, seen, model, prefers) == ProxyChoice.SUBCLASS) {
      factory.setProxyTargetClass(true);
    } else {
      factory.setInterfaces(ClassUtils.getAllInterfacesForClass(seen, loader));
    }
    factory.addAdvisor(advisor);
    if (beans.containsBeanDefinition(name)) {
      // what looks for the class behind proxies, such as listeners of events, asks for this
      beans
          .getMergedBeanDefinition(name)
          .setAttribute(AutoProxyUtils.ORIGINAL_TARGET_CLASS_ATTRIBUTE, type);
    }
    return factory.getProxy(loader);
  }
}
